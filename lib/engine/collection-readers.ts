import type { ArrayShape, Check, RecordShape, TupleShape } from '../shape/shape.js'
import { MISTAKES, tooLong, tooShort } from './mistakes.js'
import type { Reader, Readers } from './reader.js'
import { isReserved } from './reserved-keys.js'
import { FAILED, type Run } from './run.js'

/** Reads each item, all of them, so that every issue is found. */
export function arrayReader(shape: ArrayShape, readers: Readers): Reader {
  const read = readers.of(shape.items)
  const { from } = readers.mode
  const limit = itemLimit(shape)
  const isSet = shape.container === 'set'
  return (raw, run) => {
    const list = from === 'text' && typeof raw === 'string' ? [raw] : raw instanceof Set ? [...raw] : raw
    if (!Array.isArray(list)) {
      return run.refuse(MISTAKES.listType, raw)
    }
    // Items of a list that is refused for its length are not worth reading.
    if (list.length > limit) {
      return run.refuse(tooLong(limit, list.length), raw)
    }
    const items = readItems(list, () => read, run)
    if (isSet && Array.isArray(run.partial)) {
      run.partial = new Set(run.partial)
    }
    return isSet && items !== FAILED ? new Set(items as unknown[]) : items
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
      if (container !== 'map' && isReserved(String(key))) {
        continue
      }
      run.loc.push(shownKey(String(key)))
      run.partial = undefined
      const result = read(value, run)
      run.loc.pop()
      failed ||= result === FAILED
      pairs.push([String(key), result === FAILED ? (run.partial ?? value) : result])
    }
    const record = container === 'map' ? new Map(pairs) : Object.fromEntries(pairs)
    run.partial = record
    return failed ? FAILED : record
  }
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
