import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { HttpError, reasonOf } from '../errors/http-error.js'
import { ValidationError } from '../errors/validation-error.js'
import { type ErrorAnswer, errorBody } from './error-body.js'
import { operationOf } from './operation-of.js'
import type { ErrorHandler, Settings } from './settings.js'

/** Answers every error of a scope: `HttpError`s and refusals as they say, Fastify's own by status, others 500. */
export function errorHandler({ errors, onError }: Settings) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const own = ownHandler(error, onError)
    if (own === undefined) {
      return send(toAnswer(error, request), reply)
    }
    void reply.code(toAnswer(error, request, true).status)
    try {
      const result: unknown = await own.handle(error, request, reply)
      if (reply.sent) return reply
      if (result instanceof HttpError) return send(toAnswer(result, request), reply)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(result ?? null))
    } catch (broken) {
      return send(toAnswer(broken as FastifyError, request), reply)
    }
  }

  function send(answer: ErrorAnswer, reply: FastifyReply): FastifyReply {
    const { type, body } = errorBody(answer, errors)
    return reply.code(answer.status).headers(answer.headers).type(type).send(JSON.stringify(body))
  }
}

/** The nearest class first, then the status. */
function ownHandler(error: Error, handlers: readonly ErrorHandler[]): ErrorHandler | undefined {
  for (
    let prototype: unknown = Object.getPrototypeOf(error);
    prototype !== null && prototype !== undefined;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    const found = handlers.find(({ of }) => typeof of === 'function' && of.prototype === prototype)
    if (found !== undefined) return found
  }
  const status = statusOf(error)
  return handlers.find(({ of }) => of === status)
}

function statusOf(error: Error): number {
  if (error instanceof HttpError || error instanceof ValidationError) {
    return error.status
  }
  const { statusCode } = error as Partial<FastifyError>
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode <= 599 ? statusCode : 500
}

function toAnswer(error: FastifyError | Error, request: FastifyRequest, quiet = false): ErrorAnswer {
  if (error instanceof ValidationError) {
    return { status: error.status, detail: error.issues, issues: error.issues, headers: {} }
  }
  if (error instanceof HttpError) {
    return { status: error.status, detail: error.detail, headers: error.headers }
  }
  const status = statusOf(error)
  if (status >= 500 && !quiet) {
    request.log.error({ err: error, operation: operationOf(request)?.id }, error?.message ?? 'request failed')
  }
  return { status, detail: detailOf(error, status), headers: {} }
}

/** Fastify's and http-errors' texts of a client's mistake are for clients; any other text is not. */
function detailOf(error: Error, status: number): string {
  const { name, expose } = error as Error & { expose?: boolean }
  const isSpoken = status < 500 && expose === true && name !== 'FastifyError'
  return isSpoken ? error.message : reasonOf(status)
}
