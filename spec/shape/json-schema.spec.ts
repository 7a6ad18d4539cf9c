import { toJsonSchema } from '../../lib/shape/json-schema.js'
import type { Check, Direction, Shape, UnknownKeys } from '../../lib/shape/shape.js'
import { integer, object, reference, text } from '../openapi/builders.js'

jest.mock('../../lib/shape/check-schema.js', () => ({
  schemaOfCheck: ({ constraints: [keywords] }: Check, kind: string) =>
    keywords === 'kind' ? { 'x-kind': kind } : keywords,
}))

/** A check whose schema is `keywords`. */
function check(keywords: object | 'kind' | undefined, each = false): Check {
  const of = { name: 'any', builtin: true, each, constraints: [keywords], async: false }
  return { ...of, passes: () => true, textOf: () => '' }
}

function schemaOf(shape: Shape, direction: Direction = 'input', unknown: UnknownKeys = 'drop') {
  return toJsonSchema(shape, { direction, unknown, refTo: ({ name }) => ({ $ref: `#/$defs/${name}` }) })
}

const item = object('Item', { a: text })

describe('toJsonSchema', () => {
  it.each<[string, Shape, object]>([
    [
      'text',
      { kind: 'string', minLength: 1, maxLength: 9, pattern: '^a', format: 'uuid' },
      { type: 'string', format: 'uuid', minLength: 1, maxLength: 9, pattern: '^a' },
    ],
    [
      'a number',
      { kind: 'number', minimum: 1, exclusiveMaximum: 9, multipleOf: 0.5 },
      { type: 'number', minimum: 1, exclusiveMaximum: 9, multipleOf: 0.5 },
    ],
    ['an integer', { kind: 'integer', format: 'int32' }, { type: 'integer', format: 'int32' }],
    ['a boolean', { kind: 'boolean' }, { type: 'boolean' }],
    ['a day', { kind: 'date' }, { type: 'string', format: 'date' }],
    ['a moment', { kind: 'date-time' }, { type: 'string', format: 'date-time' }],
    ['bytes', { kind: 'bytes' }, { type: 'string', contentEncoding: 'base64' }],
    ['a file', { kind: 'file' }, { type: 'string', contentMediaType: 'application/octet-stream' }],
    ['an enum of text', { kind: 'enum', values: ['a', 'b'] }, { type: 'string', enum: ['a', 'b'] }],
    ['an enum of integers', { kind: 'enum', values: [1, 2] }, { type: 'integer', enum: [1, 2] }],
    ['an enum of numbers', { kind: 'enum', values: [1, 2.5] }, { type: 'number', enum: [1, 2.5] }],
    ['an enum of several types', { kind: 'enum', values: ['a', 1] }, { enum: ['a', 1] }],
    [
      'an enum with null',
      { kind: 'enum', values: ['a', null] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    ['a literal', { kind: 'enum', values: [true] }, { type: 'boolean', const: true }],
    ['null', { kind: 'enum', values: [null] }, { type: 'null' }],
    [
      'an array',
      { kind: 'array', items: integer, minItems: 1, maxItems: 2, uniqueItems: true },
      { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 2, uniqueItems: true },
    ],
    [
      'a set that is read, of whose items repetitions are dropped',
      { kind: 'array', items: text, container: 'set' },
      { type: 'array', items: { type: 'string' } },
    ],
    [
      'a tuple',
      { kind: 'tuple', items: [text, integer] },
      {
        type: 'array',
        prefixItems: [{ type: 'string' }, { type: 'integer' }],
        items: false,
        minItems: 2,
        maxItems: 2,
      },
    ],
    [
      'a tuple with a rest',
      { kind: 'tuple', items: [text], rest: integer },
      { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'integer' }, minItems: 1 },
    ],
    ['an empty tuple', { kind: 'tuple', items: [] }, { type: 'array', maxItems: 0 }],
    [
      'a tuple of a rest only',
      { kind: 'tuple', items: [], rest: text },
      { type: 'array', items: { type: 'string' } },
    ],
    [
      'a record',
      { kind: 'record', values: integer },
      { type: 'object', additionalProperties: { type: 'integer' } },
    ],
    [
      'a record of anything',
      { kind: 'record', values: { kind: 'any' } },
      { type: 'object', additionalProperties: true },
    ],
    ['a reference', reference(item), { $ref: '#/$defs/Item' }],
    [
      'a union',
      { kind: 'union', members: [text, reference(item)] },
      { anyOf: [{ type: 'string' }, { $ref: '#/$defs/Item' }] },
    ],
    ['anything', { kind: 'any' }, {}],
  ])('describes %s', (_case, shape, schema) => {
    expect(schemaOf(shape)).toStrictEqual(schema)
  })

  it('says of a set that is written that its items differ', () => {
    expect(schemaOf({ kind: 'array', items: text, container: 'set' }, 'output')).toMatchObject({
      uniqueItems: true,
    })
  })

  it('describes a bigint as it is taken and as it is given', () => {
    expect(schemaOf({ kind: 'bigint', minimum: 0 }, 'input')).toEqual({
      type: ['integer', 'string'],
      minimum: 0,
      format: 'int64',
      pattern: '^[+-]?\\d+$',
    })
    expect(schemaOf({ kind: 'bigint', minimum: 0 }, 'output')).toEqual({
      type: 'string',
      format: 'int64',
      pattern: '^-?\\d+$',
    })
  })

  it('describes an object', () => {
    const shape = object('Item', { a: { shape: text, wire: 'A' }, b: { shape: integer, required: false } })
    expect(schemaOf(shape)).toStrictEqual({
      type: 'object',
      properties: { A: { type: 'string' }, b: { type: 'integer' } },
      required: ['A'],
    })
  })

  it('leaves required out where nothing is', () => {
    expect(schemaOf(object('Item'))).toStrictEqual({ type: 'object', properties: {} })
  })

  it('has a property called __proto__', () => {
    const schema = schemaOf(object('Item', { ['__proto__']: text }))
    expect(JSON.stringify(schema)).toBe(
      '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}',
    )
  })

  it.each<[UnknownKeys | undefined, UnknownKeys, object]>([
    [undefined, 'reject', { additionalProperties: false }],
    ['reject', 'drop', { additionalProperties: false }],
  ])('closes an object that says %s where the application says %s', (own, application, closed) => {
    const shape = object('Item', {}, own && { unknown: own })
    expect(schemaOf(shape, 'input', application)).toMatchObject(closed)
  })

  it.each<[UnknownKeys | undefined, UnknownKeys]>([
    [undefined, 'drop'],
    [undefined, 'keep'],
    ['drop', 'reject'],
  ])('leaves an object open that says %s where the application says %s', (own, application) => {
    const shape = object('Item', {}, own && { unknown: own })
    expect(schemaOf(shape, 'input', application)).not.toHaveProperty('additionalProperties')
  })

  it.each<[string, Shape, unknown]>([
    ['of a type', integer, { type: 'integer' }],
    ['of an object', reference(item), { $ref: '#/$defs/Item' }],
    ['of any type', { kind: 'any' }, true],
  ])('describes keys beside properties, with values %s', (_case, additionalProperties, schema) => {
    const shape = object('Labels', { id: text }, { unknown: 'keep', additionalProperties })
    for (const direction of ['input', 'output'] as const) {
      expect(schemaOf(shape, direction, 'reject')).toEqual({
        type: 'object',
        properties: { id: { type: 'string' } },
        required: ['id'],
        additionalProperties: schema,
      })
    }
  })

  it('says what a property is when absent, in the form of the document', () => {
    const shape = object('Item', {
      a: { shape: text, default: { value: new Date(0), document: 'x' } },
      b: { shape: text, default: { value: Math.random() } },
      c: { shape: reference(item, { description: 'C' }), default: { value: {}, document: { a: '' } } },
    })
    expect(schemaOf(shape)).toMatchObject({
      properties: {
        a: { type: 'string', default: 'x' },
        b: { type: 'string' },
        c: { $ref: '#/$defs/Item', description: 'C', default: { a: '' } },
      },
    })
  })

  it('says what is documented, and merges the schema of the shape last', () => {
    const annotations = { title: 'T', description: 'D', deprecated: true, examples: ['a', 1n] }
    const shape: Shape = { kind: 'string', ...annotations, schema: { title: 'Mine', 'x-own': 1 } }
    expect(schemaOf(shape)).toEqual({
      type: 'string',
      ...annotations,
      examples: ['a', '1'],
      title: 'Mine',
      'x-own': 1,
    })
  })

  describe('of a discriminated union', () => {
    const of = (name: string, kind: Shape) => reference(object(name, { kind }))
    const [cat, dog] = [
      of('Cat', { kind: 'enum', values: ['cat'] }),
      of('Dog', { kind: 'enum', values: ['dog'] }),
    ]
    const discriminator = { property: 'kind', mapping: { cat, dog }, keep: true }

    it('is one of its members where the property keeps them apart', () => {
      expect(schemaOf({ kind: 'union', members: [cat, dog], discriminator })).toEqual({
        oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
        discriminator: { propertyName: 'kind', mapping: { cat: '#/$defs/Cat', dog: '#/$defs/Dog' } },
      })
    })

    it('is any of them where a value may fit two', () => {
      const bird = of('Bird', text)
      const open = { ...discriminator, mapping: { cat, bird } }
      expect(schemaOf({ kind: 'union', members: [cat, bird], discriminator: open })).toMatchObject({
        anyOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Bird' }],
      })
    })
  })

  it.each<[string, Shape, object]>([
    ['text', text, { type: ['string', 'null'] }],
    ['an enum', { kind: 'enum', values: ['a', 'b'] }, { type: ['string', 'null'], enum: ['a', 'b', null] }],
    [
      'an enum with null',
      { kind: 'enum', values: ['a', null] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    ['an enum of several types', { kind: 'enum', values: ['a', 1] }, { enum: ['a', 1, null] }],
    ['a literal', { kind: 'enum', values: ['a'] }, { type: ['string', 'null'], enum: ['a', null] }],
    ['null', { kind: 'enum', values: [null] }, { type: ['null'] }],
    ['a bigint', { kind: 'bigint' }, { type: ['integer', 'string', 'null'] }],
    ['a reference', reference(item), { anyOf: [{ $ref: '#/$defs/Item' }, { type: 'null' }] }],
    [
      'a union',
      { kind: 'union', members: [text, integer] },
      { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
    ],
    ['anything', { kind: 'any' }, {}],
  ])('takes null for %s', (_case, shape, schema) => {
    expect(schemaOf({ ...shape, nullable: true })).toMatchObject(schema)
  })

  it('documents a nullable reference beside it', () => {
    expect(schemaOf(reference(item, { nullable: true, description: 'D' }))).toEqual({
      anyOf: [{ $ref: '#/$defs/Item' }, { type: 'null' }],
      description: 'D',
    })
  })

  describe('of a shape with checks', () => {
    it.each<[string, object[], object]>([
      ['adds their keywords', [{ pattern: 'a' }, { maxLength: 2 }], { pattern: 'a', maxLength: 2 }],
      ['takes equal keywords once', [{ format: 'email' }, { format: 'email' }], { format: 'email' }],
      ['keeps the stricter bound', [{ minLength: 2 }, { minLength: 1 }], { minLength: 2 }],
      ['keeps the stricter bound from above', [{ maxLength: 2 }, { maxLength: 1 }], { maxLength: 1 }],
      [
        'puts others in allOf',
        [{ pattern: 'a' }, { pattern: 'b' }, { pattern: 'c' }],
        { pattern: 'a', allOf: [{ pattern: 'b' }, { pattern: 'c' }] },
      ],
    ])('%s', (_case, keywords, expected) => {
      expect(schemaOf({ kind: 'string', checks: keywords.map((each) => check(each)) })).toStrictEqual({
        type: 'string',
        ...expected,
      })
    })

    it.each<[object, object]>([
      [{ minimum: 1 }, { minimum: 1 }],
      [{ minimum: 0 }, { exclusiveMinimum: 0 }],
      [{ minimum: -1 }, { exclusiveMinimum: 0 }],
    ])('keeps of %j and exclusiveMinimum 0 the stricter', (bound, kept) => {
      expect(schemaOf({ kind: 'number', ...bound, checks: [check({ exclusiveMinimum: 0 })] })).toStrictEqual({
        type: 'number',
        ...kept,
      })
    })

    it('keeps of maximum and exclusiveMaximum the stricter', () => {
      const checks = [check({ exclusiveMaximum: 5 })]
      expect(schemaOf({ kind: 'number', maximum: 4, checks })).toStrictEqual({ type: 'number', maximum: 4 })
      expect(schemaOf({ kind: 'number', maximum: 5, checks })).toStrictEqual({
        type: 'number',
        exclusiveMaximum: 5,
      })
    })

    it('passes over checks without a schema, and asks by kind', () => {
      expect(schemaOf({ kind: 'string', checks: [check(undefined), check('kind')] })).toEqual({
        type: 'string',
        'x-kind': 'string',
      })
    })

    it.each<[string, Shape, object]>([
      [
        'an array',
        { kind: 'array', items: integer },
        { type: 'array', items: { type: 'integer', 'x-kind': 'integer', minimum: 1 }, minItems: 2 },
      ],
      [
        'a record',
        { kind: 'record', values: integer },
        {
          type: 'object',
          additionalProperties: { type: 'integer', 'x-kind': 'integer', minimum: 1 },
          minItems: 2,
        },
      ],
    ])('puts those of each item on the items of %s', (_case, shape, schema) => {
      const checks = [check({ minimum: 1 }, true), check('kind', true), check({ minItems: 2 })]
      expect(schemaOf({ ...shape, checks })).toEqual(schema)
    })

    it('takes null in spite of them where the shape does', () => {
      expect(schemaOf({ kind: 'string', nullable: true, checks: [check({ enum: ['a'] })] })).toEqual({
        type: ['string', 'null'],
        enum: ['a', null],
      })
      expect(schemaOf({ kind: 'string', nullable: true, checks: [check({ not: { const: null } })] })).toEqual(
        {
          anyOf: [{ type: 'string', not: { const: null } }, { type: 'null' }],
        },
      )
    })

    it('stands them beside a reference', () => {
      expect(schemaOf(reference(item, { checks: [check({ minProperties: 1 })] }))).toEqual({
        $ref: '#/$defs/Item',
        minProperties: 1,
      })
    })
  })
})
