import type { Mistake } from '../errors/issue.js'
import type { EnumShape, Shape } from '../shape/shape.js'
import { enumMistake, MISTAKES } from './mistakes.js'
import type { ReadMode } from './modes.js'
import { Refusal } from './refusal.js'
import { readBigInt } from './text/bigint.js'
import { readBoolean } from './text/boolean.js'
import { readDate } from './text/date.js'
import { readDateTime } from './text/date-time.js'
import { readInteger } from './text/integer.js'
import { readNumber } from './text/number.js'

/** A raw value to a value of one kind, or the refusal. */
export type ScalarReader = (raw: unknown) => unknown

const refusal = (mistake: Mistake): Refusal => new Refusal(mistake)

const STRING_TYPE = refusal(MISTAKES.stringType)
const INT_TYPE = refusal(MISTAKES.intType)
const INT_FROM_FLOAT = refusal(MISTAKES.intFromFloat)
const INT_SIZE = refusal(MISTAKES.intParsingSize)
const FLOAT_TYPE = refusal(MISTAKES.floatType)
const FINITE = refusal(MISTAKES.finiteNumber)
const BOOL_TYPE = refusal(MISTAKES.boolType)
const DATE_TYPE = refusal(MISTAKES.dateType)
const DATETIME_TYPE = refusal(MISTAKES.datetimeType)
const BYTES_TYPE = refusal({ type: 'bytes_type', msg: 'Input should be valid bytes' })
const BASE64 = refusal({ type: 'base64_parsing', msg: 'Input should be valid base64 text' })

function number(raw: unknown): unknown {
  if (typeof raw !== 'number') return FLOAT_TYPE
  return Number.isFinite(raw) ? raw : FINITE
}

function integer(raw: unknown): unknown {
  if (typeof raw !== 'number') return INT_TYPE
  if (Number.isInteger(raw)) return raw
  return Number.isFinite(raw) ? INT_FROM_FLOAT : FINITE
}

function bigint(raw: unknown): unknown {
  if (typeof raw === 'bigint') return raw
  if (typeof raw === 'string') return readBigInt(raw)
  const whole = integer(raw)
  if (typeof whole !== 'number') return whole
  // What JSON.parse made of more digits is another number than the one that was sent.
  return Number.isSafeInteger(whole) ? BigInt(whole) : INT_SIZE
}

const dateOr =
  (read: (text: string) => unknown, otherwise: Refusal): ScalarReader =>
  (raw) => {
    if (typeof raw === 'string') return read(raw)
    return raw instanceof Date && !Number.isNaN(raw.getTime()) ? raw : otherwise
  }

const CANONICAL_BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

function bytes(raw: unknown): unknown {
  if (raw instanceof Uint8Array) return raw
  if (typeof raw !== 'string') return BYTES_TYPE
  return raw.length % 4 === 0 && CANONICAL_BASE64.test(raw) ? Buffer.from(raw, 'base64') : BASE64
}

type ScalarKind =
  | 'string'
  | 'number'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'date-time'
  | 'bytes'
  | 'file'
type Table = Readonly<Record<ScalarKind, ScalarReader>>

/** Nothing is converted that JSON can say. */
const STRICT: Table = {
  string: (raw) => (typeof raw === 'string' ? raw : STRING_TYPE),
  number,
  integer,
  bigint,
  boolean: (raw) => (typeof raw === 'boolean' ? raw : BOOL_TYPE),
  date: dateOr(readDate, DATE_TYPE),
  'date-time': dateOr(readDateTime, DATETIME_TYPE),
  bytes,
  file: bytes,
}

const orText =
  (read: (text: string) => unknown, strict: ScalarReader): ScalarReader =>
  (raw) =>
    typeof raw === 'string' ? read(raw) : strict(raw)

/** FastAPI's: text that says a number is one. */
const LAX: Table = {
  ...STRICT,
  number: orText(readNumber, number),
  integer: orText(readInteger, integer),
  boolean: (raw) => {
    if (raw === 1 || raw === 0) return raw === 1
    return typeof raw === 'string' ? readBoolean(raw) : STRICT.boolean(raw)
  },
  'date-time': (raw) => (typeof raw === 'number' ? readDateTime(String(raw)) : STRICT['date-time'](raw)),
}

const lastOf =
  (read: ScalarReader): ScalarReader =>
  (raw) =>
    read(Array.isArray(raw) ? raw.at(-1) : raw)

/** Of a key that is repeated, the last is meant. */
const TEXT: Table = Object.fromEntries(
  Object.entries(LAX).map(([kind, read]) => [kind, lastOf(read)]),
) as unknown as Table

/** The reader of a scalar kind; `undefined` for what is none. */
export function scalarReader(shape: Shape, { from, coercion }: ReadMode): ScalarReader | undefined {
  if (shape.kind === 'enum') {
    return enumReader(shape, from)
  }
  const table = from === 'text' ? TEXT : coercion === 'lax' ? LAX : STRICT
  return table[shape.kind as ScalarKind]
}

/** The exact value; in text, what says it. No text says `null`. */
function enumReader({ values }: EnumShape, from: ReadMode['from']): ScalarReader {
  const refused = refusal(enumMistake(values))
  const byText = new Map<unknown, unknown>(
    values.filter((value) => value !== null).map((value) => [String(value), value]),
  )
  const known = new Set<unknown>(values)
  const read = (raw: unknown): unknown => (known.has(raw) ? raw : refused)
  return from === 'json' ? read : lastOf((raw) => (byText.has(raw) ? byText.get(raw) : refused))
}
