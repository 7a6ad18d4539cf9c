import type { ArrayShape, Check, RecordShape, TupleShape } from '../shape/shape.js'
import { MISTAKES, tooLong, tooShort } from './mistakes.js'
import type { Reader, Readers } from './reader.js'
import { isReserved } from './reserved-keys.js'
import { FAILED, type Run } from './run.js'

/** Reads each item, all of them, so that every issue is found. */
export class ArrayReader {
  /** Longer lists are refused unread. */
  readonly limit: number
  readonly #read: Reader
  readonly #fromText: boolean
  readonly #isSet: boolean

  constructor(shape: ArrayShape, readers: Readers) {
    this.limit = itemLimit(shape)
    this.#read = readers.of(shape.items)
    this.#fromText = readers.mode.from === 'text'
    this.#isSet = shape.container === 'set'
  }

  read(raw: unknown, run: Run): unknown {
    const list = this.#fromText && typeof raw === 'string' ? [raw] : raw instanceof Set ? [...raw] : raw
    if (!Array.isArray(list)) {
      return run.refuse(MISTAKES.listType, raw)
    }
    // Items of a list that is refused for its length are not worth reading.
    if (list.length > this.limit) {
      return run.refuse(tooLong(this.limit, list.length), raw)
    }
    const items = readItems(list, () => this.#read, run)
    return items === FAILED
      ? this.refused(run.partial as unknown[], run)
      : this.#isSet
        ? new Set(items as unknown[])
        : items
  }

  /** What could be made of `items`, of which one at least was refused, is for checks of the whole. */
  refused(items: unknown[], run: Run): typeof FAILED {
    run.partial = this.#isSet ? new Set(items) : items
    return FAILED
  }
}

/** The least of what the shape and class-validator's `@ArrayMaxSize` allow, whatever the rest of the object. */
function itemLimit({ maxItems, checks = [] }: ArrayShape): number {
  const limits = checks
    .filter((check) => limitsSize(check) && check.validateIf === undefined)
    .map(({ constraints }) => Number(constraints[0]))
  return Math.min(maxItems ?? Number.POSITIVE_INFINITY, ...limits)
}

/** class-validator's `@ArrayMaxSize`. */
export function limitsSize({ builtin, each, name }: Check): boolean {
  return builtin && !each && name === 'arrayMaxSize'
}

function readItems(list: readonly unknown[], readerAt: (index: number) => Reader, run: Run): unknown {
  const items: unknown[] = []
  let failed = false
  for (let index = 0; index < list.length; index += 1) {
    run.loc.push(index)
    run.partial = undefined
    const item = readerAt(index)(list[index], run)
    run.loc.pop()
    failed ||= item === FAILED
    items.push(item === FAILED ? (run.partial ?? list[index]) : item)
  }
  run.partial = items
  return failed ? FAILED : items
}

/** Reads items by their position. */
export function tupleReader({ items, rest }: TupleShape, readers: Readers): Reader {
  const fixed = items.map((item) => readers.of(item))
  const further = rest && readers.of(rest)
  return (raw, run) => {
    if (!Array.isArray(raw)) {
      return run.refuse(MISTAKES.listType, raw)
    }
    if (raw.length < fixed.length) {
      return run.refuse(tooShort(fixed.length, raw.length), raw)
    }
    if (further === undefined && raw.length > fixed.length) {
      return run.refuse(tooLong(fixed.length, raw.length), raw)
    }
    return readItems(raw, (index) => fixed[index] ?? (further as Reader), run)
  }
}

/** Reads each value; keys are any, and none is ever assigned to a prototype. */
export function recordReader({ values, container }: RecordShape, readers: Readers): Reader {
  const read = readers.of(values)
  return (raw, run) => {
    const entries = raw instanceof Map ? [...raw] : isRecord(raw) ? Object.entries(raw) : undefined
    if (entries === undefined) {
      return run.refuse(MISTAKES.dictType, raw)
    }
    const pairs: [string, unknown][] = []
    let failed = false
    for (const [key, value] of entries) {
      const name = String(key)
      if (container === 'map' || !isReserved(name)) {
        const result = readAt(name, value, read, run)
        failed ||= result === FAILED
        pairs.push([name, result === FAILED ? (run.partial ?? value) : result])
      }
    }
    const record = container === 'map' ? new Map(pairs) : Object.fromEntries(pairs)
    run.partial = record
    return failed ? FAILED : record
  }
}

/** Reads what stands at a key that the client chose. */
export function readAt(key: string, value: unknown, read: Reader, run: Run): unknown {
  run.loc.push(shownKey(key))
  run.partial = undefined
  const result = read(value, run)
  run.loc.pop()
  return result
}

/** An object that JSON can say, and not an array or one of the language's own. */
export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return (
    typeof raw === 'object' &&
    raw !== null &&
    !Array.isArray(raw) &&
    !(raw instanceof Date || raw instanceof Map || raw instanceof Set || raw instanceof Uint8Array)
  )
}

const SHOWN_KEY = 100

/** A key that the client chose is in every issue below it: cut, or an answer outgrows its request. */
export function shownKey(key: string): string {
  return key.length > SHOWN_KEY ? `${key.slice(0, SHOWN_KEY)}…` : key
}
