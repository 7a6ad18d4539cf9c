import type { Mistake } from '../errors/issue.js'
import type { ArrayShape, Bounds, Shape, StringShape } from '../shape/shape.js'
import {
  greaterThan,
  greaterThanEqual,
  lessThan,
  lessThanEqual,
  MISTAKES,
  multipleOf,
  stringPatternMismatch,
  stringTooLong,
  stringTooShort,
  tooLong,
  tooShort,
} from './mistakes.js'
import { Refusal } from './refusal.js'
import { readDate } from './text/date.js'
import { readDateTime } from './text/date-time.js'
import { readDecimal } from './text/decimal.js'
import { readDuration } from './text/duration.js'
import { readEmail } from './text/email.js'
import { readTime } from './text/time.js'
import { readUri } from './text/uri.js'
import { readUuid } from './text/uuid.js'
import { valueText } from './value-text.js'

/** What a value of the right kind breaks, or `undefined`. */
export type Constraint = (value: never) => Mistake | undefined

/** The constraints that a shape itself has, in JSON Schema's words. */
export function constraintsOf(shape: Shape): readonly Constraint[] {
  switch (shape.kind) {
    case 'string':
      return stringConstraints(shape)
    case 'number':
    case 'integer':
      return numberConstraints(shape, (value) => value)
    case 'bigint':
      return numberConstraints(shape, BigInt)
    case 'array':
      return arrayConstraints(shape)
    default:
      return []
  }
}

const FORMATS: Readonly<Record<string, (text: string) => unknown>> = {
  uuid: readUuid,
  date: readDate,
  'date-time': readDateTime,
  time: readTime,
  duration: readDuration,
  uri: readUri,
  decimal: readDecimal,
  email: readEmail,
}

function stringConstraints({ format, minLength, maxLength, pattern }: StringShape): Constraint[] {
  const constraints: ((value: string) => Mistake | undefined)[] = []
  const readFormat = format === undefined || !Object.hasOwn(FORMATS, format) ? undefined : FORMATS[format]
  if (readFormat !== undefined) {
    constraints.push((value) => mistakeOf(readFormat(value)))
  }
  if (minLength !== undefined) {
    const mistake = stringTooShort(minLength)
    constraints.push((value) =>
      value.length < minLength || codePoints(value) < minLength ? mistake : undefined,
    )
  }
  if (maxLength !== undefined) {
    const mistake = stringTooLong(maxLength)
    constraints.push((value) =>
      value.length > maxLength && codePoints(value) > maxLength ? mistake : undefined,
    )
  }
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, 'u')
    const mistake = stringPatternMismatch(pattern)
    // A text that is refused for its length is not worth an expression, which it might keep busy for long.
    const most = maxLength ?? Number.POSITIVE_INFINITY
    constraints.push((value) =>
      (value.length > most && codePoints(value) > most) || expression.test(value) ? undefined : mistake,
    )
  }
  return constraints as Constraint[]
}

function mistakeOf(read: unknown): Mistake | undefined {
  return read instanceof Refusal ? read.mistake : undefined
}

/** JSON Schema's length, and Python's. `'😀'` → `1` */
function codePoints(text: string): number {
  let count = text.length
  for (let at = 0; at < text.length - 1; at += 1) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      count -= 1
      at += 1
    }
  }
  return count
}

type Numeric = number | bigint

function numberConstraints(bounds: Bounds, convert: (bound: number) => Numeric): Constraint[] {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf: step } = bounds
  const constraints: ((value: Numeric) => Mistake | undefined)[] = []
  const add = (
    bound: number | undefined,
    mistake: (bound: number) => Mistake,
    holds: (value: Numeric) => boolean,
  ): void => {
    if (bound !== undefined) {
      const said = mistake(bound)
      constraints.push((value) => (holds(value) ? undefined : said))
    }
  }
  // Comparisons of a bigint with a number are exact.
  add(minimum, greaterThanEqual, (value) => value >= (minimum as number))
  add(exclusiveMinimum, greaterThan, (value) => value > (exclusiveMinimum as number))
  add(maximum, lessThanEqual, (value) => value <= (maximum as number))
  add(exclusiveMaximum, lessThan, (value) => value < (exclusiveMaximum as number))
  add(step, multipleOf, (value) => isMultiple(value, convert(step as number)))
  return constraints as Constraint[]
}

/** `0.3` is a multiple of `0.1`, though not to the last bit: the quotient is compared, not the remainder. */
function isMultiple(value: Numeric, step: Numeric): boolean {
  if (typeof value === 'bigint') {
    return value % (step as bigint) === 0n
  }
  const quotient = value / (step as number)
  const nearest = Math.round(quotient)
  return (
    Number.isFinite(quotient) &&
    Math.abs(quotient - nearest) <= Number.EPSILON * Math.max(1, Math.abs(nearest))
  )
}

function arrayConstraints({ minItems, maxItems, uniqueItems }: ArrayShape): Constraint[] {
  const constraints: ((value: ArrayLike<unknown> | Set<unknown>) => Mistake | undefined)[] = []
  const size = (value: ArrayLike<unknown> | Set<unknown>): number =>
    value instanceof Set ? value.size : value.length
  if (minItems !== undefined) {
    constraints.push((value) => (size(value) < minItems ? tooShort(minItems, size(value)) : undefined))
  }
  if (maxItems !== undefined) {
    constraints.push((value) => (size(value) > maxItems ? tooLong(maxItems, size(value)) : undefined))
  }
  if (uniqueItems === true) {
    constraints.push((value) =>
      Array.isArray(value) && !areUnique(value) ? MISTAKES.uniqueItems : undefined,
    )
  }
  return constraints as Constraint[]
}

/** By value, as JSON Schema compares; a `Set` of objects alone would compare them by identity. */
function areUnique(items: readonly unknown[]): boolean {
  const objects = items.filter((item) => typeof item === 'object' && item !== null)
  const scalars = items.length - objects.length
  return (
    new Set(items).size === items.length &&
    (objects.length === 0 || new Set(objects.map(valueText)).size + scalars === items.length)
  )
}
