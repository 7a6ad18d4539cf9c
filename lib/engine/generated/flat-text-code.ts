import type { ObjectShape, Property, Shape } from '../../shape/shape.js'
import { jsonString } from '../json-string.js'
import { jsonText } from '../json-text.js'
import { propertyWriter } from '../property-writer.js'
import { located } from '../write-error.js'
import { access, Code, literal } from './code.js'
import { passing } from './object-writer-code.js'
import { scalarWriting } from './scalar-writer-code.js'
import type { GeneratedWriters } from './writers.js'

/** Of so small an object, `JSON.stringify` takes longer to begin than text to be put together. */
export function isFlat(shape: Shape): shape is Shape & { readonly kind: 'reference' } {
  return (
    shape.kind === 'reference' &&
    shape.target.properties.every(({ wire, shape: of }) => TEXTS[of.kind] !== undefined && !INDEX.test(wire))
  )
}

/** Objects have keys that are indexes before all others, wherever they are declared. */
const INDEX = /^\d+$/

/** The JSON of a value that is written as it is. */
const TEXTS: Partial<Record<Shape['kind'], 'text' | 'number' | 'boolean'>> = {
  string: 'text',
  date: 'text',
  'date-time': 'text',
  bigint: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
}

/** The JSON text of an object of scalars, property by property. */
export function generateFlatText(
  shape: ObjectShape,
  writers: GeneratedWriters,
  otherwise: (value: unknown) => string,
): (value: unknown) => string {
  const code = new Code()
  code.bind({ located, jsonString, textOf, otherwise })
  return code.compile(
    'text',
    shape.name,
    ['value'],
    [
      "if (typeof value !== 'object' || value === null || Array.isArray(value)) return otherwise(value)",
      `let text = '{'`,
      `let comma = ''`,
      `let at = ''`,
      'let v',
      'try {',
      ...shape.properties.flatMap((property) => propertyLines(property, writers, code)),
      `return text + '}'`,
      '} catch (thrown) {',
      'throw located(thrown, at)',
      '}',
    ],
  )
}

function propertyLines(property: Property, writers: GeneratedWriters, code: Code): string[] {
  const { name, wire, shape, transforms } = property
  const plain = code.constant(propertyWriter(property, writers.of(shape), writers.mode), 'property')
  const key = `comma + ${literal(`${JSON.stringify(wire)}:`)}`
  const absences = passing(property, writers)
  const interpret = [
    `at = ${literal(name)}`,
    `v = textOf(${plain}(v, value, 1))`,
    'if (v !== undefined) {',
    `text += ${key} + v`,
    `comma = ','`,
    '}',
  ]
  const scalar = transforms === undefined ? scalarWriting(shape, code) : undefined
  if (scalar === undefined) {
    return [`v = ${access('value', name)}`, ...interpret]
  }
  const { test, convert } = scalar
  const written = convert === undefined ? 'v' : convert('v')
  return [
    `v = ${access('value', name)}`,
    `if (${test('v')}) {`,
    `text += ${key} + ${jsonOf(shape, written)}`,
    `comma = ','`,
    ...(absences.includes('null')
      ? ['} else if (v === null) {', `text += ${key} + 'null'`, `comma = ','`]
      : []),
    absences.includes('undefined') ? '} else if (v !== undefined) {' : '} else {',
    ...interpret,
    '}',
  ]
}

/** `undefined` of what `JSON.stringify` leaves out of an object. */
function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'symbol' || typeof value === 'function'
    ? undefined
    : jsonText(value)
}

/** `NaN` and the infinities are `null`; what is converted (a date, a bigint) has nothing to escape. */
function jsonOf({ kind }: Shape, written: string): string {
  switch (TEXTS[kind]) {
    case 'number':
      return `(${written} - ${written} === 0 ? ${written} : 'null')`
    case 'boolean':
      return written
    default:
      return kind === 'string' ? `jsonString(${written})` : `'"' + ${written} + '"'`
  }
}
