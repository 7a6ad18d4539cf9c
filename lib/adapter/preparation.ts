import type { FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify'
import { Abandoned } from '../dependencies/request-scope.js'
import { isThenable } from '../engine/thenable.js'
import { RequestValidationError } from '../errors/validation-error.js'
import { isAnswered, watchSend } from './answered.js'
import { inTime, limitTime, onTimeout } from './handler-timeout.js'
import { isClosed } from './on-closed.js'
import { isRefused } from './plan-parts.js'
import type { Refused, Values } from './request-reader.js'
import { watchResponse } from './request-scopes.js'
import { type RequestState, stateOf } from './request-state.js'
import type { RouteContext } from './route.js'
import type { Served } from './served.js'
import { toError } from './to-error.js'

/** What most requests come to at once. */
const isList: (outcome: unknown) => outcome is Values = Array.isArray

type Done = (error?: Error) => void

/**
 * Reads the inputs of a request, and makes what its handler needs. Where none must be waited for, nothing is.
 */
export function preparation(
  served: Served,
  { around, application, scopes }: RouteContext,
): preValidationHookHandler {
  const { handlerTimeout } = served.operation
  const prepare = (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    const state = stateOf(request)
    if (handlerTimeout !== undefined) {
      limitTime(request, reply, handlerTimeout, scopes)
    }
    // What dependencies say by `@Reply()` stands.
    if (served.plans) {
      served.setStatus(reply)
    }
    state.holds = served.makes
    if (served.mayAnswerEarly) {
      watchSend(reply)
    }
    let outcome: ReturnType<Served['prepare']>
    try {
      outcome = served.prepare(request, reply)
    } catch (error) {
      fail(error, state, request, done)
      watchResponse(request, reply)
      return
    }
    if (isList(outcome) || !isThenable(outcome)) {
      settle(outcome, state, reply, done)
      watchResponse(request, reply)
      return
    }
    // The application does not close while something is being made of it.
    application.entered()
    state.isAwaited = true
    if (handlerTimeout !== undefined) {
      onTimeout(request, () => leave(state))
    }
    outcome.then(
      (late) => {
        // What its handler needs is not kept for a client that has left.
        if (isClosed(request, reply.raw)) watchResponse(request, reply)
        settle(late as Values | Refused, state, reply, done)
        watchResponse(request, reply)
        leave(state)
      },
      (error: unknown) => {
        fail(error, state, request, done)
        watchResponse(request, reply)
        leave(state)
      },
    )
  }
  const leave = (state: RequestState): void => {
    if (state.isAwaited) application.left()
    state.isAwaited = false
  }
  return around === undefined
    ? prepare
    : (request, reply, done) => around(request, () => prepare(request, reply, done))
}

function fail(error: unknown, { scope }: RequestState, request: FastifyRequest, done: Done): void {
  scope?.failed(error)
  // Otherwise it has its answer, or nobody waits for one.
  if (inTime(request) && !(error instanceof Abandoned)) done(toError(error))
}

function settle(outcome: Values | Refused, state: RequestState, reply: FastifyReply, done: Done): void {
  if (isRefused(outcome)) {
    fail(RequestValidationError.ofClient(outcome.issues), state, reply.request, done)
    return
  }
  state.scope?.rest()
  if (isAnswered(reply)) {
    inTime(reply.request)
  } else {
    state.arguments = outcome
    done()
  }
}
