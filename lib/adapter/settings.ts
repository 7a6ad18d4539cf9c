/** Types only: what operations are served with, beside themselves. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Engine } from '../engine/engine.js'
import type { UnknownKeys } from '../shape/shape.js'
import type { AnyClass } from '../types.js'

/** How errors are written. */
export interface ErrorOptions {
  /** Issues carry the refused value. It may be a secret: not in production. */
  readonly input?: boolean
  /** `detail`: as FastAPI; `problem`: RFC 9457's `application/problem+json`. */
  readonly format?: 'detail' | 'problem'
  /** How many issues an answer lists; it says how many more there are. 100 unless given. */
  readonly limit?: number
}

/** Answers errors of a class, or of a status. Make one with `handleError`. */
export interface ErrorHandler {
  readonly of: AnyClass | number
  readonly handle: (error: Error, request: FastifyRequest, reply: FastifyReply) => unknown
}

export interface Settings {
  readonly engine: Engine
  readonly unknown: UnknownKeys
  readonly errors: ErrorOptions
  readonly onError: readonly ErrorHandler[]
  /** Answers are held against their declared types before they are sent. */
  readonly checkResponses: boolean
}

/**
 * An answer of one's own to errors of a class, or to all of a status.
 *
 * @param of an error's class (its subclasses too; the nearest class wins), or a status.
 * @param handle returns an `HttpError` to answer with instead, the JSON body of the answer, whose status is the
 *   error's unless `reply.code()` says another, or nothing, to leave the answer as it would be.
 * @example
 * ```ts
 * createApp({ controllers, onError: [handleError(PaymentRefused, (error) => new HttpError(402, error.message))] })
 * ```
 */
export function handleError<E extends Error>(
  // biome-ignore lint/suspicious/noExplicitAny: any constructor makes an error that can be thrown
  of: (abstract new (...args: any[]) => E) | number,
  handle: (error: E, request: FastifyRequest, reply: FastifyReply) => unknown,
): ErrorHandler {
  return { of, handle: handle as ErrorHandler['handle'] }
}
