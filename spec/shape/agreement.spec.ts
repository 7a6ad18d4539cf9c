import { Type } from 'class-transformer'
import { IsInt, IsString } from 'class-validator'
import { DeclarationError, Field, type FieldOptions, jsonSchemaOf, registerTypes, type Types } from 'typefast'
import type { Described } from '../../lib/metadata/manifest.js'
import type { Constructor } from '../../lib/types.js'
import { NO_SOURCE } from '../no-source.js'

class Base {
  @Field() id!: string
}
class Derived extends Base {
  @Field() name!: string
}
class Other {
  @Field() id!: string
}
class Lacking {
  @Field() other!: string
}

/** The schema of a property of which both speak, or the messages of its faults. */
function joined(type: Described, decorate: (prototype: object, name: string) => void): unknown {
  class Item {
    declare value: unknown
  }
  decorate(Item.prototype, 'value')
  const definition = { name: 'Item', class: Item, properties: { value: { ...type, at: 'src/item.ts:3' } } }
  const types: Types = {
    ...NO_SOURCE,
    definitions: {
      Item: definition,
      Base: interfaceOf('Base'),
      Class: classOf(Base, 'Base'),
      PartialClass: { name: 'PartialBase', from: 'Class', optional: true },
    },
    classes: [],
  }
  registerTypes(types)
  try {
    return (jsonSchemaOf(Item) as { properties: { value: unknown } }).properties.value
  } catch (error) {
    return (error as DeclarationError).faults.map(({ message }) => message)
  }
}

const interfaceOf = (name: string) => ({ name, properties: { id: { kind: 'string' } } }) as const
const classOf = (target: Constructor, name: string) => ({ ...interfaceOf(name), class: target })
const field = (options: FieldOptions) => Field(options) as (prototype: object, name: string) => void

const string = { kind: 'string' } as const
const number = { kind: 'number' } as const
const status = { kind: 'enum', values: ['new', 'paid'] } as const
const list = { kind: 'array', items: number } as const
const base = { kind: 'reference', to: 'Class' } as const

describe('a decorator beside a type that was read', () => {
  it.each<[string, Described, (prototype: object, name: string) => void, unknown]>([
    ['adds a word', number, field({ minimum: 1 }), { type: 'number', minimum: 1 }],
    ['overrides a word', { ...number, minimum: 5 }, field({ minimum: 1 }), { type: 'number', minimum: 1 }],
    ['is more exact', number, field({ type: 'integer' }), { type: 'integer' }],
    ['is more exact by a check', number, IsInt(), { type: 'integer' }],
    ['is less exact', status, field({ type: 'string' }), { type: 'string', enum: ['new', 'paid'] }],
    ['is less exact', { kind: 'integer' }, field({ type: 'number' }), { type: 'integer' }],
    ['lists fewer values', status, field({ enum: ['new'] }), { const: 'new', type: 'string' }],
    ['lists values of a string', string, field({ enum: ['a', 'b'] }), { type: 'string', enum: ['a', 'b'] }],
    ['says any', number, field({ type: 'any' }), {}],
    ['says what any is', { kind: 'any' }, field({ type: 'integer' }), { type: 'integer' }],
    [
      'says the items',
      list,
      field({ items: { type: 'integer' } }),
      { type: 'array', items: { type: 'integer' } },
    ],
    [
      'says the day of a Date',
      { kind: 'date-time' },
      field({ format: 'date' }),
      { type: 'string', format: 'date' },
    ],
    [
      'describes it',
      { ...number, description: 'of the type' },
      field({ description: 'of it' }),
      { type: 'number', description: 'of it' },
    ],
    [
      'is described by it',
      { ...number, description: 'of the type' },
      field({ minimum: 0 }),
      { type: 'number', minimum: 0, description: 'of the type' },
    ],
    [
      'says the same class',
      base,
      Type(() => Base) as never,
      expect.objectContaining({ $ref: expect.stringMatching(/Base$/) }),
    ],
    [
      'says a subclass',
      base,
      Type(() => Derived) as never,
      expect.objectContaining({ $ref: expect.stringMatching(/Derived$/) }),
    ],
    [
      'says a class of an interface',
      { kind: 'reference', to: 'Base' },
      Type(() => Other) as never,
      expect.objectContaining({ $ref: expect.stringMatching(/Other$/) }),
    ],
  ])('%s', (_case, type, decorate, schema) => {
    expect(joined(type, decorate)).toEqual(schema)
  })

  it.each<[string, Described, (prototype: object, name: string) => void, string]>([
    ['another type', number, field({ type: 'string' }), 'a string, and the type is a number'],
    [
      'an item of another type',
      list,
      field({ items: { type: 'string' } }),
      'a string, and the type is a number',
    ],
    [
      'a list of what is none',
      number,
      field({ items: { type: 'number' } }),
      'an array, and the type is a number',
    ],
    [
      'values that it has not',
      status,
      field({ enum: ['old'] }),
      'one of "old", and the type is one of "new", "paid"',
    ],
    ['another class', base, Type(() => Other) as never, 'Other, and the type is Base'],
    ['a class of text', string, Type(() => Other) as never, 'an object (Other), and the type is a string'],
  ])('contradicts it with %s, and the fault names both', (_case, type, decorate, said) => {
    expect(joined(type, decorate)).toEqual([
      expect.stringMatching(
        new RegExp(`contradicts its type \\(src/item.ts:3\\): it says ${said.replaceAll(/[()]/g, '\\$&')}`),
      ),
    ])
  })

  it('contradicts it with a class that lacks a property', () => {
    const base = { kind: 'reference', to: 'Base' } as const
    const lack = [expect.stringContaining('Lacking has no id, and Base has')]
    expect(joined(base, Type(() => Lacking) as never)).toEqual(lack)
    expect(joined({ kind: 'array', items: base }, Type(() => Lacking) as never)).toEqual(lack)
    expect(joined(base, field({ oneOf: [Lacking] }))).toEqual(lack)
  })

  it('leaves Partial of a class as it is', () => {
    const partial = { kind: 'reference', to: 'PartialClass' } as const
    expect(joined(partial, Type(() => Base) as never)).toEqual({ $ref: '#/$defs/PartialBase' })
  })

  it('speaks of what is in lists of lists, in tuples, and of what there is in a union', () => {
    const list2 = { kind: 'array', items: list } as const
    const tuple = { kind: 'tuple', items: [number, number] } as const
    const either = { kind: 'union', members: [string, { kind: 'array', items: string }] } as const
    expect(joined(list2, Type(() => Number) as never)).toMatchObject({ items: { items: { type: 'number' } } })
    expect(joined(tuple, Type(() => Number) as never)).toMatchObject({ prefixItems: [{}, {}] })
    expect(joined(either, Type(() => String) as never)).toMatchObject({ anyOf: [{}, {}] })
    expect(joined(tuple, Type(() => String) as never)).toEqual([
      expect.stringContaining('contradicts its type'),
    ])
  })

  it('contradicts it with a check that no value passes', () => {
    expect(joined(number, IsString())).toEqual([expect.stringContaining('isString takes a string')])
  })

  it('finds words that say nothing, and words that are none, in comments too', () => {
    expect(joined({ ...string, minimum: 1 } as never, field({}))).toEqual([
      expect.stringContaining('its type (src/item.ts:3) says minimum, which says nothing of a string'),
    ])
    expect(joined({ ...string, pattern: '(' }, field({}))).toEqual([
      expect.stringContaining('its type (src/item.ts:3): pattern must be'),
    ])
  })
})
