import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ClientLeft, type RequestScope } from '../dependencies/request-scope.js'
import { onClosed } from './on-closed.js'
import type { Values } from './request-reader.js'

/** The time that a request's dependencies and handler have. */
export interface Limit {
  readonly timer: NodeJS.Timeout
  /** The answer of the timeout is on its way. */
  isOver: boolean
  /** What hears of it when all is torn down. */
  heard?: () => void
}

const NONE: Values = []

/** What we know of a request beside what Fastify does. */
export class RequestState {
  /** What its handler will be called with. */
  arguments: Values = NONE
  /** What it has made and must end. */
  scope: RequestScope<FastifyRequest> | undefined = undefined
  /** Providers have begun to make something for it, which must be ended with its error before that is answered. */
  holds = false
  /** Its scope will be told when the response is over. */
  isWatched = false
  /** The application waits for it. */
  isAwaited = false
  /** `reply.send` was called. */
  isAnswered = false
  limit: Limit | undefined = undefined
  controller: AbortController | undefined = undefined
  /** What hears that everything it has made has ended. */
  heard: (() => void) | undefined = undefined
}

const STATE: unique symbol = Symbol('typefast.state')
type Known = FastifyRequest & { [STATE]: RequestState | null | undefined }

/** Gives requests of `scope` the place of their state, so that all are of one hidden class. */
export function decorateRequests(scope: FastifyInstance): void {
  if (!scope.hasRequestDecorator(STATE)) scope.decorateRequest(STATE, null)
}

/** What is known of a request, where anything is. */
export function knownOf(request: FastifyRequest): RequestState | null | undefined {
  return (request as Known)[STATE]
}

/** The state of a request, made when it is first needed. */
export function stateOf(request: FastifyRequest): RequestState {
  const known = request as Known
  known[STATE] ??= new RequestState()
  return known[STATE]
}

/**
 * Fires when the client leaves before it has its answer, or when the handler's time is over. Fastify's own
 * `request.signal` fires as soon as a body has been read: its request is closed then, and its connection is not.
 */
export function signalOf(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const state = stateOf(request)
  if (state.controller === undefined) {
    const controller = new AbortController()
    state.controller = controller
    onClosed(request, reply.raw, () => {
      if (!isComplete(reply.raw)) controller.abort(new ClientLeft())
    })
  }
  return state.controller.signal
}

/** Fires the signal of a request, where anything listens. */
export function abort(request: FastifyRequest, reason: Error): void {
  const state = stateOf(request)
  state.controller ??= new AbortController()
  state.controller.abort(reason)
}

/**
 * All of the response was given to it, and sent. HTTP/2's counts one as finished that its client has reset;
 * light-my-request's (`inject`) has a socket that is never drained.
 */
export function isComplete(raw: FastifyReply['raw']): boolean {
  return raw.writableEnded && (raw.writableFinished || 'isLightMyRequest' in raw)
}
