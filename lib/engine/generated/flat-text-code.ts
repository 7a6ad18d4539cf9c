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
    shape.target.additionalProperties === undefined &&
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
 * The JSON text of an object of scalars: one expression where each has a value of its type. From the first that has
 * none on, it is put together property by property, each read when those before it are written.
 *
 * ```js
 * if ((v0 = value.name, typeof v0 === 'string') && (at = 1, v1 = value.age, typeof v1 === 'number'))
 *   return '{"name":' + jsonString(v0) + ',"age":' + v1 + '}'
 * ```
 */
export function generateFlatText(
  shape: ObjectShape,
  writers: GeneratedWriters,
  otherwise: (value: unknown) => string,
): (value: unknown) => string {
  const code = new Code()
  const names = shape.properties.map(({ name }) => name)
  code.bind({ located, jsonString, textOf, otherwise, names })
  const parts = shape.properties.map((property, index) => partOf(property, index, writers, code))
  const direct = parts.flatMap(({ direct: part }) => (part === undefined ? [] : [part]))
  const isDirect = direct.length === parts.length && direct.length > 0
  return code.compile(
    'text',
    shape.name,
    ['value'],
    [
      "if (typeof value !== 'object' || value === null || Array.isArray(value)) return otherwise(value)",
      `let ${['at = 0', ...parts.map(({ v }) => v)].join(', ')}`,
      'try {',
      ...(isDirect ? [directLine(direct)] : []),
      `const read = ${isDirect ? 'at' : -1}`,
      `let text = '{'`,
      `let comma = ''`,
      ...parts.flatMap(({ v, got, lines }, index) => [
        `at = ${index}`,
        `if (read < ${index}) ${v} = ${got}`,
        ...lines,
      ]),
      `return text + '}'`,
      '} catch (thrown) {',
      `throw located(thrown, names[at], ${literal(shape.name)})`,
      '}',
    ],
  )
}

interface Part {
  /** Where its value is kept. */
  readonly v: string
  /** Its value. */
  readonly got: string
  /** Add it to `text`, whatever it is. */
  readonly lines: readonly string[]
  /** Absent where only the interpreter writes it. */
  readonly direct?: Direct
}

/** How the value of a property is written that is of its type. */
interface Direct {
  /** Reads it, and tells whether it is. */
  readonly test: string
  /** `"name":` */
  readonly key: string
  readonly written: string
}

function directLine(direct: readonly Direct[]): string {
  const tests = direct.map(({ test }) => test).join(' && ')
  const texts = direct.map(
    ({ key, written }, at) => `${literal(`${at === 0 ? '{' : ','}${key}`)} + ${written}`,
  )
  return `if (${tests}) return ${texts.join(' + ')} + '}'`
}

function partOf(property: Property, index: number, writers: GeneratedWriters, code: Code): Part {
  const { name, wire, shape, transforms } = property
  const v = `v${index}`
  const got = access('value', name)
  const plain = code.constant(propertyWriter(property, writers.of(shape), writers.mode), 'property')
  const key = `${JSON.stringify(wire)}:`
  const absences = passing(property, writers)
  const add = (text: string): string[] => [`text += comma + ${literal(key)} + ${text}`, `comma = ','`]
  const interpret = [`${v} = textOf(${plain}(${v}, value, 1))`, `if (${v} !== undefined) {`, ...add(v), '}']
  const scalar = transforms === undefined ? scalarWriting(shape, code) : undefined
  if (scalar === undefined) {
    return { v, got, lines: interpret }
  }
  const test = scalar.test(v)
  const written = jsonOf(shape, scalar.convert?.(v) ?? v)
  return {
    v,
    got,
    lines: [
      `if (${test}) {`,
      ...add(written),
      ...(absences.includes('null') ? [`} else if (${v} === null) {`, ...add(`'null'`)] : []),
      absences.includes('undefined') ? `} else if (${v} !== undefined) {` : '} else {',
      ...interpret,
      '}',
    ],
    direct: { test: `(${index === 0 ? '' : `at = ${index}, `}${v} = ${got}, ${test})`, key, written },
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
