import type { Json } from '../types.js'
import { reasonOf } from './status.js'

export interface HttpErrorOptions extends ErrorOptions {
  /** Sent with the answer: `{ 'retry-after': '30' }`. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Ends a request with `status` and `{"detail": detail}`; throw it from a handler.
 *
 * @param status 400 to 599.
 * @param detail any JSON; the status's reason phrase when left out.
 * @throws RangeError for a status that is no error.
 * @example
 * ```ts
 * throw new HttpError(404, 'Item not found', { headers: { 'x-searched': 'archive' } })
 * ```
 */
export class HttpError extends Error {
  override readonly name: string = 'HttpError'
  readonly status: number
  readonly detail: Json
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, detail: Json = reasonOf(status), options: HttpErrorOptions = {}) {
    if (!Number.isInteger(status) || status < 400 || status > 599) {
      throw new RangeError(`HttpError takes a status from 400 to 599, not ${String(status)}`)
    }
    super(typeof detail === 'string' ? detail : reasonOf(status), options)
    this.status = status
    this.detail = detail
    this.headers = options.headers ?? {}
  }
}

/** A class of `HttpError`s of one status; the status is known to the class too: `throws: [NotFound]`. */
function statusError(status: number, name: string) {
  return class extends HttpError {
    static readonly status = status
    override readonly name = name

    constructor(detail?: Json, options?: HttpErrorOptions) {
      super(status, detail, options)
    }
  }
}

/** 400: the request is not understood. */
export class BadRequest extends statusError(400, 'BadRequest') {}
/** 401: who asks is not known. Send `www-authenticate` with it (RFC 9110, 15.5.2). */
export class Unauthorized extends statusError(401, 'Unauthorized') {}
/** 403: who asks is known, and may not. */
export class Forbidden extends statusError(403, 'Forbidden') {}
/** 404: what is asked for is not there. */
export class NotFound extends statusError(404, 'NotFound') {}
/** 405: send `allow` with it (RFC 9110, 15.5.6). */
export class MethodNotAllowed extends statusError(405, 'MethodNotAllowed') {}
/** 406: no form of it that the client accepts. */
export class NotAcceptable extends statusError(406, 'NotAcceptable') {}
/** 409: it does not fit the present state. */
export class Conflict extends statusError(409, 'Conflict') {}
/** 410: it was there, and will not be again. */
export class Gone extends statusError(410, 'Gone') {}
/** 412: a condition of the request's headers does not hold. */
export class PreconditionFailed extends statusError(412, 'PreconditionFailed') {}
/** 413: the body is too large. */
export class ContentTooLarge extends statusError(413, 'ContentTooLarge') {}
/** 415: a body of a kind that is not read here. */
export class UnsupportedMediaType extends statusError(415, 'UnsupportedMediaType') {}
/** 422: understood, and refused for what it says. */
export class UnprocessableContent extends statusError(422, 'UnprocessableContent') {}
/** 429: send `retry-after` with it. */
export class TooManyRequests extends statusError(429, 'TooManyRequests') {}
/** 500: a failure that the client may know of. */
export class InternalServerError extends statusError(500, 'InternalServerError') {}
/** 501: not built. */
export class NotImplemented extends statusError(501, 'NotImplemented') {}
/** 502: who is asked in turn answered badly. */
export class BadGateway extends statusError(502, 'BadGateway') {}
/** 503: not now. */
export class ServiceUnavailable extends statusError(503, 'ServiceUnavailable') {}
/** 504: who is asked in turn did not answer. */
export class GatewayTimeout extends statusError(504, 'GatewayTimeout') {}
