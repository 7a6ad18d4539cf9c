import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify'
import { contentTypeMistake } from '../engine/mistakes.js'
import type { Issue } from '../errors/issue.js'
import { RequestValidationError } from '../errors/validation-error.js'
import type { Body, Operation } from '../operation.js'
import { parseJson } from './json.js'
import { operationOf } from './operation-of.js'
import { parseQuery } from './query.js'

/** `application/json` and `application/*+json`, in UTF-8: what RFC 8259, section 8.1 says JSON is sent in. */
const JSON_TYPE =
  /^application\/(?:[\w!#$&^.-]+\+)?json\s*(?:;(?!\s*charset=(?!"?utf-?8"?\s*(?:;|$)))[^;]*)*$/i

const FORM_TYPE = 'application/x-www-form-urlencoded'

const MISTAKES: Readonly<Record<Body['media'], Issue>> = {
  json: { ...contentTypeMistake(['application/json']), loc: ['header', 'content-type'] },
  form: { ...contentTypeMistake([FORM_TYPE]), loc: ['header', 'content-type'] },
}

/**
 * The refusal of a body that is not what the operation reads; `undefined` where it reads none, or that.
 *
 * @param sent what it is; absent: something that no operation reads.
 */
export function wrongMedia(
  request: FastifyRequest,
  sent?: Body['media'],
): RequestValidationError | undefined {
  const body = operationOf(request)?.body
  return body === undefined || body.media === sent
    ? undefined
    : new RequestValidationError([MISTAKES[body.media]], 415)
}

/**
 * Replaces a scope's parsers: operations read JSON, or a form where they say so, one without a body ignores what is
 * sent, and routes that are not ours keep Fastify's own parsers.
 */
export function installBodyParsers(scope: FastifyInstance, operations: readonly Operation[]): void {
  const plainJson = scope.getDefaultJsonParser('error', 'error')
  for (const type of ['application/json', 'text/plain']) {
    scope.removeContentTypeParser(type)
  }
  scope.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const operation = operationOf(request)
    if (operation === undefined) {
      return void plainJson(request, body.toString(), done)
    }
    const refused = wrongMedia(request, 'json')
    if (refused !== undefined || body.length === 0) {
      return done(refused ?? null, undefined)
    }
    const parsed = parseJson(body)
    if (parsed.issue === undefined || operation.body === undefined) {
      return done(null, parsed.value)
    }
    done(new RequestValidationError([parsed.issue], 400))
  })
  scope.addContentTypeParser('text/plain', { parseAs: 'string' }, (request, body, done) => {
    const refused = wrongMedia(request)
    done(refused ?? null, operationOf(request) === undefined ? body : undefined)
  })
  if (operations.some(({ body }) => body?.media === 'form')) {
    installFormParser(scope)
  }
  if (!scope.hasContentTypeParser('*')) {
    scope.addContentTypeParser('*', (request, payload, done) => {
      if (operationOf(request) === undefined) {
        return done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE())
      }
      payload.resume()
      done(wrongMedia(request) ?? null, undefined)
    })
  }
}

/**
 * Not @fastify/formbody: its parser does not know what a request is for, and would give a form to operations that
 * read JSON. It serves plain routes of the scope too.
 */
function installFormParser(scope: FastifyInstance): void {
  if (scope.hasContentTypeParser(FORM_TYPE)) {
    scope.removeContentTypeParser(FORM_TYPE)
  }
  scope.addContentTypeParser(FORM_TYPE, { parseAs: 'string' }, (request, body, done) => {
    const refused = wrongMedia(request, 'form')
    done(refused ?? null, refused === undefined ? parseQuery(body as string) : undefined)
  })
}
