import type { FastifyReply, FastifyRequest } from 'fastify'
import { abort } from './request-state.js'

/** Dependencies or the handler took too long: 503. */
export class HandlerTimeout extends Error {
  override readonly name = 'HandlerTimeout'
  readonly statusCode = 503

  constructor(milliseconds: number) {
    super(`the handler did not answer within ${milliseconds} ms`)
  }
}

const timedOut = new WeakSet<FastifyRequest>()

/** Its answer is on its way: what the handler returns after that is nobody's. */
export const isTimedOut = (request: FastifyRequest): boolean => timedOut.has(request)

/**
 * Ends a request after `milliseconds`. Fastify's own option does so for requests without a body only: it takes a
 * body that was read for a client that left.
 */
export function limitTime(request: FastifyRequest, reply: FastifyReply, milliseconds: number): void {
  const timer = setTimeout(() => {
    if (reply.sent) return
    const error = new HandlerTimeout(milliseconds)
    timedOut.add(request)
    abort(request, error)
    if (reply.raw.headersSent) reply.raw.destroy(error)
    else reply.send(error)
  }, milliseconds)
  reply.raw.once('close', () => clearTimeout(timer))
}
