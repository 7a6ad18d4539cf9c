import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RequestScopes } from './request-scopes.js'
import { abort, knownOf, type Limit, stateOf } from './request-state.js'

/** Dependencies or the handler took too long: 503. */
export class HandlerTimeout extends Error {
  override readonly name = 'HandlerTimeout'
  readonly statusCode = 503

  constructor(milliseconds: number) {
    super(`the handler did not answer within ${milliseconds} ms`)
  }
}

/**
 * Ends a request after `milliseconds`, unless `inTime` is asked before. Fastify's own option does so for requests
 * without a body only: it takes a body that was read for a client that left.
 */
export function limitTime(
  request: FastifyRequest,
  reply: FastifyReply,
  milliseconds: number,
  scopes: RequestScopes,
): void {
  const timer = setTimeout(() => {
    limit.isOver = true
    void end(request, reply, new HandlerTimeout(milliseconds), scopes).then(() => limit.heard?.())
  }, milliseconds)
  // The request keeps the process alive, as long as anybody waits for it.
  timer.unref()
  const limit: Limit = { timer, isOver: false }
  stateOf(request).limit = limit
}

/**
 * Dependencies or the handler have come to an end: from now on no time is measured.
 *
 * @returns false where it is too late: what they came to is nobody's.
 */
export function inTime(request: FastifyRequest): boolean {
  const limit = knownOf(request)?.limit
  if (limit === undefined) return true
  clearTimeout(limit.timer)
  return !limit.isOver
}

/** Calls `heard` when the time of a request is over, and all that it held is torn down. */
export function onTimeout(request: FastifyRequest, heard: () => void): void {
  const limit = knownOf(request)?.limit
  if (limit !== undefined) limit.heard = heard
}

/** What is held is torn down before the answer, whoever writes it, and where nobody waits for one too. */
async function end(
  request: FastifyRequest,
  reply: FastifyReply,
  error: HandlerTimeout,
  scopes: RequestScopes,
): Promise<void> {
  abort(request, error)
  const known = knownOf(request)?.scope
  const isGone = reply.sent || reply.raw.destroyed
  if (isGone || reply.raw.headersSent) {
    await known?.fail(error)
    if (!isGone) reply.raw.destroy(error)
    return
  }
  const answered = await scopes.of(request).fail(error)
  try {
    reply.send(answered)
  } catch {
    // Another error is being answered, and hooks of the application look at it: that answer will come.
  }
}

/** What a handler returned too late: a stream would stay open. */
export function discard(value: unknown): void {
  const { destroy, cancel } = (value ?? {}) as { destroy?: unknown; cancel?: unknown }
  if (typeof destroy === 'function') destroy.call(value)
  else if (typeof cancel === 'function') Promise.resolve(cancel.call(value)).catch(() => undefined)
}
