import type { FastifyReply, FastifyRequest } from 'fastify'
import { signalOf } from './request-state.js'

/** What a plain function that is depended on is called with. */
export interface RequestContext {
  readonly request: FastifyRequest
  /** Sets status, headers and cookies of the answer. */
  readonly reply: FastifyReply
  /** Fires when the client leaves, or when the handler's time is over. */
  readonly signal: AbortSignal
}

export function contextOf(request: FastifyRequest, reply: FastifyReply): RequestContext {
  return {
    request,
    reply,
    get signal() {
      return signalOf(request, reply)
    },
  }
}
