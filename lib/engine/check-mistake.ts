import type { Mistake } from '../errors/issue.js'
import { type BuiltinCheck, schemaOfCheck } from '../shape/check-schema.js'
import type { Check, Literal } from '../shape/shape.js'
import {
  enumMistake,
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

/** A code, and our text where there is one. */
type Code = Pick<Mistake, 'type' | 'ctx'> & Partial<Mistake>

/**
 * What a client is told of a `value` that `check` refused. `text` is the user's message or the library's:
 * the user's is always told, the library's where we have no text.
 */
export function mistakeOf(check: Check, value: unknown, text: () => string): Mistake {
  const code = codeOf(check, value)
  if (!check.message && code.msg !== undefined) {
    return code as Mistake
  }
  const { type, ctx } = code
  const msg = text()
  return ctx === undefined ? { type, msg } : { type, msg, ctx }
}

function codeOf(check: Check, value: unknown): Code {
  const { name, builtin } = check
  if (!builtin) {
    return { type: name }
  }
  const code = Object.hasOwn(CODES, name) ? CODES[name as keyof typeof CODES]?.(value, check) : undefined
  return code ?? { type: typeOf(name) }
}

/** By the names of the library's own checks. */
const types = new Map<string, string>()

function typeOf(name: string): string {
  let type = types.get(name)
  if (type === undefined) {
    type = snakeCase(name)
    types.set(name, type)
  }
  return type
}

/** `'isISO31661Alpha2'` → `'is_iso31661_alpha2'` */
function snakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
}

/** Of the checks that say what a code of ours says; `undefined` where one says it only of other values. */
const CODES: Partial<
  Record<BuiltinCheck | 'nestedValidation', (value: unknown, check: Check) => Code | undefined>
> = {
  isDefined: () => MISTAKES.missing,
  nestedValidation: () => MISTAKES.objectType,

  isString: () => MISTAKES.stringType,
  isBoolean: () => MISTAKES.boolType,
  isArray: () => MISTAKES.listType,
  isObject: () => MISTAKES.dictType,
  isInt: (value) => (hasFraction(value) ? MISTAKES.intFromFloat : MISTAKES.intType),
  isNumber: (value) =>
    typeof value !== 'number'
      ? MISTAKES.floatType
      : Number.isFinite(value)
        ? undefined
        : MISTAKES.finiteNumber,

  isLength: (value, { constraints: [min, max] }) => ofText(value, (text) => lengthCode(text, min, max)),
  minLength: (value, { constraints: [min] }) => ofText(value, () => tooShortCode(min)),
  maxLength: (value, { constraints: [max] }) => ofText(value, () => tooLongCode(max)),
  matches: (value, { constraints: [pattern] }) =>
    ofText(value, () => stringPatternMismatch(pattern instanceof RegExp ? pattern.source : String(pattern))),

  min: (value, { constraints: [ge] }) => ofNumber(value, ge, greaterThanEqual),
  max: (value, { constraints: [le] }) => ofNumber(value, le, lessThanEqual),
  isPositive: (value) => ofNumber(value, 0, greaterThan),
  isNegative: (value) => ofNumber(value, 0, lessThan),
  // The library cuts the divisor to an integer.
  isDivisibleBy: (value, check) => ofNumber(value, schemaOfCheck(check)?.multipleOf, multipleOf),

  arrayNotEmpty: (value) => ofList(value, 1, tooShort),
  arrayMinSize: (value, { constraints: [min] }) => ofList(value, min, tooShort),
  arrayMaxSize: (value, { constraints: [max] }) => ofList(value, max, tooLong),

  isEnum: (_, check) => expected('enum', check),
  isIn: (_, check) => expected('literal_error', check),
  equals: (_, check) => expected('literal_error', check),
}

const hasFraction = (value: unknown): boolean => Number.isFinite(value) && !Number.isInteger(value)

function ofText(value: unknown, codeOfText: (text: string) => Code): Code {
  return typeof value === 'string' ? codeOfText(value) : MISTAKES.stringType
}

/** A bound that is no number refuses every number. */
function ofNumber(value: unknown, bound: unknown, mistake: (bound: number) => Mistake): Code {
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    return MISTAKES.floatType
  }
  return typeof bound === 'number' ? mistake(bound) : { type: mistake(0).type }
}

function ofList(value: unknown, bound: unknown, mistake: (bound: number, actual: number) => Mistake): Code {
  const size = Array.isArray(value) ? value.length : value instanceof Set ? value.size : undefined
  if (size === undefined) {
    return MISTAKES.listType
  }
  return typeof bound === 'number' ? mistake(bound, size) : { type: mistake(0, 0).type }
}

const tooShortCode = (min: unknown): Code =>
  typeof min === 'number' ? stringTooShort(min) : { type: 'string_too_short' }

const tooLongCode = (max: unknown): Code =>
  typeof max === 'number' ? stringTooLong(max) : { type: 'string_too_long' }

function lengthCode(text: string, min: unknown, max: unknown): Code {
  return typeof min === 'number' && countOf(text) < min ? tooShortCode(min) : tooLongCode(max)
}

/** As the library counts: in code points, without the variation selectors that follow one. */
function countOf(text: string): number {
  return [...text].length - (text.match(/(?!\uFE0E|\uFE0F)[\s\S](?:\uFE0E|\uFE0F)/g) ?? []).length
}

/** What is expected can be told where it is JSON. */
function expected(type: string, check: Check): Code {
  const { enum: values, ...others } = schemaOfCheck(check) ?? {}
  const literals = values ?? ('const' in others ? [others.const] : undefined)
  return literals === undefined ? { type } : { ...enumMistake(literals as Literal[]), type }
}
