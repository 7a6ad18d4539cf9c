import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

const LINES_TYPE = 'application/jsonl; charset=utf-8'

/** Values that come one after the other. */
export function isAsyncIterable(value: object): value is AsyncIterable<unknown> {
  return typeof (value as { [Symbol.asyncIterator]?: unknown })[Symbol.asyncIterator] === 'function'
}

/**
 * A value to a line. The first is waited for: what fails before it is still answered as an error. Where the client
 * leaves, the iterator is told (`return`), so that its `finally` runs.
 */
export async function jsonLines(
  values: AsyncIterable<unknown>,
  write: (value: unknown) => string,
  reply: FastifyReply,
): Promise<Readable> {
  const iterator = values[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (!reply.hasHeader('content-type')) {
    void reply.header('content-type', LINES_TYPE)
  }
  return Readable.from(linesOf(first, iterator, write), { objectMode: false })
}

async function* linesOf(
  first: IteratorResult<unknown>,
  iterator: AsyncIterator<unknown>,
  write: (value: unknown) => string,
): AsyncGenerator<string> {
  let isDone = first.done === true
  try {
    for (let next = first; next.done !== true; next = await iterator.next()) {
      yield `${write(next.value ?? null)}\n`
    }
    isDone = true
  } finally {
    if (!isDone) await iterator.return?.()
  }
}
