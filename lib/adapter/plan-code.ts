import { Code } from '../engine/generated/code.js'
import type { Argument, Provider } from '../operation.js'
import { asynchronous, isObject, type Line, synchronous } from './plan-line.js'
import { lazyProviders, type PlanParts, type PlanRunner, type ProvidedStep } from './plan-parts.js'
import { contextOf } from './request-context.js'
import { watchResponse } from './request-scopes.js'
import { signalOf } from './request-state.js'
import { checkRunning, isPending } from './step-end.js'

/**
 * The plan of an operation as straight-line code. It is generated twice: as a function that waits for nothing, and
 * as an asynchronous one that goes on from where a promise was met, with what was made so far.
 *
 * ```js
 * v0 = credential0(request)
 * v1 = make1.call(self1, v0)
 * if (typeof v1 === 'object' && v1 !== null && typeof v1.then === 'function' && isPending(v1, reply))
 *   return resume(2, request, reply, v0, v1, ...)
 * ```
 */
export function planCode(parts: PlanParts): PlanRunner {
  const writer = new PlanWriter(parts)
  const lines = writer.lines()
  const names = writer.names
  const resume = writer.code.compile<unknown>(
    'resume',
    parts.id,
    ['at', 'request', 'reply', ...names],
    // An asynchronous function is made by a synchronous one, which gives it its constants.
    [`return go(${['at', 'request', 'reply', ...names].join(', ')})`, ...asynchronous(lines, names)],
  )
  writer.code.bind({ resume })
  return writer.code.compile<PlanRunner>(
    'plan',
    parts.id,
    ['request', 'reply'],
    [`let ${names.join(', ')}`, ...lines.flatMap((line, at) => synchronous(line, at, names))],
  )
}

class PlanWriter {
  readonly code = new Code()
  /** All variables of the plan. */
  readonly names: string[] = ['issues', 'values']
  readonly #lazy = new Map<Provider, string>()

  constructor(private readonly parts: PlanParts) {
    this.code.bind({
      isPending,
      checkRunning,
      watchResponse,
      signalOf,
      contextOf,
      FAILED: Symbol('failed'),
      refuse: parts.refuse,
      isList: Array.isArray,
      LATER: Symbol.asyncDispose,
      NOW: Symbol.dispose,
    })
  }

  lines(): Line[] {
    const { steps, own, arguments: args } = this.parts
    const made = steps.flatMap((step, index) => {
      const value = this.#variable(`v${index}`)
      return step.kind === 'credential'
        ? [{ text: `${value} = ${this.code.constant(step.read, 'credential')}(request)` }]
        : [...this.#lazyLines(step.arguments), ...this.#stepLines(step, index, value)]
    })
    // Nobody has been refused: now the handler's own may be made.
    const lazies = this.#lazyLines(args)
    const refusal: Line[] = steps.some((step) => step.kind === 'provided' && step.read !== undefined)
      ? [{ text: 'if (issues !== undefined) return refuse(request, issues)' }]
      : []
    if (own === undefined) {
      const list = args.map((argument) => this.#argument(argument, 'undefined')).join(', ')
      return [...made, ...refusal, ...lazies, { text: `return [${list}]` }]
    }
    const given = args.flatMap((argument, at) => {
      // What the handler is called with is not kept twice.
      const value =
        argument.kind === 'request' || argument.kind === 'reply' ? '' : this.#argument(argument, '')
      return value === '' ? [] : [{ text: `values[${at}] = ${value}` }]
    })
    return [
      ...made,
      ...refusal,
      ...lazies,
      { text: `values = ${this.code.constant(own, 'own')}(request)`, pending: 'values' },
      { text: 'if (!isList(values)) return values' },
      ...given,
      { text: 'return values' },
    ]
  }

  /** What the application makes when it is asked for it: just before it is, and not before credentials are read. */
  #lazyLines(args: readonly Argument[]): Line[] {
    return lazyProviders(args)
      .filter((provider) => !this.#lazy.has(provider))
      .map((provider): Line => {
        const name = this.#variable(`l${this.#lazy.size}`)
        this.#lazy.set(provider, name)
        const make = this.code.constant(this.parts.application.lazily(provider), 'lazy')
        return { text: `${name} = ${make}()`, pending: name }
      })
  }

  #stepLines(step: ProvidedStep, index: number, value: string): Line[] {
    const { read, needs, canFail, arguments: args, provider, end } = step
    const given = `a${index}`
    const lines: Line[] = []
    if (read !== undefined) {
      this.#variable(given)
      lines.push(
        { text: `${given} = ${this.code.constant(read, 'read')}(request)`, pending: given },
        {
          text: `if (!isList(${given})) { issues = issues === undefined ? ${given}.issues : issues.concat(${given}.issues); ${given} = FAILED }`,
        },
      )
    }
    const failures = [...(read === undefined ? [] : [given]), ...needs.map((need) => `v${need}`)]
    const guard = failures.map((name) => `${name} === FAILED`).join(' || ')
    const guarded = (text: string): string => (canFail ? `${guard} ? FAILED : ${text}` : text)
    const list = args.map((argument, at) => this.#argument(argument, `${given}[${at}]`))
    const ender = this.code.constant(end, 'end')
    const keep = (check: string): Line => ({
      text: `if (${check}) ${value} = ${ender}.kept(${value}, [${list.join(', ')}], request, reply)`,
      settled: true,
    })
    const { maker } = provider
    switch (maker.kind) {
      case 'class': {
        const made = `new ${this.code.constant(maker.target, 'Class')}(${list.join(', ')})`
        return [...lines, { text: `${value} = ${guarded(made)}` }, keep(isDisposable(value))]
      }
      case 'value':
        return [...lines, { text: `${value} = ${this.code.constant(maker.value, 'value')}` }]
      case 'generator':
      case 'async generator': {
        const generator = this.#variable(`g${index}`)
        const next = maker.kind === 'generator' ? [] : [value]
        return [
          ...lines,
          { text: `${generator} = ${guarded(this.#call(maker, list))}` },
          {
            text: `${value} = ${canFail ? `${generator} === FAILED ? FAILED : ` : ''}${generator}.next()`,
            ...(next.length > 0 && { pending: value }),
          },
          {
            text: `${canFail ? `if (${generator} !== FAILED) ` : ''}${value} = ${ender}.yielded(${generator}, ${value}, request)`,
            settled: true,
          },
          // What is asynchronous has waited itself for what it yields.
          ...(maker.kind === 'generator'
            ? [
                { text: '', pending: value },
                { text: '', settled: true },
              ]
            : []),
        ]
      }
      default:
        return [
          ...lines,
          { text: `${value} = ${guarded(this.#call(maker, list))}`, pending: value },
          // Most values are none that is disposed.
          keep(isDisposable(value) + (provider.tokenName ? ` || typeof ${value} === 'function'` : '')),
        ]
    }
  }

  #call(maker: Extract<Provider['maker'], { call: unknown }>, list: readonly string[]): string {
    const made = this.code.constant(maker.call, 'make')
    if (maker.self === undefined) {
      return `${made}(${list.join(', ')})`
    }
    return `${made}.call(${[this.code.constant(maker.self, 'self'), ...list].join(', ')})`
  }

  #argument(argument: Argument, input: string): string {
    switch (argument.kind) {
      case 'request':
      case 'reply':
        return argument.kind
      case 'signal':
        return 'signalOf(request, reply)'
      case 'context':
        return 'contextOf(request, reply)'
      case 'dependency':
        return `v${argument.dependency}`
      case 'shared':
        return (
          this.#lazy.get(argument.provider) ??
          this.code.constant(this.parts.application.valueOf(argument.provider), 'shared')
        )
      case 'value':
        return this.code.constant(argument.value, 'value')
      default:
        return input
    }
  }

  #variable(name: string): string {
    this.names.push(name)
    return name
  }
}

/** Its disposal may be a field of the instance. */
const isDisposable = (value: string): string => `${isObject(value)} && (LATER in ${value} || NOW in ${value})`
