import type { FastifyReply } from 'fastify'
import { acceptsNull } from '../engine/accepts-null.js'
import { describeType, WriteError } from '../engine/write-error.js'
import { Writers } from '../engine/writer.js'
import { isBodiless } from '../errors/status.js'
import type { Operation } from '../operation.js'
import { checkHeaders } from './header-check.js'
import { jsonText } from './json-text.js'
import { RawResponse } from './response-helpers.js'
import type { Settings } from './settings.js'

/** Sends what a handler returned. */
export type Answer = (value: unknown, reply: FastifyReply) => unknown

const JSON_TYPE = 'application/json; charset=utf-8'

/** Chooses, once, how an operation's results are sent. */
export function answerOf(operation: Operation, settings: Settings): Answer {
  const serialize = serializerOf(operation, settings)
  const target =
    operation.output.shape?.kind === 'reference' ? operation.output.shape.target.target : undefined
  // A DTO may have a method that a stream has.
  const isDeclared = (value: unknown): boolean => target !== undefined && value instanceof target
  const takesReply = operation.arguments.some(({ kind }) => kind === 'reply')
  return (value, reply) => {
    if (reply.sent || value === reply) {
      return reply
    }
    if (takesReply) {
      checkHeaders(reply.getHeaders())
    }
    if (value instanceof RawResponse) {
      return sendRaw(value, reply)
    }
    if (!isDeclared(value) && isPassedThrough(value)) {
      return reply.send(value)
    }
    if (isBodiless(reply.statusCode)) {
      return reply.send()
    }
    if (!reply.hasHeader('content-type')) {
      void reply.header('content-type', JSON_TYPE)
    }
    void reply.serializer(serialize)
    // `undefined` would be sent without a body: here it is JSON's `null`.
    return reply.send(value ?? null)
  }
}

function serializerOf(
  { output: { shape } }: Operation,
  { checkResponses }: Settings,
): (value: unknown) => string {
  if (shape === undefined) {
    return jsonText
  }
  const write = new Writers({ check: checkResponses }).of(shape)
  const mustBe = checkResponses && !acceptsNull(shape)
  return (value) => {
    if (mustBe && (value === null || value === undefined)) {
      throw new WriteError([], describeType(shape), value)
    }
    return jsonText(write(value, []))
  }
}

/** Bytes and streams. Of an object only what no JSON has tells: its methods. */
function isPassedThrough(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false
  }
  const { pipe, getReader } = value as { pipe?: unknown; getReader?: unknown }
  return (
    value instanceof Uint8Array ||
    value instanceof Response ||
    typeof pipe === 'function' ||
    typeof getReader === 'function'
  )
}

async function sendRaw({ open, headers, status }: RawResponse, reply: FastifyReply): Promise<FastifyReply> {
  const body = await open()
  if (status !== undefined) {
    void reply.code(status)
  }
  checkHeaders(headers)
  return reply.headers(headers).send(body)
}
