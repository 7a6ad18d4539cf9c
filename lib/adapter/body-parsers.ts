import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify'
import { contentTypeMistake } from '../engine/mistakes.js'
import { RequestValidationError } from '../errors/validation-error.js'
import { parseJson } from './json.js'
import { operationOf } from './operation-of.js'

/** `application/json` and `application/*+json`, in UTF-8: what RFC 8259, section 8.1 says JSON is sent in. */
const JSON_TYPE =
  /^application\/(?:[\w!#$&^.-]+\+)?json\s*(?:;(?!\s*charset=(?!"?utf-?8"?\s*(?:;|$)))[^;]*)*$/i

const NOT_JSON = { ...contentTypeMistake(['application/json']), loc: ['header', 'content-type'] }

/** The refusal of a body that is not JSON; `undefined` where the operation reads none. */
export function notJson(request: FastifyRequest): RequestValidationError | undefined {
  return operationOf(request)?.body === undefined ? undefined : new RequestValidationError([NOT_JSON], 415)
}

/**
 * Replaces a scope's parsers: operations read JSON and nothing else, one without a body ignores what is
 * sent, and routes that are not ours keep Fastify's own parsers.
 */
export function installBodyParsers(scope: FastifyInstance): void {
  const plainJson = scope.getDefaultJsonParser('error', 'error')
  for (const type of ['application/json', 'text/plain']) {
    scope.removeContentTypeParser(type)
  }
  scope.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const operation = operationOf(request)
    if (operation === undefined) {
      return void plainJson(request, body.toString(), done)
    }
    if (body.length === 0) {
      return done(null, undefined)
    }
    const parsed = parseJson(body)
    if (parsed.issue === undefined || operation.body === undefined) {
      return done(null, parsed.value)
    }
    done(new RequestValidationError([parsed.issue], 400))
  })
  scope.addContentTypeParser('text/plain', { parseAs: 'string' }, (request, body, done) => {
    const refused = notJson(request)
    done(refused ?? null, operationOf(request) === undefined ? body : undefined)
  })
  if (!scope.hasContentTypeParser('*')) {
    scope.addContentTypeParser('*', (request, payload, done) => {
      if (operationOf(request) === undefined) {
        return done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE())
      }
      payload.resume()
      done(notJson(request) ?? null, undefined)
    })
  }
}
