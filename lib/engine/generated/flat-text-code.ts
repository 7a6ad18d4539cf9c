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

/**
 * The JSON text of an object of scalars: one expression where each has a value of its type, else property by property.
 *
 * ```js
 * if (typeof v0 === 'string' && typeof v1 === 'number') return '{"name":' + jsonString(v0) + ',"age":' + v1 + '}'
 * ```
 */
export function generateFlatText(
  shape: ObjectShape,
  writers: GeneratedWriters,
  otherwise: (value: unknown) => string,
): (value: unknown) => string {
  const code = new Code()
  code.bind({ located, jsonString, textOf, otherwise })
  const parts = shape.properties.map((property, index) => partOf(property, `v${index}`, writers, code))
  const direct = parts.flatMap(({ direct: part }) => (part === undefined ? [] : [part]))
  return code.compile(
    'text',
    shape.name,
    ['value'],
    [
      "if (typeof value !== 'object' || value === null || Array.isArray(value)) return otherwise(value)",
      `let at = ''`,
      'try {',
      ...parts.flatMap(({ read }) => read),
      ...(direct.length === parts.length && direct.length > 0 ? [directLine(direct)] : []),
      `let text = '{'`,
      `let comma = ''`,
      ...parts.flatMap(({ lines }) => lines),
      `return text + '}'`,
      '} catch (thrown) {',
      'throw located(thrown, at)',
      '}',
    ],
  )
}

/** The value of a property that is of its type, and its text. */
interface Direct {
  readonly test: string
  /** `"name":` */
  readonly key: string
  readonly written: string
}

interface Part {
  /** Puts the value of the property in `v`. */
  readonly read: readonly string[]
  /** Add it to `text`, whatever it is. */
  readonly lines: readonly string[]
  /** Its text where its value is of its type; absent where only the interpreter writes it. */
  readonly direct?: Direct
}

function directLine(direct: readonly Direct[]): string {
  const tests = direct.map(({ test }) => test).join(' && ')
  const texts = direct.map(
    ({ key, written }, at) => `${literal(`${at === 0 ? '{' : ','}${key}`)} + ${written}`,
  )
  return `if (${tests}) return ${texts.join(' + ')} + '}'`
}

function partOf(property: Property, v: string, writers: GeneratedWriters, code: Code): Part {
  const { name, wire, shape, transforms } = property
  const plain = code.constant(propertyWriter(property, writers.of(shape), writers.mode), 'property')
  const key = `${JSON.stringify(wire)}:`
  const absences = passing(property, writers)
  const add = (text: string): string[] => [`text += comma + ${literal(key)} + ${text}`, `comma = ','`]
  const read = [`at = ${literal(name)}`, `const ${v} = ${access('value', name)}`]
  const interpret = [
    `at = ${literal(name)}`,
    `const text${v} = textOf(${plain}(${v}, value, 1))`,
    `if (text${v} !== undefined) {`,
    ...add(`text${v}`),
    '}',
  ]
  const scalar = transforms === undefined ? scalarWriting(shape, code) : undefined
  if (scalar === undefined) {
    return { read, lines: interpret }
  }
  const test = scalar.test(v)
  const written = jsonOf(shape, scalar.convert?.(v) ?? v)
  return {
    read,
    lines: [
      `if (${test}) {`,
      ...add(written),
      ...(absences.includes('null') ? [`} else if (${v} === null) {`, ...add(`'null'`)] : []),
      absences.includes('undefined') ? `} else if (${v} !== undefined) {` : '} else {',
      ...interpret,
      '}',
    ],
    direct: { test, key, written },
  }
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
