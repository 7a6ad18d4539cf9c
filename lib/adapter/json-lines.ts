import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Output } from '../operation.js'
import { isPassedThrough } from './passed-through.js'

const LINES_TYPE = 'application/jsonl; charset=utf-8'

/** Values that come one after the other. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { [Symbol.asyncIterator]?: unknown })[Symbol.asyncIterator] === 'function'
  )
}

/** The same, where the first is there: what a handler with a limited time has come to. */
export class Started {
  constructor(
    readonly first: IteratorResult<unknown>,
    readonly iterator: AsyncIterator<unknown>,
  ) {}

  static async of(values: AsyncIterable<unknown>): Promise<Started> {
    const iterator = values[Symbol.asyncIterator]()
    return new Started(await iterator.next(), iterator)
  }

  /** Nobody wants the others: its `finally` runs. */
  cancel(): void {
    if (this.first.done !== true) void end(this.iterator)
  }
}

/** Whether what a handler returns may be values that come one after the other: where one value is declared, it is that. */
export function mayStream({ streams, shape }: Output): boolean {
  return streams === true || shape === undefined
}

/** Waits for the first of values that come one after the other, and for nothing else: streams are iterable too. */
export function started(value: unknown): unknown {
  return isAsyncIterable(value) && !isPassedThrough(value) ? Started.of(value) : value
}

/**
 * A value to a line. The first is waited for: what fails before it is still answered as an error. Where the client
 * leaves, or asks for the head only, the iterator is told (`return`), so that its `finally` runs.
 */
export async function jsonLines(
  values: AsyncIterable<unknown> | Started,
  write: (value: unknown) => string,
  reply: FastifyReply,
): Promise<Readable> {
  const source = values instanceof Started ? values : await Started.of(values)
  if (!reply.hasHeader('content-type')) {
    void reply.header('content-type', LINES_TYPE)
  }
  if (reply.request.method === 'HEAD' || reply.raw.destroyed) {
    source.cancel()
    return Readable.from([])
  }
  return new Lines(source, write)
}

class Lines extends Readable {
  #first: IteratorResult<unknown> | undefined
  readonly #iterator: AsyncIterator<unknown>
  readonly #write: (value: unknown) => string
  /** The iterator has come to its end by itself. */
  #isOver = false

  constructor({ first, iterator }: Started, write: (value: unknown) => string) {
    super()
    this.#first = first
    this.#iterator = iterator
    this.#write = write
  }

  override _read(): void {
    void this.#pull()
  }

  async #pull(): Promise<void> {
    try {
      const next = this.#first ?? (await this.#next())
      this.#first = undefined
      this.#isOver ||= next.done === true
      this.push(next.done === true ? null : `${this.#write(next.value ?? null)}\n`)
    } catch (error) {
      this.destroy(error as Error)
    }
  }

  async #next(): Promise<IteratorResult<unknown>> {
    try {
      return await this.#iterator.next()
    } catch (error) {
      this.#isOver = true
      throw error
    }
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    // It may be waiting for something else, and ends when that is there.
    if (!this.#isOver) void end(this.#iterator)
    callback(error)
  }
}

async function end(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.()
  } catch {
    // Nobody is there to be told.
  }
}
