import type { FastifyReply } from 'fastify'
import { jsonText } from '../engine/json-text.js'
import { textWriter } from '../engine/text-writer.js'
import { isBodiless } from '../errors/status.js'
import type { Argument, Operation } from '../operation.js'
import { isAnswered } from './answered.js'
import { checkHeaders } from './header-check.js'
import { isAsyncIterable, jsonLines, mayStream, Started } from './json-lines.js'
import { isPassedThrough, isPlain } from './passed-through.js'
import { RawResponse } from './response-helpers.js'
import type { Settings } from './settings.js'

/**
 * Makes a reply ready for what a handler returned, and gives what is to be sent: the value, its serializer set,
 * or `undefined` where there is no body; a promise where it must be opened first.
 */
export type Answer = (value: unknown, reply: FastifyReply) => unknown

const JSON_TYPE = 'application/json; charset=utf-8'

/** Chooses, once, how an operation's results are sent. */
export function answerOf(operation: Operation, settings: Settings): Answer {
  const { shape } = operation.output
  const streams = mayStream(operation.output)
  const { engine, checkResponses } = settings
  const serialize = shape ? textWriter(shape, engine.writers({ check: checkResponses })) : jsonText
  const target = shape?.kind === 'reference' ? shape.target.target : undefined
  // A DTO may have a method that a stream has.
  const isDeclared = (value: object): boolean => target !== undefined && value instanceof target
  const takesReply = operation.arguments.some(isReply) || seesReply(operation.dependencies)
  return (value, reply) => {
    if (takesReply) {
      if (value === reply || isAnswered(reply)) return reply
      checkHeaders(reply.getHeaders())
    }
    if (typeof value === 'object' && value !== null) {
      if (!isDeclared(value) && isPassedThrough(value)) return value
      if (!isPlain(value)) {
        if (value instanceof RawResponse) return rawBody(value, reply)
        if (value instanceof Started) return jsonLines(value, serialize, reply)
      }
      if (streams && isAsyncIterable(value)) return jsonLines(value, serialize, reply)
    }
    if (isBodiless(reply.statusCode)) {
      return undefined
    }
    if (!reply.hasHeader('content-type')) {
      void reply.header('content-type', JSON_TYPE)
    }
    void reply.serializer(serialize)
    // `undefined` would be sent without a body: here it is JSON's `null`.
    return value ?? null
  }
}

/** All that providers of an operation are called with. */
export function providedArguments(dependencies: Operation['dependencies']): Argument[] {
  return dependencies.flatMap((step) => (step.kind === 'provided' ? step.arguments : []))
}

/** Something that is made before the handler may set headers, or send the answer. */
export function seesReply(dependencies: Operation['dependencies']): boolean {
  return providedArguments(dependencies).some(isReply)
}

const isReply = ({ kind }: Argument): boolean => kind === 'reply' || kind === 'context'

async function rawBody({ open, headers, status }: RawResponse, reply: FastifyReply): Promise<unknown> {
  const body = await open()
  if (status !== undefined) {
    void reply.code(status)
  }
  checkHeaders(headers)
  void reply.headers(headers)
  return body
}
