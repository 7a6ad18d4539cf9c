import type { Place } from '../errors/fault.js'
import type { ProvidesOptions, Token } from '../metadata/options.js'
import { findProvided } from '../metadata/registry.js'
import type { Argument, Provider } from '../operation.js'
import { SecurityScopes } from '../security/security-scopes.js'
import type { AnyClass } from '../types.js'
import {
  CONTEXT_ONLY,
  type DeclaredProvider,
  declaredProvider,
  isInjectable,
  isPlainClass,
  NO_ARGUMENTS,
  ownScope,
} from './declared-provider.js'
import type { DeclaredArgument } from './inputs.js'
import { callMaker, endsLater, isConstructor, nameOfToken } from './makers.js'
import { checkShared, schemesOf, sharedArgument } from './needs.js'
import type { Program } from './program.js'
import type { Need, ProviderModel, Spared } from './provider-model.js'
import { lifetimeMistake, type Replacements } from './replacements.js'
import { sparedBy } from './spared.js'

/** What makes each token, compiled when it is first asked for; faults are reported once. */
export class Providers {
  readonly #models: Map<Token, ProviderModel>
  /** Those whose own declaration is at fault: what asks for them is not. */
  readonly #failed: Set<unknown>
  /** Those that are being compiled, the outermost first. */
  readonly #path: Token[] = []

  /**
   * @param known models of an earlier program that still hold.
   * @param failed tokens whose faults have been reported.
   */
  constructor(
    private readonly program: Program,
    private readonly replacements: Replacements,
    known: Iterable<readonly [Token, ProviderModel]> = [],
    failed: Iterable<unknown> = [],
  ) {
    this.#models = new Map(known)
    this.#failed = new Set(failed)
  }

  get entries(): ReadonlyMap<Token, ProviderModel> {
    return this.#models
  }

  /**
   * The provider that makes `token`; `undefined`, and a fault, where there is none.
   *
   * @param asker where it is asked for.
   */
  of(token: unknown, asker: Place): ProviderModel | undefined {
    const known = this.#models.get(token as Token)
    if (known !== undefined || this.#failed.has(token)) {
      return known
    }
    if (this.#path.includes(token as Token)) {
      const cycle = [...this.#path.slice(this.#path.indexOf(token as Token)), token].map(nameOfToken)
      this.program.report(
        'DEPENDENCY_CYCLE',
        asker,
        `${cycle.join(' → ')}: each needs the next to be made; take one of them out`,
      )
      return undefined
    }
    this.#path.push(token as Token)
    const model = this.#compile(token, asker)
    this.#path.pop()
    if (model !== undefined) {
      this.#models.set(token as Token, model)
    }
    return model
  }

  /** Whether something makes a class: a request does not hold it. */
  makes(target: AnyClass): boolean {
    return this.replacements.has(target) || isInjectable(target)
  }

  /** What an argument stands for. */
  needOf(argument: DeclaredArgument, place: Place): Need | undefined {
    switch (argument.kind) {
      case 'token': {
        if (argument.token === AbortSignal) return { kind: 'signal' }
        if (argument.token === SecurityScopes) return { kind: 'scopes' }
        const model = this.of(argument.token, place)
        return model && { kind: 'provider', model }
      }
      case 'dependency':
      case 'shared':
        // Written by the plan only.
        return undefined
      default:
        return argument
    }
  }

  #compile(token: unknown, asker: Place): ProviderModel | undefined {
    const replacement = this.replacements.get(token as Token)
    if (replacement !== undefined && replacement.with !== token) {
      const model = this.#replaced(token as Token, replacement.with, replacement.options, asker)
      const spared = sparedBy(token, this.replacements, this.program)
      return model && { ...model, spared: new Set([...model.spared, withoutOwn(spared, model)]) }
    }
    const declared = declaredProvider(token, asker, this.program)
    const model = declared && this.#model(declared)
    if (declared !== undefined && model === undefined) {
      this.#failed.add(token)
    }
    return model
  }

  #replaced(token: Token, made: unknown, options: ProvidesOptions, asker: Place): ProviderModel | undefined {
    if (isConstructor(made) && isPlainClass(made)) {
      // That it is made without arguments need not be said twice.
      return this.#model({
        token,
        name: made.name,
        maker: { kind: 'class', target: made },
        options: { scope: 'app', ...options },
        signature: NO_ARGUMENTS,
        place: asker,
      })
    }
    if (typeof made === 'function' && (isConstructor(made) || findProvided(made) !== undefined)) {
      if (options.scope !== undefined) {
        this.program.report(
          'OPTION_INVALID',
          { option: 'providers' },
          `${nameOfToken(made)} says its scope itself; say it there, or give a factory`,
        )
      }
      const model = this.of(made, asker)
      return model && { ...model, tokens: new Set([...model.tokens, token]) }
    }
    const name = nameOfToken(token)
    const base = { token, name, options, signature: NO_ARGUMENTS, place: asker }
    if (typeof made !== 'function') {
      return this.#model({ ...base, maker: { kind: 'value', value: made }, options: { scope: 'app' } })
    }
    // As long as what it stands for.
    const { scope = ownScope(token) } = options
    if (scope === 'app' && made.length > 0) {
      this.program.report(
        'SCOPE_MISMATCH',
        { option: 'providers' },
        `the factory of ${name} takes a request's context, and is called once for the application; say [${name}, factory, { scope: 'request' }]`,
      )
    }
    const signature = scope === 'app' ? NO_ARGUMENTS : CONTEXT_ONLY
    return this.#model({
      ...base,
      maker: callMaker(made as never),
      options: { ...options, scope },
      signature,
    })
  }

  #model({
    token,
    name,
    maker,
    options,
    signature,
    place,
    tokenName,
  }: DeclaredProvider): ProviderModel | undefined {
    const needs = signature.arguments.map((argument, parameter) =>
      this.needOf(argument, { ...place, parameter }),
    )
    if (needs.some((need) => need === undefined)) {
      return undefined
    }
    const { scope = 'request', until = 'response', lazy = false } = options
    if (lazy && scope !== 'app') {
      this.program.report('PROVIDER_INVALID', place, "lazy is for what is made once: { scope: 'app' }")
    }
    const wrong = lifetimeMistake(options)
    if (wrong !== undefined) this.program.report('PROVIDER_INVALID', place, wrong)
    const known = needs as readonly Need[]
    const models = known.flatMap((need) => (need.kind === 'provider' ? [need.model] : []))
    const ends = endsLater(maker)
    if (scope === 'app') {
      checkShared(name, known, place, this.program.report)
    } else if (ends && until === 'response') {
      const early = models.find(({ endsWithHandler }) => endsWithHandler)
      if (early !== undefined) {
        this.program.report(
          'SCOPE_MISMATCH',
          place,
          `it is torn down after the response, and ${early.provider.name}, which it depends on, before it; say { until: 'handler' } of it too`,
        )
      }
    }
    const provider: Provider = {
      name,
      scope,
      until,
      lazy: scope === 'app' && lazy && maker.kind !== 'value',
      maker,
      arguments: scope === 'app' ? known.map(argumentOfShared) : [],
      ...(tokenName && { tokenName }),
    }
    return {
      provider,
      needs: known,
      inputs: signature.inputs,
      tokens: new Set([token, ...models.flatMap(({ tokens }) => [...tokens])]),
      spared: new Set(models.flatMap(({ spared }) => [...spared])),
      schemes: schemesOf(known),
      endsWithHandler:
        (scope !== 'app' && ends && until === 'handler') || models.some((model) => model.endsWithHandler),
    }
  }
}

/** What a replacement reads itself it judges, as what it stands for would have: that is asked for as before. */
function withoutOwn(spared: Spared, { schemes: own }: ProviderModel): Spared {
  return { ...spared, schemes: new Set([...spared.schemes].filter((scheme) => !own.has(scheme))) }
}

/** Of what is at fault, since it belongs to a request, nothing. */
function argumentOfShared(need: Need): Argument {
  if (need.kind === 'provider') return sharedArgument(need.model.provider)
  return { kind: 'value', value: need.kind === 'value' ? need.value : undefined }
}
