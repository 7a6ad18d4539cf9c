import type { Bounds, EnumShape, Shape, StringShape } from '../../shape/shape.js'
import { constraintsOf } from '../constraints.js'
import type { ReadMode } from '../modes.js'
import { Refusal } from '../refusal.js'
import { withoutReserved } from '../reserved-keys.js'
import { scalarReader } from '../scalar-readers.js'
import type { Acceptance, Test } from './acceptance.js'
import { type Code, literal } from './code.js'

/** How a scalar is accepted; `undefined` of shapes that are none. */
export function scalarAcceptance(shape: Shape, mode: ReadMode, code: Code): Acceptance | undefined {
  if (shape.kind === 'any') {
    const copy = code.constant(withoutReserved, 'withoutReserved')
    return { convert: (raw) => `(typeof ${raw} === 'object' ? ${copy}(${raw}) : ${raw})`, tests: [] }
  }
  const read = scalarReader(shape, mode)
  if (read === undefined) {
    return undefined
  }
  const constraints = constraintTests(shape, code)
  const asItIs = asSent(shape, mode, code)
  if (asItIs !== undefined) {
    return { tests: [asItIs, ...constraints] }
  }
  const convert = code.constant(read, 'read')
  const type = RESULTS[shape.kind]
  const refusal = code.constant(Refusal, 'Refusal')
  return {
    convert: (raw) => `${convert}(${raw})`,
    tests: [
      (value) =>
        type === undefined ? `!(${value} instanceof ${refusal})` : `typeof ${value} === ${literal(type)}`,
      ...constraints,
    ],
  }
}

/** What `typeof` says of a converted value; of others the refusal tells. */
const RESULTS: Partial<Record<Shape['kind'], string>> = {
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  bigint: 'bigint',
}

/** The test of values that need no conversion, where all are such. */
function asSent(shape: Shape, { from, coercion }: ReadMode, code: Code): Test | undefined {
  const isStrict = from === 'json' && coercion === 'strict'
  switch (shape.kind) {
    case 'string':
      return (value) => `typeof ${value} === 'string'`
    case 'boolean':
      return isStrict ? (value) => `typeof ${value} === 'boolean'` : undefined
    case 'number':
      return isStrict ? isFiniteNumber : undefined
    case 'integer':
      return isStrict ? (value) => `Number.isInteger(${value})` : undefined
    case 'enum':
      return from === 'json' || isOfTexts(shape) ? isOneOf(shape, code) : undefined
    default:
      return undefined
  }
}

/** Of a number, the difference with itself is 0, of `NaN` and the infinities it is not. */
export const isFiniteNumber: Test = (value) => `typeof ${value} === 'number' && ${value} - ${value} === 0`

const isOfTexts = ({ values }: EnumShape): boolean => values.every((value) => typeof value === 'string')

function isOneOf({ values }: EnumShape, code: Code): Test {
  const known = code.constant(new Set<unknown>(values), 'values')
  return (value) => `${known}.has(${value})`
}

/** The constraints of a shape, each as a comparison where it is one, else as a call. */
export function constraintTests(shape: Shape, code: Code): Test[] {
  const inline = shape.kind === 'string' ? lengths(shape) : isNumeric(shape) ? bounds(shape) : undefined
  return (
    inline ??
    constraintsOf(shape).map((constraint): Test => {
      const hold = code.constant(constraint, 'constraint')
      return (value) => `${hold}(${value}) === undefined`
    })
  )
}

const isNumeric = (shape: Shape): shape is Shape & Bounds =>
  shape.kind === 'number' || shape.kind === 'integer' || shape.kind === 'bigint'

/** Units of UTF-16 are counted: of so many, at most half are no characters of their own. */
function lengths({ minLength, maxLength, pattern, format }: StringShape): Test[] | undefined {
  if (pattern !== undefined || format !== undefined || (minLength ?? 0) > 1) {
    return undefined
  }
  const tests: Test[] = []
  if (minLength !== undefined) tests.push((value) => `${value}.length >= ${literal(minLength)}`)
  if (maxLength !== undefined) tests.push((value) => `${value}.length <= ${literal(maxLength)}`)
  return tests
}

function bounds(shape: Bounds): Test[] | undefined {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = shape
  if (multipleOf !== undefined) {
    return undefined
  }
  const compare = (bound: number | undefined, operator: string): Test[] =>
    bound === undefined ? [] : [(value) => `${value} ${operator} ${literal(bound)}`]
  return [
    ...compare(minimum, '>='),
    ...compare(exclusiveMinimum, '>'),
    ...compare(maximum, '<='),
    ...compare(exclusiveMaximum, '<'),
  ]
}
