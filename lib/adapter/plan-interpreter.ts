import type { FastifyReply, FastifyRequest } from 'fastify'
import { call } from '../dependencies/application-scope.js'
import { isThenable, later } from '../engine/thenable.js'
import type { Issue } from '../errors/issue.js'
import type { Argument } from '../operation.js'
import { isRefused, lazyProviders, type PlanParts, type PlanRunner, type ProvidedStep } from './plan-parts.js'
import { contextOf } from './request-context.js'
import type { Refused, Values } from './request-reader.js'
import { watchResponse } from './request-scopes.js'
import { signalOf } from './request-state.js'
import { checkRunning, isPending } from './step-end.js'

/** What was refused, or depends on it. */
const FAILED: unique symbol = Symbol('failed')

/** What a plan has made so far. */
interface Frame {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly made: unknown[]
  readonly lazy: Map<unknown, unknown>
  issues: Issue[] | undefined
}

/** Gives a value, or the promise of it, and takes it when it is there. */
interface Action {
  run(frame: Frame): unknown
  settle(frame: Frame, value: unknown): unknown
}

/** Runs a plan step by step; see `planCode` for the same, generated. */
export function interpretedPlan(parts: PlanParts): PlanRunner {
  const actions = [
    ...parts.steps.flatMap((step, index) => [
      ...(step.kind === 'provided' ? lazyActions(parts, step.arguments) : []),
      ...actionsOf(parts, index),
    ]),
    ...lazyActions(parts, parts.arguments),
  ]
  const from = (frame: Frame, at: number): unknown => {
    for (let index = at; index < actions.length; index += 1) {
      const { run, settle } = actions[index]!
      const value = run(frame)
      const settled = isPending(value, frame.reply)
        ? later(value, (late) => settle(frame, late))
        : settle(frame, value)
      if (isThenable(settled)) {
        watchResponse(frame.request, frame.reply)
        return later(settled, () => {
          checkRunning(frame.request)
          return from(frame, index + 1)
        })
      }
    }
    return finish(parts, frame)
  }
  return (request, reply) =>
    from({ request, reply, made: [], lazy: new Map(), issues: undefined }, 0) as ReturnType<PlanRunner>
}

/** What the application makes when it is asked for it: just before it is, unless the request is refused. */
function lazyActions({ application }: PlanParts, args: readonly Argument[]): Action[] {
  return lazyProviders(args).map((provider) => {
    const make = application.lazily(provider)
    return {
      run: ({ lazy, issues }) => lazy.get(provider) ?? (issues === undefined ? make() : undefined),
      settle: ({ lazy }, value) => lazy.set(provider, value),
    }
  })
}

function actionsOf(parts: PlanParts, index: number): Action[] {
  const step = parts.steps[index]!
  if (step.kind === 'credential') {
    return [
      {
        run: ({ request }) => step.read(request),
        settle: ({ made }, value) => {
          made[index] = value
        },
      },
    ]
  }
  const inputs = new WeakMap<Frame, Values>()
  return [
    ...(step.read === undefined ? [] : [inputAction(step.read, index, inputs)]),
    makeAction(parts, step, index, inputs),
  ]
}

function inputAction(
  read: NonNullable<ProvidedStep['read']>,
  index: number,
  inputs: WeakMap<Frame, Values>,
): Action {
  return {
    run: ({ request }) => read(request),
    settle: (frame, outcome) => {
      if (isRefused(outcome as Values | Refused)) {
        frame.issues = [...(frame.issues ?? []), ...(outcome as Refused).issues]
        frame.made[index] = FAILED
      } else {
        inputs.set(frame, outcome as Values)
      }
    },
  }
}

function makeAction(
  parts: PlanParts,
  { provider, arguments: args, needs, end }: ProvidedStep,
  index: number,
  inputs: WeakMap<Frame, Values>,
): Action {
  const { maker } = provider
  const isGenerator = maker.kind === 'generator' || maker.kind === 'async generator'
  const given = new WeakMap<Frame, unknown[]>()
  const generators = new WeakMap<Frame, Generator<unknown, unknown>>()
  return {
    run: (frame) => {
      if (frame.made[index] === FAILED || needs.some((need) => frame.made[need] === FAILED)) {
        return FAILED
      }
      const values = args.map((argument, at) => argumentOf(argument, at, parts, frame, inputs.get(frame)))
      given.set(frame, values)
      const made = call(maker, values)
      if (!isGenerator) return made
      generators.set(frame, made as Generator<unknown, unknown>)
      return (made as Generator<unknown, unknown>).next()
    },
    settle: (frame, value) => {
      const { request, reply, made } = frame
      const generator = generators.get(frame)
      if (value === FAILED) {
        made[index] = FAILED
        return undefined
      }
      if (generator === undefined) {
        made[index] = end.kept(value, given.get(frame) ?? [], request, reply)
        return undefined
      }
      const yielded = end.yielded(generator, value as IteratorResult<unknown>, request)
      const keep = (late: unknown): void => {
        made[index] = late
      }
      return isPending(yielded, reply) ? later(yielded, keep) : keep(yielded)
    },
  }
}

function argumentOf(
  argument: Argument,
  at: number,
  { application }: PlanParts,
  { request, reply, made, lazy }: Frame,
  inputs: Values | undefined,
): unknown {
  switch (argument.kind) {
    case 'request':
      return request
    case 'reply':
      return reply
    case 'signal':
      return signalOf(request, reply)
    case 'context':
      return contextOf(request, reply)
    case 'dependency':
      return made[argument.dependency]
    case 'shared':
      return argument.provider.lazy ? lazy.get(argument.provider) : application.valueOf(argument.provider)
    case 'value':
      return argument.value
    default:
      return inputs?.[at]
  }
}

function finish(parts: PlanParts, frame: Frame): unknown {
  const { own, refuse, arguments: args } = parts
  const { request, issues } = frame
  if (issues !== undefined) {
    return refuse(request, issues)
  }
  const complete = (outcome: Values | Refused): Values | Refused =>
    isRefused(outcome) ? outcome : args.map((argument, at) => argumentOf(argument, at, parts, frame, outcome))
  const outcome = own?.(request) ?? []
  return isThenable(outcome)
    ? later(outcome, (late) => complete(late as Values | Refused))
    : complete(outcome)
}
