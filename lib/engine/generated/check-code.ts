import type { Check, Shape } from '../../shape/shape.js'
import type { Test } from './acceptance.js'
import { type Code, literal } from './code.js'
import { isSimpleEmail } from './email.js'
import { isFiniteNumber } from './scalar-code.js'

/** A check of the library's own that nothing but its value decides. */
export function isPure({ builtin, async, validateIf }: Check): boolean {
  return builtin && !async && validateIf === undefined
}

/** True of values that pass: a comparison where the check is one, and the check itself where that is not enough. */
export function checkTests(checks: readonly Check[], shape: Shape, code: Code): Test[] {
  return checks.filter((check) => !isImplied(check, shape)).map((check) => checkTest(check, code))
}

function checkTest(check: Check, code: Code): Test {
  const compare = Object.hasOwn(COMPARISONS, check.name) ? COMPARISONS[check.name]?.(check, code) : undefined
  if (compare?.decides === true) {
    return compare.test
  }
  const passes = code.constant(check.passes, 'check')
  const args = code.constant({ constraints: check.constraints }, 'args')
  const asked = (value: string): string => `${passes}(${value}, ${args})`
  return compare === undefined
    ? (value) => asked(value)
    : (value) => `(${compare.test(value)} || ${asked(value)})`
}

/** Checks that every value of a kind passes, which was read as that kind. */
const IMPLIED: Partial<Record<Shape['kind'], readonly string[]>> = {
  string: ['isString', 'isDefined'],
  integer: ['isInt', 'isDefined'],
  number: ['isDefined'],
  boolean: ['isBoolean', 'isDefined'],
  date: ['isDate', 'isDefined'],
  'date-time': ['isDate', 'isDefined'],
  array: ['isDefined'],
  reference: ['isObject', 'isDefined'],
}

function isImplied({ name, each }: Check, shape: Shape): boolean {
  return !each && IMPLIED[shape.kind]?.includes(name) === true
}

interface Comparison {
  readonly test: Test
  /** What it is not true of fails the check for sure, or is for the interpreter to judge. */
  readonly decides: boolean
}

const decides = (test: Test): Comparison => ({ test, decides: true })
const accepts = (test: Test): Comparison => ({ test, decides: false })

const isNumber = (value: string): string => `typeof ${value} === 'number'`
const isText = (value: string): string => `typeof ${value} === 'string'`
const isList = (value: string): string => `Array.isArray(${value})`

/** A bound that is a number; of others the check itself is asked. */
const against =
  (operator: string) =>
  ({ constraints: [bound] }: Check): Comparison | undefined =>
    typeof bound === 'number'
      ? decides((value) => `${isNumber(value)} && ${value} ${operator} ${literal(bound)}`)
      : undefined

const ofSize =
  (operator: string) =>
  ({ constraints: [bound] }: Check): Comparison | undefined =>
    typeof bound === 'number'
      ? decides((value) => `${isList(value)} && ${value}.length ${operator} ${literal(bound)}`)
      : undefined

/**
 * The library counts code points, and not the variation selectors behind them: of three units one is counted
 * at least, and none more than once.
 */
function lengthBetween(min: unknown, max: unknown): Comparison | undefined {
  const isBound = (bound: unknown): boolean => bound === undefined || typeof bound === 'number'
  if (!isBound(min) || !isBound(max)) {
    return undefined
  }
  const least = typeof min === 'number' ? [`.length >= ${literal(min <= 1 ? min : min * 3)}`] : []
  const most = typeof max === 'number' ? [`.length <= ${literal(max)}`] : []
  return accepts((value) => [isText(value), ...[...least, ...most].map((end) => value + end)].join(' && '))
}

function oneOf(values: unknown, code: Code): Comparison | undefined {
  const isPlain = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value)
  if (!Array.isArray(values) || !values.every(isPlain)) {
    return undefined
  }
  const known = code.constant(new Set<unknown>(values), 'values')
  return accepts((value) => `${known}.has(${value})`)
}

function matches({ constraints: [pattern] }: Check, code: Code): Comparison | undefined {
  // What keeps a place from text to text is for the library to use.
  if (!(pattern instanceof RegExp) || pattern.global || pattern.sticky) {
    return undefined
  }
  const expression = code.constant(pattern, 'pattern')
  return decides((value) => `${isText(value)} && ${expression}.test(${value})`)
}

/** The library's own takes longer than all the rest: it is asked by the interpreter, and so only once. */
function isEmail({ constraints: [options] }: Check, code: Code): Comparison | undefined {
  const simple = code.constant(isSimpleEmail, 'isSimpleEmail')
  return options === undefined ? decides((value) => `${simple}(${value})`) : undefined
}

function isNumberWith({ constraints: [options] }: Check): Comparison | undefined {
  const { maxDecimalPlaces } = (options ?? {}) as { maxDecimalPlaces?: unknown }
  return maxDecimalPlaces === undefined ? accepts((value) => `(${isFiniteNumber(value)})`) : undefined
}

const COMPARISONS: Readonly<Record<string, (check: Check, code: Code) => Comparison | undefined>> = {
  isString: () => accepts(isText),
  isBoolean: () => accepts((value) => `typeof ${value} === 'boolean'`),
  isInt: () => decides((value) => `Number.isInteger(${value})`),
  isNumber: isNumberWith,
  isDefined: () => decides((value) => `${value} !== undefined && ${value} !== null`),
  isNotEmpty: () => decides((value) => `${value} !== '' && ${value} !== undefined && ${value} !== null`),
  min: against('>='),
  max: against('<='),
  isPositive: () => decides((value) => `${isNumber(value)} && ${value} > 0`),
  isNegative: () => decides((value) => `${isNumber(value)} && ${value} < 0`),
  minLength: ({ constraints: [min] }) => lengthBetween(min, undefined),
  maxLength: ({ constraints: [max] }) => lengthBetween(undefined, max),
  isLength: ({ constraints: [min, max] }) => lengthBetween(min, max),
  matches,
  isEmail,
  isIn: ({ constraints: [values] }, code) => oneOf(values, code),
  isArray: () => decides(isList),
  arrayNotEmpty: () => decides((value) => `${isList(value)} && ${value}.length > 0`),
  arrayMinSize: ofSize('>='),
  arrayMaxSize: ofSize('<='),
}
