import { jsonSchemaOf, registerTypes, safeParse, type Types } from 'typefast'
import type { Definition } from '../../lib/metadata/manifest'
import type { Constructor } from '../../lib/types'
import { NO_SOURCE } from '../no-source'
import { EXPRESSIONS, EXPRESSIONS_PROGRAM, type ExpressionRow } from './expressions'
import { readTypes } from './reading'

const READABLE = EXPRESSIONS.filter(({ described }) => described.kind !== 'unreadable')

let definitions: Types['definitions']

beforeAll(() => {
  const read = readTypes(EXPRESSIONS_PROGRAM)
  // Their classes are not here: they are objects like others.
  definitions = Object.fromEntries(
    Object.entries(read.definitions).map(([key, definition]) => {
      return [key, withoutClasses(definition) as Definition]
    }),
  )
})

function withoutClasses(definition: object): object {
  const { class: _class, properties, ...plain } = { class: undefined, properties: undefined, ...definition }
  if (properties === undefined) return plain
  const own = Object.entries(properties as Record<string, object>).map(([name, property]) => {
    const { from: _from, ...others } = { from: undefined, ...property }
    return [name, others]
  })
  return { ...plain, properties: Object.fromEntries(own) }
}

/** A class with one property of the type. */
function classOf({ described }: ExpressionRow): Constructor {
  class Row {
    declare value: unknown
  }
  registerTypes({
    ...NO_SOURCE,
    definitions: { ...definitions, Row: { name: 'Row', class: Row, properties: { value: described } } },
    classes: [],
  })
  return Row
}

const schemaOf = (target: Constructor): unknown =>
  (jsonSchemaOf(target) as { properties: { value: unknown } }).properties.value

/** A schema on its own has its definitions in itself. */
const inDefinitions = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'))

describe.each(READABLE.map((row) => [row.type, row] as const))('%s', (_type, row) => {
  let target: Constructor

  beforeAll(() => {
    target = classOf(row)
  })

  it('is documented', () => {
    expect(schemaOf(target)).toEqual(inDefinitions(row.schema))
  })

  it('takes what it allows, and nothing else', () => {
    const { accepts = [], refuses = [] } = row
    const tried = (values: readonly unknown[], ok: boolean) => [
      values.map((value) => [value, safeParse(target, { value })]),
      values.map((value) => [value, expect.objectContaining({ ok })]),
    ]
    const [accepted, expected] = tried(accepts, true)
    const [refused, refusals] = tried(refuses, false)
    expect(accepted).toEqual(expected)
    expect(refused).toEqual(refusals)
  })
})
