import Ajv2020 from 'ajv/dist/2020.js'
import type { ObjectShape, Shape } from '../../lib/shape/shape.js'
import { toStandaloneSchema } from '../../lib/shape/standalone-schema.js'
import { classOf, object, reference, text } from '../openapi/builders.js'

const $schema = 'https://json-schema.org/draft/2020-12/schema'
const schemaOf = (shape: Shape) => toStandaloneSchema(shape, 'input', 'drop')

function tree(): ObjectShape {
  const shape = object('Tree', { name: text }, { target: classOf() })
  const children: Shape = { kind: 'array', items: reference(shape) }
  shape.properties.push({ name: 'children', wire: 'children', required: false, shape: children })
  return shape
}

const treeSchema = (self: string) => ({
  type: 'object',
  properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: self } } },
  required: ['name'],
})

describe('toStandaloneSchema', () => {
  it('needs no definitions for a value', () => {
    expect(schemaOf(text)).toEqual({ $schema, type: 'string' })
  })

  it('has what an object refers to under $defs', () => {
    const line = object('Line', { sku: text })
    const order = object('Order', { line: reference(line), note: text })
    expect(schemaOf(order)).toEqual({
      $schema,
      type: 'object',
      properties: { line: { $ref: '#/$defs/Line' }, note: { type: 'string' } },
      required: ['line', 'note'],
      $defs: { Line: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] } },
    })
  })

  it.each([
    ['an object', (shape: ObjectShape) => shape],
    ['a mention of it', (shape: ObjectShape) => reference(shape)],
  ])('refers to the root from within %s', (_case, of) => {
    expect(schemaOf(of(tree()))).toEqual({ $schema, ...treeSchema('#') })
  })

  it('defines a recursive object that is not the root', () => {
    const shape: Shape = { kind: 'array', items: reference(tree()) }
    expect(schemaOf(shape)).toEqual({
      $schema,
      type: 'array',
      items: { $ref: '#/$defs/Tree' },
      $defs: { Tree: treeSchema('#/$defs/Tree') },
    })
  })

  it('keeps what a mention says', () => {
    expect(schemaOf(reference(object('Item'), { description: 'D', nullable: true }))).toMatchObject({
      anyOf: [{ $ref: '#/$defs/Item' }, { type: 'null' }],
      description: 'D',
      $defs: { Item: {} },
    })
  })

  it('counts classes of one name', () => {
    const [a, b] = [
      object('Item', { a: text }, { target: classOf() }),
      object('Item', { b: text }, { target: classOf() }),
    ]
    const schema = schemaOf(object('Both', { a: reference(a), b: reference(b) }))
    expect(schema).toMatchObject({ $defs: { Item: { required: ['a'] }, SecondItem: { required: ['b'] } } })
  })

  it('validates as JSON Schema does', () => {
    const validate = new Ajv2020({ strict: false }).compile(schemaOf(tree()))
    expect(validate({ name: 'a', children: [{ name: 'b', children: [] }] })).toBe(true)
    expect(validate({ name: 'a', children: [{ children: [] }] })).toBe(false)
  })
})
