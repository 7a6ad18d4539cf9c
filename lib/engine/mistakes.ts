/** What a client is told of a refused value: the codes and texts are pydantic's, so that its clients are ours. */
import type { Mistake } from '../errors/issue.js'
import type { Literal } from '../shape/shape.js'

/** Those that are the same wherever they occur; shared, so a refusal costs no text. */
export const MISTAKES = {
  missing: { type: 'missing', msg: 'Field required' },
  extraForbidden: { type: 'extra_forbidden', msg: 'Extra inputs are not permitted' },

  stringType: { type: 'string_type', msg: 'Input should be a valid string' },
  intType: { type: 'int_type', msg: 'Input should be a valid integer' },
  floatType: { type: 'float_type', msg: 'Input should be a valid number' },
  boolType: { type: 'bool_type', msg: 'Input should be a valid boolean' },
  dateType: { type: 'date_type', msg: 'Input should be a valid date' },
  datetimeType: { type: 'datetime_type', msg: 'Input should be a valid datetime' },
  listType: { type: 'list_type', msg: 'Input should be a valid list' },
  dictType: { type: 'dict_type', msg: 'Input should be a valid dictionary' },
  objectType: {
    type: 'object_type',
    msg: 'Input should be a valid dictionary or object to extract fields from',
  },

  intParsing: {
    type: 'int_parsing',
    msg: 'Input should be a valid integer, unable to parse string as an integer',
  },
  intParsingSize: {
    type: 'int_parsing_size',
    msg: 'Unable to parse input string as an integer, exceeded maximum size',
  },
  intFromFloat: {
    type: 'int_from_float',
    msg: 'Input should be a valid integer, got a number with a fractional part',
  },
  floatParsing: {
    type: 'float_parsing',
    msg: 'Input should be a valid number, unable to parse string as a number',
  },
  finiteNumber: { type: 'finite_number', msg: 'Input should be a finite number' },
  boolParsing: { type: 'bool_parsing', msg: 'Input should be a valid boolean, unable to interpret input' },

  uniqueItems: { type: 'unique_items', msg: 'List items should be unique' },
  email: { type: 'value_error', msg: 'Input should be a valid email address' },
  valueError: { type: 'value_error', msg: 'Value could not be read' },
  recursionDepth: { type: 'recursion_depth', msg: 'Input is nested too deeply' },
} as const satisfies Record<string, Mistake>

/** `2` → `String should have at least 2 characters` */
export const stringTooShort = (min: number): Mistake => ({
  type: 'string_too_short',
  msg: `String should have at least ${counted(min, 'character')}`,
  ctx: { min_length: min },
})

export const stringTooLong = (max: number): Mistake => ({
  type: 'string_too_long',
  msg: `String should have at most ${counted(max, 'character')}`,
  ctx: { max_length: max },
})

export const stringPatternMismatch = (pattern: string): Mistake => ({
  type: 'string_pattern_mismatch',
  msg: `String should match pattern '${pattern}'`,
  ctx: { pattern },
})

/** `(1, 0)` → `List should have at least 1 item after validation, not 0` */
export const tooShort = (min: number, actual: number): Mistake => ({
  type: 'too_short',
  msg: `List should have at least ${counted(min, 'item')} after validation, not ${actual}`,
  ctx: { min_length: min, actual_length: actual },
})

export const tooLong = (max: number, actual: number): Mistake => ({
  type: 'too_long',
  msg: `List should have at most ${counted(max, 'item')} after validation, not ${actual}`,
  ctx: { max_length: max, actual_length: actual },
})

export const greaterThan = (gt: number): Mistake => ({
  type: 'greater_than',
  msg: `Input should be greater than ${gt}`,
  ctx: { gt },
})

export const greaterThanEqual = (ge: number): Mistake => ({
  type: 'greater_than_equal',
  msg: `Input should be greater than or equal to ${ge}`,
  ctx: { ge },
})

export const lessThan = (lt: number): Mistake => ({
  type: 'less_than',
  msg: `Input should be less than ${lt}`,
  ctx: { lt },
})

export const lessThanEqual = (le: number): Mistake => ({
  type: 'less_than_equal',
  msg: `Input should be less than or equal to ${le}`,
  ctx: { le },
})

export const multipleOf = (divisor: number): Mistake => ({
  type: 'multiple_of',
  msg: `Input should be a multiple of ${divisor}`,
  ctx: { multiple_of: divisor },
})

/** `['a', 'b', 3]` → `Input should be 'a', 'b' or 3`; one value is a literal and not an enum. */
export function enumMistake(values: readonly Literal[]): Mistake {
  const expected = alternatives(values)
  return {
    type: values.length === 1 ? 'literal_error' : 'enum',
    msg: `Input should be ${expected}`,
    ctx: { expected },
  }
}

/** `('date_parsing', 'date')` → `'input is too short'` → `Input should be a valid date, input is too short` */
const parsing =
  (type: string, noun: string) =>
  (why: string): Mistake => ({ type, msg: `Input should be a valid ${noun}, ${why}`, ctx: { error: why } })

export const dateParsing = parsing('date_parsing', 'date')
export const datetimeParsing = parsing('datetime_parsing', 'datetime')
export const timeParsing = parsing('time_parsing', 'time')
export const timeDeltaParsing = parsing('time_delta_parsing', 'timedelta')
export const uuidParsing = parsing('uuid_parsing', 'UUID')
export const urlParsing = parsing('url_parsing', 'URL')
export const decimalParsing = parsing('decimal_parsing', 'decimal')

/** A tag comes from the client and appears twice, so that a long one would make an answer larger than its request. */
const TAG_SHOWN = 100

/** `('t', 'bird', ['cat', 'dog'])`: the property that tells members apart has a value that none of them has. */
export function unionTagInvalid(discriminator: string, tag: string, expected: readonly string[]): Mistake {
  const shown = tag.length > TAG_SHOWN ? `${tag.slice(0, TAG_SHOWN)}…` : tag
  const tags = expected.map(quoted).join(', ')
  return {
    type: 'union_tag_invalid',
    msg: `Input tag '${shown}' found using ${quoted(discriminator)} does not match any of the expected tags: ${tags}`,
    ctx: { discriminator: quoted(discriminator), tag: shown, expected_tags: tags },
  }
}

export const unionTagNotFound = (discriminator: string): Mistake => ({
  type: 'union_tag_not_found',
  msg: `Unable to extract tag using discriminator ${quoted(discriminator)}`,
  ctx: { discriminator: quoted(discriminator) },
})

export const jsonInvalid = (error: string): Mistake => ({
  type: 'json_invalid',
  msg: 'JSON decode error',
  ctx: { error },
})

/** `['application/json']` → `Content type should be 'application/json'` */
export function contentTypeMistake(accepted: readonly string[]): Mistake {
  const expected = alternatives(accepted)
  return { type: 'content_type', msg: `Content type should be ${expected}`, ctx: { expected } }
}

/** `(1, 'item')` → `1 item`, `(0, 'item')` → `0 items` */
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `['a', 'b', 3]` → `'a', 'b' or 3` */
function alternatives(values: readonly Literal[]): string {
  const texts = values.map((value) => (typeof value === 'string' ? quoted(value) : String(value)))
  const last = texts.pop() ?? 'nothing'
  return texts.length === 0 ? last : `${texts.join(', ')} or ${last}`
}

/** As Python quotes: `a` → `'a'`, `it's` → `"it's"`; control characters are escaped. */
function quoted(text: string): string {
  const inDouble = JSON.stringify(text)
  if (text.includes("'") && !text.includes('"')) {
    return inDouble
  }
  return `'${inDouble.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
