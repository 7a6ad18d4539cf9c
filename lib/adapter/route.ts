import type { FastifyReply, preValidationHookHandler, RouteOptions } from 'fastify'
import { Abandoned, type RequestScope } from '../dependencies/request-scope.js'
import { jsonText } from '../engine/json-text.js'
import { lazily } from '../engine/lazily.js'
import { isThenable } from '../engine/thenable.js'
import { reasonOf } from '../errors/status.js'
import { RequestValidationError } from '../errors/validation-error.js'
import type { Operation } from '../operation.js'
import { answerOf, seesReply } from './answer.js'
import { isAnswered, watchSend } from './answered.js'
import { errorText } from './error-body.js'
import { isTimedOut, limitTime } from './handler-timeout.js'
import { OPERATION } from './operation-of.js'
import { needsPlan, type PlanContext } from './plan.js'
import { isRefused } from './plan-parts.js'
import type { Refused, Values } from './request-reader.js'
import { ARGUMENTS, type Prepared, SCOPE } from './request-state.js'
import type { Served } from './served.js'
import type { Settings } from './settings.js'
import { toError } from './to-error.js'

/** What the routes of one scope share. */
export interface RouteContext extends PlanContext {
  /** The scope's, which is part of every operation's path. */
  readonly prefix: string
  /** Paths that have a `HEAD` operation of their own. */
  readonly ownHeads: ReadonlySet<string>
  /** Runs what follows with `currentRequest()`; absent: nobody asks for it. */
  readonly around?: (request: Prepared, then: () => void) => void
}

/**
 * The Fastify route that serves `operation`, at its path below `prefix`. Inputs are read in its
 * `preValidation` hook, which runs after those of the scope: what they did to the request is what is read.
 */
export function toRoute(served: Served, context: RouteContext): RouteOptions {
  const { prefix, settings, ownHeads } = context
  const { operation } = served
  const answer = lazily(() => answerOf(operation, settings))
  return {
    method: operation.method,
    url: operation.path.slice(prefix.length) || '/',
    exposeHeadRoute: operation.method === 'GET' && !ownHeads.has(operation.path),
    prefixTrailingSlash: 'no-slash',
    config: { [OPERATION]: served } as RouteOptions['config'] & object,
    ...lastResort(settings),
    ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
    ...(preparesNothing(operation) && context.around === undefined
      ? {}
      : { preValidation: preparation(served, context) }),
    handler: handlerOf(served, answer),
  }
}

/** What Fastify answers with unless it is told otherwise. */
const OK = 200

type Answer = (value: unknown, reply: FastifyReply) => unknown

function preparesNothing(operation: Operation): boolean {
  const { inputs, body, handlerTimeout } = operation
  return inputs.length === 0 && body === undefined && handlerTimeout === undefined && !needsPlan(operation)
}

function handlerOf(served: Served, answer: Answer): RouteOptions['handler'] {
  const { operation } = served
  const { status } = operation.output
  // What dependencies say by `@Reply()` stands: there it is set before them.
  const setsStatus = status !== OK && !needsPlan(operation)
  const limited = operation.handlerTimeout !== undefined
  const answerLate: Answer = limited
    ? (value, reply) => (isTimedOut(reply.request) ? reply : answer(value, reply))
    : answer
  return (request, reply) => {
    const prepared = request as Prepared
    if (prepared[SCOPE] !== null) {
      return scopedHandler(served, answerLate, prepared, reply)
    }
    if (setsStatus) {
      void reply.code(status)
    }
    const result = served.call(prepared[ARGUMENTS], request, reply)
    if (isThenable(result)) {
      const answered = result.then((value: unknown) => answerLate(value, reply))
      return limited ? answered.then(undefined, (error: unknown) => rethrow(error, reply)) : answered
    }
    return send(answer(result, reply), reply)
  }
}

/** A request whose time is over has its answer: nobody else's error is one. */
function rethrow(error: unknown, reply: FastifyReply): FastifyReply {
  if (isTimedOut(reply.request)) return reply
  throw error
}

function send(payload: unknown, reply: FastifyReply): unknown {
  if (isThenable(payload)) {
    return payload
  }
  reply.send(payload)
  return undefined
}

/** The same of a request that has made what must be ended. */
function scopedHandler(served: Served, answer: Answer, request: Prepared, reply: FastifyReply): unknown {
  const scope = request[SCOPE] as RequestScope
  if (scope.isOver) {
    // Nobody is there any more, and what the handler needs has been torn down.
    return reply.hijack()
  }
  const finish = (value: unknown): unknown => {
    // What a handler returns may be thenable itself: Fastify's reply is.
    const result = scope.leaveHandler(value)
    return isThenable(result) && result !== value
      ? result.then((late) => answer(late, reply))
      : answer(result, reply)
  }
  const fail = (error: unknown): FastifyReply => {
    scope.failed(error)
    return rethrow(error, reply)
  }
  const done = (payload: unknown): unknown => {
    scope.returned()
    return payload
  }
  scope.enterHandler()
  let payload: unknown
  try {
    const result = served.call(request[ARGUMENTS], request, reply)
    payload = isThenable(result) ? result.then(finish) : finish(result)
  } catch (error) {
    return fail(error)
  }
  return isThenable(payload) ? payload.then(done, fail) : send(done(payload), reply)
}

/** Reads the inputs of a request, and makes what they are for. Where none must be waited for, nothing is. */
function preparation(served: Served, { around }: RouteContext): preValidationHookHandler {
  const { operation } = served
  const { output, handlerTimeout } = operation
  const setsStatus = output.status !== OK && needsPlan(operation)
  const mayAnswer = seesReply(operation.dependencies)
  const prepare = (request: Prepared, reply: FastifyReply, done: (error?: Error) => void): void => {
    if (handlerTimeout !== undefined) {
      limitTime(request, reply, handlerTimeout)
    }
    if (setsStatus) {
      void reply.code(output.status)
    }
    if (mayAnswer) {
      watchSend(reply)
    }
    let outcome: ReturnType<Served['prepare']>
    try {
      outcome = served.prepare(request, reply)
    } catch (error) {
      fail(error, request, done)
      return
    }
    if (isThenable(outcome)) {
      outcome.then(
        (late) => settle(late as Values | Refused, request, reply, done),
        (error: unknown) => fail(error, request, done),
      )
    } else {
      settle(outcome, request, reply, done)
    }
  }
  return around === undefined
    ? (request, reply, done) => prepare(request as Prepared, reply, done)
    : (request, reply, done) => around(request as Prepared, () => prepare(request as Prepared, reply, done))
}

function fail(error: unknown, request: Prepared, done: (error?: Error) => void): void {
  request[SCOPE]?.failed(error)
  // It has its answer, or nobody waits for one.
  if (!(error instanceof Abandoned)) done(toError(error))
}

function settle(
  outcome: Values | Refused,
  request: Prepared,
  reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  if (isRefused(outcome)) {
    fail(RequestValidationError.ofClient(outcome.issues), request, done)
    return
  }
  request[SCOPE]?.rest()
  if (!isAnswered(reply)) {
    request[ARGUMENTS] = outcome
    done()
  }
}

/**
 * What Fastify writes where even the error's answer fails (a hook that throws on each) has the error's message,
 * unless the status has a schema, and its serializer.
 */
function lastResort({ errors }: Settings): Pick<RouteOptions, 'schema' | 'serializerCompiler'> {
  const { text } = errorText({ status: 500, detail: reasonOf(500), headers: {} }, errors)
  return {
    schema: { hide: true, response: { '4xx': {}, '5xx': {} } } as RouteOptions['schema'] & object,
    serializerCompiler: () => (data) => (data instanceof Error ? text : jsonText(data)),
  }
}
