import { Type } from 'class-transformer'
import {
  Allow,
  ArrayMinSize,
  Equals,
  IsArray,
  IsDate,
  IsEnum,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  registerDecorator,
  ValidateNested,
} from 'class-validator'
import { type Constructor, Controller, Field, Get, jsonSchemaOf, parse, safeParse, serialize } from 'typefast'
import { compile } from '../../lib/compile/compile.js'
import { toDocument } from '../../lib/openapi/document.js'

/** The schema of one property. */
function schemaOf(target: Constructor, property: string): unknown {
  return (jsonSchemaOf(target).properties as Record<string, unknown>)[property]
}

enum Color {
  Red = 'red',
  Blue = 'blue',
}
enum Level {
  Low = 1,
  High = 2,
}

describe('the type of a property', () => {
  class Types {
    @Field() text!: string
    @Field() count!: number
    @IsInt() whole!: number
    @Field() flag!: boolean
    @Field() big!: bigint
    @IsDate() at!: Date
    @Field({ format: 'date' }) day!: Date
    @Field() bytes!: Buffer
    @IsString() maybe!: string | null
    @Allow() anything!: unknown
    @IsObject() record!: object
    @Field({ values: Number }) prices!: Record<string, number>
    @Field({ values: Number }) scores!: Map<string, number>
    @Type(() => Date) dates!: Date[]
    @IsString({ each: true }) tags!: string[]
    @Field({ items: Number }) numbers!: Set<number>
    @IsArray() @IsInt({ each: true }) list!: unknown
    @IsEnum(Color) color!: Color
    @IsEnum(Level) level!: Level
    @IsEnum(Color) shade!: Color | null
    @IsIn(['a', 'b']) letter!: 'a' | 'b'
    @Equals(7) seven!: unknown
    @Field({ enum: Level }) rank!: number
    @Field({ oneOf: [String, { type: 'integer', minimum: 1 }] }) either!: string | number
    @Field({ type: 'string', nullable: true }) note!: string | null
    @Field({ type: 'any' }) free!: unknown
    @Field({ type: Date }) moment!: unknown
    @Field({ type: Date, format: 'date' }) birthday!: unknown
    @Field({ items: [Number] }) grid!: number[][]
    @IsOptional() @Min(1) @Max(9) score?: number
  }

  it.each([
    ['text', { type: 'string' }],
    ['count', { type: 'number' }],
    ['whole', { type: 'integer' }],
    ['flag', { type: 'boolean' }],
    ['big', { type: ['integer', 'string'], format: 'int64', pattern: '^[+-]?\\d+$' }],
    ['at', { type: 'string', format: 'date-time' }],
    ['day', { type: 'string', format: 'date' }],
    ['bytes', { type: 'string', contentEncoding: 'base64' }],
    ['maybe', { type: 'string' }],
    ['anything', {}],
    ['record', { type: 'object', additionalProperties: true }],
    ['prices', { type: 'object', additionalProperties: { type: 'number' } }],
    ['scores', { type: 'object', additionalProperties: { type: 'number' } }],
    ['dates', { type: 'array', items: { type: 'string', format: 'date-time' } }],
    ['tags', { type: 'array', items: { type: 'string' } }],
    ['numbers', { type: 'array', items: { type: 'number' } }],
    ['list', { type: 'array', items: { type: 'integer' } }],
    ['color', { type: 'string', enum: ['red', 'blue'] }],
    ['level', { type: 'number', enum: [1, 2] }],
    ['shade', { type: 'string', enum: ['red', 'blue'] }],
    ['letter', { type: 'string', enum: ['a', 'b'] }],
    ['seven', { type: 'integer', const: 7 }],
    ['rank', { type: 'integer', enum: [1, 2] }],
    ['either', { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 1 }] }],
    ['note', { type: ['string', 'null'] }],
    ['free', {}],
    ['moment', { type: 'string', format: 'date-time' }],
    ['birthday', { type: 'string', format: 'date' }],
    ['grid', { type: 'array', items: { type: 'array', items: { type: 'number' } } }],
    ['score', { type: ['number', 'null'], minimum: 1, maximum: 9 }],
  ])('%s', (property, schema) => {
    expect(schemaOf(Types, property)).toEqual(schema)
  })

  it('requires what is neither optional nor free', () => {
    const optional = ['anything', 'score']
    const properties = Object.keys(jsonSchemaOf(Types).properties as object)
    expect(jsonSchemaOf(Types).required).toEqual(properties.filter((name) => !optional.includes(name)))
  })

  it('is what the program gets', () => {
    class Some {
      @Field({ values: Number }) scores!: Map<string, number>
      @Field({ items: Number }) numbers!: Set<number>
      @Field() big!: bigint
      @Field() bytes!: Buffer
      @IsDate() at!: Date
    }
    const wire = {
      scores: { a: 1 },
      numbers: [1, 1, 2],
      big: '12345678901234567890',
      bytes: 'aGk=',
      at: '2024-01-31T00:00:00Z',
    }
    const value = parse(Some, wire)
    expect(value).toEqual(
      Object.assign(new Some(), {
        scores: new Map([['a', 1]]),
        numbers: new Set([1, 2]),
        big: 12345678901234567890n,
        bytes: Buffer.from('hi'),
        at: new Date('2024-01-31T00:00:00Z'),
      }),
    )
    expect(JSON.parse(serialize(Some, value))).toEqual({
      ...wire,
      numbers: [1, 2],
      at: '2024-01-31T00:00:00.000Z',
    })
  })
})

describe('a class', () => {
  it('may hold itself', () => {
    class Category {
      @Length(1, 9) name!: string
      @Field({ items: () => Category }) children: Category[] = []
      @ValidateNested() @IsOptional() @Type(() => Category) parent?: Category
    }
    expect(jsonSchemaOf(Category)).toMatchObject({
      properties: {
        children: { items: { $ref: '#' }, default: [] },
        parent: { anyOf: [{ $ref: '#' }, { type: 'null' }] },
      },
      required: ['name'],
    })
    const value = { name: 'a', children: [{ name: 'b', children: [{ name: '' }] }], parent: { name: 'c' } }
    expect(safeParse(Category, value)).toMatchObject({
      issues: [{ loc: ['children', 0, 'children', 0, 'name'] }],
    })
    expect(
      JSON.parse(serialize(Category, parse(Category, { name: 'a', children: [{ name: 'b' }] }))),
    ).toEqual({
      name: 'a',
      children: [{ name: 'b', children: [] }],
    })
  })

  it("has its base class's properties, theirs first, in the order of declaration", () => {
    class Base {
      @IsInt() id!: number
      @Field() made: string = 'now'
    }
    class Derived extends Base {
      @Field({ items: String }) @ArrayMinSize(1) tags!: string[]
      @Length(1, 2) name!: string
      @Field() free!: boolean
    }
    expect(Object.keys(jsonSchemaOf(Derived).properties as object)).toEqual([
      'id',
      'made',
      'tags',
      'name',
      'free',
    ])
  })

  it('has initializers as defaults, but those of a clock', () => {
    class Order {
      @IsInt() count: number = 1
      @IsEnum(Color) color: Color = Color.Red
      @Field({ items: String }) tags: string[] = ['a']
      @IsDate() at: Date = new Date()
      @IsString() id: string = Math.random().toString(36)
      @IsString() made: string = new Date().toISOString()
      @Field({ format: 'date' }) day: Date = new Date('2024-01-31')
    }
    expect(schemaOf(Order, 'count')).toMatchObject({ default: 1 })
    expect(schemaOf(Order, 'tags')).toMatchObject({ default: ['a'] })
    expect(schemaOf(Order, 'at')).not.toHaveProperty('default')
    expect(schemaOf(Order, 'id')).not.toHaveProperty('default')
    expect(schemaOf(Order, 'made')).not.toHaveProperty('default')
    expect(schemaOf(Order, 'day')).toMatchObject({ default: '2024-01-31' })
    expect(jsonSchemaOf(Order)).not.toHaveProperty('required')
    expect(jsonSchemaOf(Order, 'output').required).toEqual([
      'count',
      'color',
      'tags',
      'at',
      'id',
      'made',
      'day',
    ])
    expect(parse(Order, {}).tags).not.toBe(parse(Order, {}).tags)
  })

  it('can be made by a function of another: a generic', () => {
    class Item {
      @IsInt() id!: number
    }
    const Page = <T extends object>(of: Constructor<T>) => {
      class PageOf {
        @Field({ items: of }) items!: T[]
        @IsInt() total!: number
      }
      Object.defineProperty(PageOf, 'name', { value: `${of.name}Page` })
      return PageOf
    }
    class ItemPage extends Page(Item) {}

    @Controller('/items')
    class ItemsController {
      @Get()
      list(): ItemPage {
        return { items: [{ id: 1 }], total: 1 }
      }
    }
    const document = toDocument(compile([ItemsController]).operations, {
      title: '',
      version: '',
      unknown: 'drop',
      problem: false,
    })
    expect(document.components?.schemas).toMatchObject({
      ItemPage: { properties: { items: { items: { $ref: '#/components/schemas/Item' } } } },
    })
  })

  it('may be one of two of the same name', () => {
    const make = (property: string) => {
      class Item {}
      Field({ type: 'string' })(Item.prototype, property)
      return Item
    }
    const [Stock, Sale] = [make('shelf'), make('price')]
    @Controller('/stock')
    class StockController {
      @Get({ returns: Stock })
      read(): object {
        return {}
      }
    }
    @Controller('/sales')
    class SalesController {
      @Get({ returns: Sale })
      read(): object {
        return {}
      }
    }
    const operations = compile([StockController, SalesController]).operations
    const document = toDocument(operations, { title: '', version: '', unknown: 'drop', problem: false })
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(['SalesItem', 'StockItem'])
  })
})

describe('a check with a condition of its own', () => {
  class Loose {
    @IsInt({ validateIf: () => false }) count!: number
    @Min(1, { validateIf: () => false }) price!: number
  }

  it('says nothing of the type, and nothing in the schema', () => {
    expect(parse(Loose, { count: 1.5, price: 0 })).toEqual({ count: 1.5, price: 0 })
    expect(jsonSchemaOf(Loose).properties).toEqual({ count: { type: 'number' }, price: { type: 'number' } })
  })
})

it("asks a user's constraint that is called as one of the library", () => {
  class Five {
    a!: number
  }
  Reflect.defineMetadata('design:type', Number, Five.prototype, 'a')
  registerDecorator({
    name: 'isEmpty',
    target: Five,
    propertyName: 'a',
    validator: { validate: (value) => value === 5 },
  })
  expect(safeParse(Five, {})).toMatchObject({ issues: [{ type: 'missing' }] })
  expect(safeParse(Five, { a: 4 })).toMatchObject({ issues: [{ type: 'isEmpty' }] })
})

describe('a discriminated union', () => {
  class Cat {
    @Equals('cat') kind!: 'cat'
    @IsInt() lives!: number
  }
  class Dog {
    @IsIn(['dog', 'puppy']) kind!: 'dog' | 'puppy'
    @IsString() name!: string
  }
  class Owner {
    @Field({ oneOf: [Cat, Dog], discriminator: 'kind' }) pet!: Cat | Dog
    @Field({ items: { oneOf: [Cat, Dog], discriminator: 'kind' } }) others: (Cat | Dog)[] = []
  }

  it('reads the member that its tag tells', () => {
    const owner = parse(Owner, { pet: { kind: 'puppy', name: 'Rex' }, others: [{ kind: 'cat', lives: 9 }] })
    expect([owner.pet, owner.others[0]]).toEqual([expect.any(Dog), expect.any(Cat)])
    expect(JSON.parse(serialize(Owner, owner))).toEqual({
      pet: { kind: 'puppy', name: 'Rex' },
      others: [{ kind: 'cat', lives: 9 }],
    })
  })

  it.each([
    [{ kind: 'cat', lives: 'x' }, ['pet', 'cat', 'lives'], 'int_type'],
    [{ kind: 'bird' }, ['pet'], 'union_tag_invalid'],
    [{ lives: 1 }, ['pet'], 'union_tag_not_found'],
    [{ kind: ['cat'] }, ['pet'], 'union_tag_not_found'],
    ['cat', ['pet'], 'object_type'],
  ])('refuses %j', (pet, loc, type) => {
    expect(safeParse(Owner, { pet })).toMatchObject({ issues: [{ loc, type }] })
  })

  it('is documented with its mapping', () => {
    expect(schemaOf(Owner, 'pet')).toMatchObject({
      oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/$defs/Cat', dog: '#/$defs/Dog', puppy: '#/$defs/Dog' },
      },
    })
  })
})
