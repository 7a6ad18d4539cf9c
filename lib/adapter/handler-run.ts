import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { RequestScope as AnyScope } from '../dependencies/request-scope.js'
import { isThenable, later } from '../engine/thenable.js'
import { isAnswered, watchSend } from './answered.js'
import { discard, inTime } from './handler-timeout.js'
import { started } from './json-lines.js'
import { knownOf, RequestState } from './request-state.js'
import type { Served } from './served.js'

type RequestScope = AnyScope<FastifyRequest>

/** Of a request for which nothing had to be prepared. */
const NOTHING = new RequestState()

/** Fastify's handler of an operation: calls ours with what was prepared, and sends what it returns. */
export function handlerRun(served: Served): RouteOptions['handler'] {
  const { handlerTimeout, arguments: args } = served.operation
  const limited = handlerTimeout !== undefined
  const takesReply = args.some(({ kind }) => kind === 'reply')
  return (request, reply) => {
    if (takesReply) {
      watchSend(reply)
    }
    const state = knownOf(request) ?? NOTHING
    if (state.scope !== undefined) {
      return scopedRun(served, state, state.scope, reply)
    }
    if (limited) {
      return limitedRun(served, state, reply)
    }
    if (!served.plans) {
      served.setStatus(reply)
    }
    const result = served.call(state.arguments, request, reply)
    return isThenable(result)
      ? later(result, (value) => served.answer(value, reply))
      : send(served.answer(result, reply), reply)
  }
}

function send(payload: unknown, reply: FastifyReply): unknown {
  if (isThenable(payload)) {
    return payload
  }
  reply.send(payload)
  return undefined
}

function called(served: Served, state: RequestState, reply: FastifyReply): unknown {
  const result = served.call(state.arguments, reply.request, reply)
  if (!served.startsInTime) return result
  return isThenable(result) ? later(result, started) : started(result)
}

/** What a handler came to, where the answer of its timeout may be on its way. */
function answerInTime(served: Served, value: unknown, reply: FastifyReply): unknown {
  if (inTime(reply.request)) return served.answer(value, reply)
  discard(value)
  return reply
}

function failInTime(error: unknown, reply: FastifyReply): FastifyReply {
  if (inTime(reply.request)) throw error
  return reply
}

/** The same of a request whose time is limited. */
function limitedRun(served: Served, state: RequestState, reply: FastifyReply): unknown {
  if (isAnswered(reply)) {
    return reply
  }
  if (!served.plans) {
    served.setStatus(reply)
  }
  const result = called(served, state, reply)
  return isThenable(result)
    ? later<unknown, unknown>(
        result,
        (value) => answerInTime(served, value, reply),
        (error) => failInTime(error, reply),
      )
    : send(answerInTime(served, result, reply), reply)
}

/** The same of a request that has made what must be ended. */
function scopedRun(served: Served, state: RequestState, scope: RequestScope, reply: FastifyReply): unknown {
  if (scope.isOver) {
    // What the handler needs has been torn down: its time was over, or nobody is there any more.
    return inTime(reply.request) ? reply.hijack() : reply
  }
  scope.enterHandler()
  let payload: unknown
  try {
    const result = called(served, state, reply)
    payload = isThenable(result)
      ? later(result, (late) => leave(served, scope, late, reply))
      : leave(served, scope, result, reply)
  } catch (error) {
    return failed(scope, error, reply)
  }
  if (!isThenable(payload)) {
    scope.returned()
    reply.send(payload)
    return undefined
  }
  return later<unknown, unknown>(
    payload,
    (late) => {
      scope.returned()
      return late
    },
    (error) => failed(scope, error, reply),
  )
}

/** The handler has returned: what was to end with it ends, and what it returned is made ready. */
function leave(served: Served, scope: RequestScope, value: unknown, reply: FastifyReply): unknown {
  if (!inTime(reply.request)) {
    discard(value)
    return reply
  }
  // What a handler returns may be thenable itself: Fastify's reply is.
  const result = scope.leaveHandler(value)
  return result !== value && isThenable(result)
    ? later(result, (late) => served.answer(late, reply))
    : served.answer(result, reply)
}

function failed(scope: RequestScope, error: unknown, reply: FastifyReply): FastifyReply {
  scope.failed(error)
  return failInTime(error, reply)
}
