import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { WriteError } from '../engine/write-error.js'
import { Writers } from '../engine/writer.js'
import type { Operation } from '../operation.js'
import { RawResponse } from './response-helpers.js'
import type { Settings } from './settings.js'

/** Sends what a handler returned. */
export type Answer = (value: unknown, reply: FastifyReply) => unknown

const JSON_TYPE = 'application/json; charset=utf-8'

/** Statuses whose answers have no body (RFC 9110, 15.3.5, 15.3.6, 15.4.5). */
const BODILESS = new Set([204, 205, 304])

/** Chooses, once, how an operation's results are sent. */
export function answerOf(operation: Operation, { checkResponses }: Settings): Answer {
  const { shape } = operation.output
  const write = shape && new Writers({ check: checkResponses }).of(shape)
  const serialize = (value: unknown): string => {
    // Fastify takes `null` for no value, and has JSON's word for it only from us.
    const plain = write === undefined ? value : write(value, [])
    if (
      checkResponses &&
      shape !== undefined &&
      (value === null || value === undefined) &&
      shape.nullable !== true &&
      shape.kind !== 'any'
    ) {
      throw new WriteError([], shape.kind, value)
    }
    return JSON.stringify(plain ?? null) ?? 'null'
  }
  return (value, reply) => {
    if (reply.sent || value === reply) {
      return reply
    }
    if (value instanceof RawResponse) {
      return sendRaw(value, reply)
    }
    if (isPassedThrough(value)) {
      return reply.send(value)
    }
    if (BODILESS.has(reply.statusCode)) {
      return reply.send()
    }
    if (!reply.hasHeader('content-type')) {
      void reply.header('content-type', JSON_TYPE)
    }
    void reply.serializer(serialize)
    // Text would skip the serializer's hooks, and `undefined` the body: both are JSON here.
    return value === null || value === undefined || typeof value === 'string'
      ? reply.send(serialized(value, serialize, reply))
      : reply.send(value)
  }
}

/** JSON text that is to be sent as it is. */
function serialized(value: unknown, serialize: (value: unknown) => string, reply: FastifyReply): string {
  const text = serialize(value)
  void reply.serializer(String)
  return text
}

function isPassedThrough(value: unknown): boolean {
  return (
    value instanceof Uint8Array ||
    value instanceof Readable ||
    (typeof value === 'object' && value !== null && (isStream(value) || value instanceof Response))
  )
}

function isStream(value: object): boolean {
  const { pipe, getReader } = value as { pipe?: unknown; getReader?: unknown }
  return typeof pipe === 'function' || typeof getReader === 'function'
}

async function sendRaw({ open, headers, status }: RawResponse, reply: FastifyReply): Promise<FastifyReply> {
  const body = await open()
  if (status !== undefined) {
    void reply.code(status)
  }
  return reply.headers(headers).send(body)
}
