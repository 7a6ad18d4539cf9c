import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { ClientLeft } from '../dependencies/request-scope.js'
import { jsonText } from '../engine/json-text.js'
import { HttpError } from '../errors/http-error.js'
import { reasonOf } from '../errors/status.js'
import { RequestValidationError } from '../errors/validation-error.js'
import { wrongMedia } from './body-parsers.js'
import { type ErrorAnswer, type ErrorText, errorText } from './error-body.js'
import { inTime } from './handler-timeout.js'
import { checkHeaders, dropUnsendable } from './header-check.js'
import type { Unserved } from './not-found.js'
import { observations } from './observed.js'
import { operationOf } from './operation-of.js'
import type { RequestScopes } from './request-scopes.js'
import { knownOf } from './request-state.js'
import type { ErrorHandler, Settings } from './settings.js'
import { toError } from './to-error.js'

/** Answers every error of a scope: `HttpError`s and refusals as they say, Fastify's own by status, others 500. */
export function errorHandler({ errors, onError }: Settings, scopes: RequestScopes, unserved?: Unserved) {
  return (thrown: unknown, request: FastifyRequest, reply: FastifyReply): unknown => {
    // Nobody works for it any more.
    inTime(request)
    const error = meant(toError(thrown), request, unserved)
    return knownOf(request)?.holds === true
      ? scopes
          .of(request)
          .fail(error)
          .then((translated) => answerError(toError(translated), request, reply) ?? reply)
      : answerError(error, request, reply)
  }

  function answerError(error: Error, request: FastifyRequest, reply: FastifyReply): unknown {
    // What was set for the operation's result may be what failed.
    void reply.serializer(asText)
    dropUnsendable(reply)
    const own = onError.length === 0 ? undefined : ownHandler(error, onError)
    if (own === undefined || typeof own.of === 'number') {
      logUnexpected(error, request)
    }
    if (own !== undefined) {
      return handle(own, error, request, reply)
    }
    send(error, request, reply)
    return undefined
  }

  async function handle(
    own: ErrorHandler,
    error: Error,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    try {
      checkHeaders(headersOf(error))
      void reply.code(statusOf(error)).headers(headersOf(error))
      const result: unknown = await own.handle(error, request, reply)
      if (reply.sent) return reply
      if (result instanceof HttpError) return send(result, request, reply)
      // It looked, and left the answer to us: of a status, it was logged before.
      if (result === undefined) {
        return typeof own.of === 'number' ? send(error, request, reply) : fail(error, request, reply)
      }
      return reply.type('application/json; charset=utf-8').send(jsonText(result))
    } catch (broken) {
      return fail(toError(broken), request, reply)
    }
  }

  function send(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const answer = toAnswer(error)
    let written: ErrorText
    try {
      written = errorText(answer, errors)
      checkHeaders(answer.headers)
    } catch (broken) {
      // What cannot be sent (a circular detail, a line break in a header) is a mistake of the program.
      return fail(broken as Error, request, reply)
    }
    return reply.code(answer.status).headers(answer.headers).type(written.type).send(written.text)
  }

  function fail(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    logUnexpected(error, request)
    return send(error, request, reply)
  }
}

const asText = (payload: unknown): string => (typeof payload === 'string' ? payload : jsonText(payload))

const headersOf = (error: Error): ErrorAnswer['headers'] => (error instanceof HttpError ? error.headers : {})

/** Fastify reads the body, and finds fault with it, before it says that there is nothing at a path. */
function meant(error: Error, request: FastifyRequest, unserved: Unserved | undefined): Error {
  const { code } = error as Partial<FastifyError>
  if (request.is404 && unserved !== undefined && typeof code === 'string' && UNREAD.test(code)) {
    return unserved(request)
  }
  return code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? (wrongMedia(request) ?? error) : error
}

const UNREAD = /^FST_ERR_(?:CTP_|ROUTE_MISSING_CONTENT_TYPE)/

/** Classes that say less of an error than its status does. */
const GENERAL = new Set<unknown>([Error, HttpError])

/** The nearest class; the status; then what catches every error. */
function ownHandler(error: Error, handlers: readonly ErrorHandler[]): ErrorHandler | undefined {
  const byClass: ErrorHandler[] = []
  for (
    let prototype: unknown = Object.getPrototypeOf(error);
    prototype !== null;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    byClass.push(...handlers.filter(({ of }) => typeof of === 'function' && of.prototype === prototype))
  }
  const status = statusOf(error)
  return byClass.find(({ of }) => !GENERAL.has(of)) ?? handlers.find(({ of }) => of === status) ?? byClass[0]
}

function statusOf(error: Error): number {
  if (isSaid(error)) {
    return error.status
  }
  const { statusCode } = error as Partial<FastifyError>
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode <= 599 ? statusCode : 500
}

/** Its status is what somebody meant to answer. */
function isSaid(error: Error): error is HttpError | RequestValidationError {
  return error instanceof HttpError || error instanceof RequestValidationError
}

function toAnswer(error: Error): ErrorAnswer {
  if (error instanceof RequestValidationError) {
    return { status: error.status, detail: error.issues, issues: error.issues, headers: {} }
  }
  if (error instanceof HttpError) {
    return { status: error.status, detail: error.detail, headers: headersOf(error) }
  }
  const status = statusOf(error)
  return { status, detail: detailOf(error, status), headers: {} }
}

function logUnexpected(error: Error, request: FastifyRequest): void {
  if (error instanceof ClientLeft) {
    // What was done for it has stopped, as it should.
    request.log.info({ operation: operationOf(request)?.id }, error.message)
  } else if (!isSaid(error) && statusOf(error) >= 500) {
    request.log.error({ err: error, operation: operationOf(request)?.id }, error.message)
    const observation = observations.getStore()
    if (observation !== undefined) observation.error ??= error
  }
}

/** http-errors' texts of a client's mistake are for clients; any other text is not. */
function detailOf(error: Error, status: number): string {
  const { name, expose } = error as Error & { expose?: boolean }
  const isSpoken = status < 500 && expose === true && name !== 'FastifyError'
  return isSpoken ? error.message : reasonOf(status)
}
