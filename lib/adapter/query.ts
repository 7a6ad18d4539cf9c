/** What a query or a form says: the text of each key, or all its texts where it is repeated. */
export interface QueryValues {
  [key: string]: string | string[]
}

/** Made by a constructor, objects are fast; one that is made with the prototype `null` is a table, and slow. */
const Values = function Values() {} as unknown as new () => QueryValues
Values.prototype = Object.create(null)

/**
 * `'a=1&b=x+y&a=2'` → `{ a: ['1', '2'], b: 'x y' }`: the URL standard's reading, which nothing can fail.
 *
 * The object inherits nothing, so that `__proto__` is a key like others. Brackets mean nothing.
 */
export function parseQuery(text: string): QueryValues {
  const values: QueryValues = new Values()
  if (text === '') {
    return values
  }
  const read = text.includes('%') || text.includes('+') ? decoded : asSent
  /** The first `=` from `start` on. Kept from pair to pair, so that keys without one are not a search to the end each. */
  let equals = -1
  for (let start = 0; start < text.length; ) {
    const end = indexOrEnd(text, '&', start)
    if (equals < start) {
      equals = indexOrEnd(text, '=', start)
    }
    if (end > start) {
      const keyEnd = Math.min(equals, end)
      add(values, read(text.slice(start, keyEnd)), read(text.slice(keyEnd + 1, end)))
    }
    start = end + 1
  }
  return values
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from)
  return index === -1 ? text.length : index
}

function add(values: QueryValues, key: string, value: string): void {
  const before = values[key]
  if (before === undefined) {
    values[key] = value
  } else if (typeof before === 'string') {
    values[key] = [before, value]
  } else {
    before.push(value)
  }
}

const asSent = (part: string): string => part

function decoded(part: string): string {
  const spaced = part.includes('+') ? part.replaceAll('+', ' ') : part
  return spaced.includes('%') ? percentDecoded(spaced) : spaced
}

const PERCENT = '%'.charCodeAt(0)

/**
 * `'caf%C3%A9'` → `'café'`, `'%FF'` → U+FFFD, `'100%'` → `'100%'`. On bytes and not by `decodeURIComponent`,
 * whose exceptions would cost more than all the rest where many parts are invalid.
 */
function percentDecoded(part: string): string {
  const bytes = Buffer.from(part)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    const escaped = byte === PERCENT ? hexPair(bytes, at + 1) : -1
    bytes[length++] = escaped < 0 ? byte : escaped
    at += escaped < 0 ? 0 : 2
  }
  return bytes.toString('utf8', 0, length)
}

/** `41` at `at` → `0x41`; -1 where there are not two hexadecimal digits. */
function hexPair(bytes: Buffer, at: number): number {
  const high = HEX[bytes[at] ?? 0]!
  const low = HEX[bytes[at + 1] ?? 0]!
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

/** The value of each byte as a hexadecimal digit, -1 of others. */
const HEX = Int8Array.from({ length: 256 }, (_, byte) =>
  /[0-9a-f]/i.test(String.fromCharCode(byte)) ? Number.parseInt(String.fromCharCode(byte), 16) : -1,
)
