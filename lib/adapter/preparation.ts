import type { FastifyReply, preValidationHookHandler } from 'fastify'
import { Abandoned } from '../dependencies/request-scope.js'
import { isThenable } from '../engine/thenable.js'
import { RequestValidationError } from '../errors/validation-error.js'
import { isAnswered, watchSend } from './answered.js'
import { inTime, limitTime, onTimeout } from './handler-timeout.js'
import { isRefused } from './plan-parts.js'
import type { Refused, Values } from './request-reader.js'
import { ARGUMENTS, HOLDS, type Prepared, SCOPE, WAITING, watchResponse } from './request-state.js'
import type { RouteContext } from './route.js'
import type { Served } from './served.js'
import { toError } from './to-error.js'

type Done = (error?: Error) => void

/**
 * Reads the inputs of a request, and makes what its handler needs. Where none must be waited for, nothing is.
 */
export function preparation(served: Served, { around, application }: RouteContext): preValidationHookHandler {
  const { handlerTimeout } = served.operation
  const prepare = (request: Prepared, reply: FastifyReply, done: Done): void => {
    if (handlerTimeout !== undefined) {
      limitTime(request, reply, handlerTimeout, application)
    }
    // What dependencies say by `@Reply()` stands.
    if (served.plans) {
      served.setStatus(reply)
    }
    if (served.makes) {
      request[HOLDS] = true
    }
    if (served.mayAnswerEarly) {
      watchSend(reply)
    }
    let outcome: ReturnType<Served['prepare']>
    try {
      outcome = served.prepare(request, reply)
    } catch (error) {
      fail(error, request, done)
      watchResponse(request, reply)
      return
    }
    if (!isThenable(outcome)) {
      settle(outcome, request, reply, done)
      watchResponse(request, reply)
      return
    }
    request[WAITING] = reply
    watchResponse(request, reply)
    // The application does not close while something is being made of it.
    const leave = application.enter()
    onTimeout(request, leave)
    outcome
      .then(
        (late) => settle(late as Values | Refused, request, reply, done),
        (error: unknown) => fail(error, request, done),
      )
      .then(leave)
  }
  return around === undefined
    ? (request, reply, done) => prepare(request as Prepared, reply, done)
    : (request, reply, done) => around(request as Prepared, () => prepare(request as Prepared, reply, done))
}

function fail(error: unknown, request: Prepared, done: Done): void {
  request[SCOPE]?.failed(error)
  // Otherwise it has its answer, or nobody waits for one.
  if (inTime(request) && !(error instanceof Abandoned)) done(toError(error))
}

function settle(outcome: Values | Refused, request: Prepared, reply: FastifyReply, done: Done): void {
  if (isRefused(outcome)) {
    fail(RequestValidationError.ofClient(outcome.issues), request, done)
    return
  }
  request[SCOPE]?.rest()
  if (isAnswered(reply)) {
    inTime(request)
  } else {
    request[ARGUMENTS] = outcome
    done()
  }
}
