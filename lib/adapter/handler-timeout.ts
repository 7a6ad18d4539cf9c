import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApplicationScope } from '../dependencies/application-scope.js'
import { abort, type Prepared, SCOPE, scopeOf } from './request-state.js'

/** Dependencies or the handler took too long: 503. */
export class HandlerTimeout extends Error {
  override readonly name = 'HandlerTimeout'
  readonly statusCode = 503

  constructor(milliseconds: number) {
    super(`the handler did not answer within ${milliseconds} ms`)
  }
}

interface Limit {
  readonly timer: NodeJS.Timeout
  /** The answer of the timeout is on its way. */
  isOver: boolean
  /** What hears of it when all is torn down. */
  heard?: () => void
}

/** Of requests that have one. */
const limits = new WeakMap<FastifyRequest, Limit>()

/**
 * Ends a request after `milliseconds`, unless `inTime` is asked before. Fastify's own option does so for requests
 * without a body only: it takes a body that was read for a client that left.
 */
export function limitTime(
  request: FastifyRequest,
  reply: FastifyReply,
  milliseconds: number,
  application: ApplicationScope,
): void {
  const timer = setTimeout(() => {
    limit.isOver = true
    void end(request, reply, new HandlerTimeout(milliseconds), application).then(() => limit.heard?.())
  }, milliseconds)
  // The request keeps the process alive, as long as anybody waits for it.
  timer.unref()
  const limit: Limit = { timer, isOver: false }
  limits.set(request, limit)
  isUsed = true
}

/**
 * Dependencies or the handler have come to an end: from now on no time is measured.
 *
 * @returns false where it is too late: what they came to is nobody's.
 */
export function inTime(request: FastifyRequest): boolean {
  // Most applications have no limits: then nothing is looked up.
  const limit = isUsed ? limits.get(request) : undefined
  if (limit !== undefined) clearTimeout(limit.timer)
  return limit?.isOver !== true
}

let isUsed = false

/** Calls `heard` when the time of a request is over, and all that it held is torn down. */
export function onTimeout(request: FastifyRequest, heard: () => void): void {
  const limit = limits.get(request)
  if (limit !== undefined) limit.heard = heard
}

/** What is held is torn down before the answer, whoever writes it, and where nobody waits for one too. */
async function end(
  request: FastifyRequest,
  reply: FastifyReply,
  error: HandlerTimeout,
  application: ApplicationScope,
): Promise<void> {
  abort(request, error)
  const known = (request as Prepared)[SCOPE]
  const isGone = reply.sent || reply.raw.destroyed
  if (isGone || reply.raw.headersSent) {
    await known?.fail(error)
    if (!isGone) reply.raw.destroy(error)
    return
  }
  const answered = await scopeOf(request, application).fail(error)
  reply.send(answered)
}

/** What a handler returned too late: a stream would stay open. */
export function discard(value: unknown): void {
  const { destroy, cancel } = (value ?? {}) as { destroy?: unknown; cancel?: unknown }
  if (typeof destroy === 'function') destroy.call(value)
  else if (typeof cancel === 'function') Promise.resolve(cancel.call(value)).catch(() => undefined)
}
