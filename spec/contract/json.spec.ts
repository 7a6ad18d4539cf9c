import { Transform, Type } from 'class-transformer'
import {
  Allow,
  Equals,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator'
import { type AppOptions, Body, Controller, Field, Post, Unknown } from 'typefast'
import { issuesOf, json, serve, shown } from './serve.js'

class Values {
  @Field({ required: false }) string?: string
  @Field({ required: false }) number?: number
  @Field({ type: 'integer', required: false }) integer?: number
  @Field({ required: false }) boolean?: boolean
  @Field({ required: false, format: 'date' }) date?: Date
  @Field({ required: false }) datetime?: Date
  @Field({ required: false, format: 'uuid' }) uuid?: string
  @Field({ required: false }) bigint?: bigint
  @Field({ required: false, enum: ['a', 1, true] }) enum?: unknown
  @Field({ required: false }) bytes?: Buffer
  @Field({ required: false, items: { type: 'integer' } }) list?: number[]
  @Field({ required: false, values: { type: 'integer' }, type: 'object' }) record?: Record<string, number>
  @Field({ required: false, values: { type: 'integer' } }) map?: Map<string, number>
  @Field({ required: false, items: { type: 'integer' } }) set?: Set<number>
  @Field({ required: false, type: 'any' }) any?: unknown
}

const told = (value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof Map) return { map: [...value] }
  if (value instanceof Set) return { set: [...value] }
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString() }
  return value
}

@Controller()
class ValuesController {
  @Post()
  take(@Body() values: Values): unknown {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, told(value)]))
  }

  @Post('/lax', { coercion: 'lax' })
  takeLax(@Body() values: Values): unknown {
    return this.take(values)
  }

  @Post('/strict', { coercion: 'strict' })
  takeStrict(@Body() values: Values): unknown {
    return this.take(values)
  }
}

const post = async (
  controller: Parameters<typeof serve>[0],
  payload: string,
  url = '/',
  options: Partial<AppOptions> = {},
) => (await serve(controller, options)).inject({ method: 'POST', url, ...json(payload) })

describe('a JSON value', () => {
  it.each<[string, string, unknown]>([
    ['string', '" a "', ' a '],
    ['string', '""', ''],
    ['string', '"\\ud800"', '\ud800'],
    ['number', '1.5', 1.5],
    ['number', '1e3', 1000],
    ['integer', '5.0', 5],
    ['integer', '-5', -5],
    ['integer', '1e2', 100],
    ['boolean', 'false', false],
    ['date', '"2024-01-31"', '2024-01-31T00:00:00.000Z'],
    ['datetime', '"2024-01-31T10:20:30+01:00"', '2024-01-31T09:20:30.000Z'],
    ['uuid', '"123e4567-e89b-12d3-a456-426614174000"', '123e4567-e89b-12d3-a456-426614174000'],
    ['bigint', '"12345678901234567890"', '12345678901234567890n'],
    ['bigint', '5', '5n'],
    ['enum', '"a"', 'a'],
    ['enum', '1', 1],
    ['enum', 'true', true],
    ['bytes', '"YWJj"', { bytes: 'abc' }],
    ['list', '[1, 2.0]', [1, 2]],
    ['list', '[]', []],
    ['record', '{"a":1,"toString":2,"__proto__":{}}', { a: 1 }],
    [
      'map',
      '{"a":1,"toString":2}',
      {
        map: [
          ['a', 1],
          ['toString', 2],
        ],
      },
    ],
    ['set', '[1, 1, 2]', { set: [1, 2] }],
    ['any', '{"a":[null]}', { a: [null] }],
    ['any', 'null', null],
  ])('as %s takes %s', async (name, text, value) => {
    expect(shown(await post(ValuesController, `{"${name}":${text}}`))).toEqual([200, { [name]: value }])
  })

  it.each([
    ['string', '1', 'string_type'],
    ['string', 'true', 'string_type'],
    ['string', '[]', 'string_type'],
    ['string', '{}', 'string_type'],
    ['number', '"1"', 'float_type'],
    ['number', 'true', 'float_type'],
    ['number', '1e400', 'finite_number'],
    ['integer', '"1"', 'int_type'],
    ['integer', '1.5', 'int_from_float'],
    ['integer', 'true', 'int_type'],
    ['integer', '[1]', 'int_type'],
    ['boolean', '1', 'bool_type'],
    ['boolean', '"true"', 'bool_type'],
    ['date', '1706696430', 'date_type'],
    ['date', '"2024-02-30"', 'date_parsing'],
    ['date', '{}', 'date_type'],
    ['datetime', '1706696430', 'datetime_type'],
    ['datetime', '"abc"', 'datetime_parsing'],
    ['uuid', '"1"', 'uuid_parsing'],
    ['uuid', '1', 'string_type'],
    ['bigint', '1.5', 'int_from_float'],
    ['bigint', '9007199254740993', 'int_parsing_size'],
    ['bigint', '"abc"', 'int_parsing'],
    ['bigint', 'true', 'int_type'],
    ['enum', '"b"', 'enum'],
    ['enum', '"1"', 'enum'],
    ['enum', '["a"]', 'enum'],
    ['bytes', '"a b"', 'base64_parsing'],
    ['bytes', '1', 'bytes_type'],
    ['list', '1', 'list_type'],
    ['list', '{"0":1,"length":1}', 'list_type'],
    ['list', '"1"', 'list_type'],
    ['record', '[]', 'dict_type'],
    ['record', '"a"', 'dict_type'],
    ['map', '[["a",1]]', 'dict_type'],
    ['set', '{}', 'list_type'],
    ['string', 'null', 'string_type'],
    ['list', 'null', 'list_type'],
    ['enum', 'null', 'enum'],
    ['date', 'null', 'date_type'],
  ])('as %s refuses %s', async (name, text, type) => {
    const answer = await post(ValuesController, `{"${name}":${text}}`)
    expect([answer.statusCode, ...issuesOf(answer)]).toEqual([422, `${type} body.${name}`])
  })

  it('is refused at its place, down to the item', async () => {
    const payload = '{"list":[1,"2",3.5],"record":{"a":"x"},"map":{"b":null},"set":[[]]}'
    expect(issuesOf(await post(ValuesController, payload))).toEqual([
      'int_type body.list.1',
      'int_from_float body.list.2',
      'int_type body.record.a',
      'int_type body.map.b',
      'int_type body.set.0',
    ])
  })
})

describe("coercion: 'lax'", () => {
  const rows: [string, string, unknown][] = [
    ['number', '" 1.5 "', 1.5],
    ['integer', '"05"', 5],
    ['integer', '5.0', 5],
    ['boolean', '"yes"', true],
    ['boolean', '"OFF"', false],
    ['boolean', '1', true],
    ['boolean', '0', false],
    ['bigint', '"5"', '5n'],
    ['datetime', '1706696430', '2024-01-31T10:20:30.000Z'],
    ['list', '["1"]', [1]],
    ['enum', '1', 1],
  ]
  it.each(rows)('of a route takes %s %s', async (name, text, value) => {
    expect(shown(await post(ValuesController, `{"${name}":${text}}`, '/lax'))).toEqual([
      200,
      { [name]: value },
    ])
  })

  it.each(rows)('of the application takes %s %s', async (name, text, value) => {
    const answer = await post(ValuesController, `{"${name}":${text}}`, '/', { coercion: 'lax' })
    expect(shown(answer)).toEqual([200, { [name]: value }])
  })

  it.each([
    ['string', '1', 'string_type'],
    ['string', 'true', 'string_type'],
    ['integer', '"1.5"', 'int_parsing'],
    ['integer', '""', 'int_parsing'],
    ['boolean', '2', 'bool_type'],
    ['boolean', '"banana"', 'bool_parsing'],
    ['number', '[1]', 'float_type'],
    ['number', 'null', 'float_type'],
    ['number', '"NaN"', 'float_parsing'],
    ['list', '"1"', 'list_type'],
  ])('refuses %s %s', async (name, text, type) => {
    expect(issuesOf(await post(ValuesController, `{"${name}":${text}}`, '/lax'))).toEqual([
      `${type} body.${name}`,
    ])
  })

  it('of the application gives way to a strict route', async () => {
    const answer = await post(ValuesController, '{"number":"1"}', '/strict', { coercion: 'lax' })
    expect(issuesOf(answer)).toEqual(['float_type body.number'])
  })
})

class Address {
  @IsString() city!: string
}

class Person {
  @IsString() name!: string
  @IsOptional() @MaxLength(3) nick?: string
  @Field({ type: 'string', nullable: true }) note!: string | null
  @Field({ nullable: true, required: false }) address?: Address
  @IsInt() age = 18
  @Field({ items: String }) tags: string[] = ['new']
}

@Controller()
class PeopleController {
  @Post()
  create(@Body() person: Person): unknown {
    return { ...person, isPerson: person instanceof Person }
  }
}

describe('null and absence', () => {
  const base = { name: 'a', note: null }
  const ask = (payload: object) => post(PeopleController, JSON.stringify(payload))

  it('give null where it is nullable, and defaults where it is absent', async () => {
    expect((await ask(base)).json()).toEqual({
      name: 'a',
      note: null,
      age: 18,
      tags: ['new'],
      isPerson: true,
    })
  })

  it.each<[string, object, string]>([
    ['null that is not nullable', { ...base, name: null }, 'string_type body.name'],
    ['absence of what is nullable', { name: 'a' }, 'missing body.note'],
    ['null of what has a default', { ...base, age: null }, 'int_type body.age'],
    ['null in a list', { ...base, tags: [null] }, 'string_type body.tags.0'],
    ['absence', { note: null }, 'missing body.name'],
  ])('refuse %s', async (_case, payload, issue) => {
    expect(issuesOf(await ask(payload))).toEqual([issue])
  })

  it('are both accepted by @IsOptional', async () => {
    expect((await ask({ ...base, nick: null })).json()).toMatchObject({ nick: null })
    expect(issuesOf(await ask({ ...base, nick: 'long' }))).toHaveLength(1)
  })

  it('of a nested object', async () => {
    expect((await ask({ ...base, address: null })).json()).toMatchObject({ address: null })
    expect((await ask({ ...base, address: { city: 'b', other: 1 } })).json()).toMatchObject({
      address: { city: 'b' },
    })
    expect(issuesOf(await ask({ ...base, address: {} }))).toEqual(['missing body.address.city'])
  })

  it('give defaults anew for each request', async () => {
    const app = await serve(PeopleController)
    const bodies = []
    for (const _time of [1, 2]) {
      bodies.push((await app.inject({ method: 'POST', url: '/', payload: base })).body)
    }
    expect(bodies[0]).toBe(bodies[1])
  })
})

describe('keys', () => {
  it('that are repeated: the last wins', async () => {
    const answer = await post(PeopleController, '{"name":1,"name":"b","note":"x","note":null}')
    expect(answer.json()).toMatchObject({ name: 'b', note: null })
  })

  it.each([
    '{"name":"a","note":null,"__proto__":{"isPerson":1,"age":"x"}}',
    '{"name":"a","note":null,"constructor":{"prototype":{"polluted":1}}}',
    '{"name":"a","note":null,"toString":1,"hasOwnProperty":2,"valueOf":3}',
    '{"name":"a","note":null,"__proto__":null}',
    '{"name":"a","note":null,"__defineGetter__":1,"isPerson":0}',
  ])('that are unknown are dropped: %s', async (payload) => {
    const answer = await post(PeopleController, payload)
    expect(answer.json()).toEqual({ name: 'a', note: null, age: 18, tags: ['new'], isPerson: true })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('of a prototype never stand in for what is missing', async () => {
    expect(issuesOf(await post(PeopleController, '{"__proto__":{"name":"a","note":null}}'))).toEqual([
      'missing body.name',
      'missing body.note',
    ])
  })

  @Unknown('reject')
  class Exact {
    @Allow() a?: unknown
    @Field({ required: false }) inner?: Address
  }
  @Unknown('keep')
  class Loose {
    @Field({ required: false }) a?: number
  }
  @Controller()
  class KeysController {
    @Post('/exact')
    exact(@Body() exact: Exact): unknown {
      return exact
    }

    @Post('/loose')
    loose(@Body() loose: Loose): unknown {
      return { ...loose, isLoose: loose instanceof Loose }
    }
  }

  it('may be refused', async () => {
    const payload = '{"a":1,"b":2,"__proto__":3,"constructor":4,"inner":{"city":"c","zip":1}}'
    expect(issuesOf(await post(KeysController, payload, '/exact'))).toEqual([
      'extra_forbidden body.b',
      'extra_forbidden body.__proto__',
      'extra_forbidden body.constructor',
    ])
  })

  it('may be refused in the whole application', async () => {
    const payload = '{"a":1,"inner":{"city":"c","zip":1}}'
    const answer = await post(KeysController, payload, '/exact', { unknown: 'reject' })
    expect(issuesOf(answer)).toEqual(['extra_forbidden body.inner.zip'])
  })

  it('may be kept, but for names that all objects have', async () => {
    const payload = '{"a":1,"b":{"c":1},"__proto__":{"isLoose":1},"constructor":1,"toString":1}'
    expect(shown(await post(KeysController, payload, '/loose'))).toEqual([
      200,
      { a: 1, b: { c: 1 }, isLoose: true },
    ])
  })
})

describe('named bodies', () => {
  @Controller()
  class NamedController {
    @Post('/one')
    one(@Body('item') item: Address): unknown {
      return { item, isAddress: item instanceof Address }
    }

    @Post('/several')
    several(
      @Body('item') item: Address,
      @Body('count', { type: 'integer', minimum: 1 }) count: number,
      @Body('flag', { default: true }) flag: boolean,
      @Body('list', { items: Address, default: [] }) list: Address[],
      @Body('note', { required: false }) note?: string,
    ): unknown {
      list.push(item)
      return { item, count, flag, list, note }
    }

    @Post('/optional')
    optional(
      @Body('note', { required: false }) note?: string,
      @Body('n', { default: 5 }) n?: number,
    ): unknown {
      return { note, n }
    }

    @Post('/odd')
    odd(
      @Body('__proto__', { required: false }) a?: number,
      @Body('constructor', { required: false }) b?: number,
    ): unknown {
      return { a, b }
    }
  }
  const ask = (url: string, payload: string) => post(NamedController, payload, url)

  it('are keys of an object', async () => {
    expect((await ask('/one', '{"item":{"city":"a"},"other":1}')).json()).toEqual({
      item: { city: 'a' },
      isAddress: true,
    })
  })

  it('have defaults, anew for each request', async () => {
    const app = await serve(NamedController)
    const request = { method: 'POST', url: '/several', payload: { item: { city: 'a' }, count: 1 } } as const
    for (const _time of [1, 2]) {
      expect((await app.inject(request)).json()).toEqual({
        item: { city: 'a' },
        count: 1,
        flag: true,
        list: [{ city: 'a' }],
      })
    }
  })

  it('are refused by their names, all at once', async () => {
    expect(issuesOf(await ask('/several', '{"count":0,"flag":1,"list":[{}],"note":5}'))).toEqual([
      'missing body.item',
      'greater_than_equal body.count',
      'bool_type body.flag',
      'missing body.list.0.city',
      'string_type body.note',
    ])
    expect(issuesOf(await ask('/several', '[]'))).toEqual(['object_type body'])
    expect(issuesOf(await ask('/several', 'null'))).toEqual(['missing body'])
  })

  it.each([[''], ['null'], ['{}']])('may all be absent: %j', async (payload) => {
    expect(shown(await ask('/optional', payload))).toEqual([200, { n: 5 }])
  })

  it('may have any name', async () => {
    expect(shown(await ask('/odd', '{"__proto__":1,"constructor":2}'))).toEqual([200, { a: 1, b: 2 }])
    expect(shown(await ask('/odd', '{}'))).toEqual([200, {}])
    expect(issuesOf(await ask('/odd', '{"__proto__":"1","constructor":{}}'))).toEqual([
      'float_type body.__proto__',
      'float_type body.constructor',
    ])
  })
})

class Cat {
  @Equals('cat') kind!: 'cat'
  @IsInt() lives!: number
}

class Dog {
  @IsIn(['dog', 'wolf']) kind!: 'dog' | 'wolf'
  @IsBoolean() barks!: boolean
}

class Shop {
  @Field({ oneOf: [Cat, Dog], discriminator: 'kind' }) pet!: Cat | Dog
}

class Node {
  @IsInt() value!: number
  @ValidateNested() @Type(() => Node) @IsOptional() next?: Node
  @Field({ items: () => Node, required: false }) children?: Node[]
}

@Controller()
class ShapesController {
  @Post('/list')
  list(@Body({ items: Address, minItems: 1, maxItems: 2 }) list: Address[]): unknown {
    return list.map((item) => ({ ...item, isAddress: item instanceof Address }))
  }

  @Post('/lists')
  lists(@Body({ items: { type: 'array', items: { type: 'integer' } } }) list: number[][]): unknown {
    return list
  }

  @Post('/unique')
  unique(@Body({ items: Values, uniqueItems: true }) list: Values[]): unknown {
    return list.length
  }

  @Post('/record')
  record(@Body({ type: 'object', values: Address }) record: Record<string, Address>): unknown {
    return { keys: Object.keys(record), all: Object.values(record).every((item) => item instanceof Address) }
  }

  @Post('/union')
  union(@Body({ oneOf: [Address, Cat, { type: 'integer' }, { items: String }] }) value: unknown): unknown {
    return { value, of: value?.constructor?.name }
  }

  @Post('/tagged')
  tagged(@Body() { pet }: Shop): unknown {
    return { pet, of: pet.constructor.name }
  }

  @Post('/node')
  node(@Body() node: Node): unknown {
    return node
  }

  @Post('/text')
  text(@Body() text: string): unknown {
    return { text }
  }

  @Post('/number')
  number(@Body({ default: 5 }) n: number): unknown {
    return { n }
  }

  @Post('/nullable')
  nullable(@Body({ nullable: true }) address: Address): unknown {
    return { address }
  }
}

describe('a body', () => {
  const ask = (url: string, payload: string) => post(ShapesController, payload, url)

  it('may be a list of a DTO', async () => {
    expect(shown(await ask('/list', '[{"city":"a","b":1}]'))).toEqual([200, [{ city: 'a', isAddress: true }]])
    expect(issuesOf(await ask('/list', '[{"city":1},{}]'))).toEqual([
      'string_type body.0.city',
      'missing body.1.city',
    ])
    expect(issuesOf(await ask('/list', '{"city":"a"}'))).toEqual(['list_type body'])
    expect(issuesOf(await ask('/list', '[]'))).toEqual(['too_short body'])
    expect(issuesOf(await ask('/list', '[{},{},{}]'))).toEqual(['too_long body'])
    expect(issuesOf(await ask('/list', '[null]'))).toEqual(['object_type body.0'])
    expect(issuesOf(await ask('/list', '[[]]'))).toEqual(['object_type body.0'])
  })

  it('may be a list of lists', async () => {
    expect(shown(await ask('/lists', '[[1],[]]'))).toEqual([200, [[1], []]])
    expect(issuesOf(await ask('/lists', '[[1],["a"],3]'))).toEqual(['int_type body.1.0', 'list_type body.2'])
  })

  it.each([
    ['[{"bigint":"1"},{"bigint":"2"}]', true],
    ['[{"bigint":"1"},{"bigint":1}]', false],
    ['[{"map":{"a":1}},{"map":{"a":2}}]', true],
    ['[{"set":[1]},{"set":[2]}]', true],
    ['[{"any":{"a":1,"b":2}},{"any":{"b":2,"a":1}}]', false],
    ['[{"string":"1"},{"number":1}]', true],
    ['[{},{}]', false],
    ['[{"date":"2024-01-31"},{"date":"2024-01-31"}]', false],
  ])('may be of unique items: %s', async (payload, unique) => {
    const answer = await ask('/unique', payload)
    expect(answer.statusCode).toBe(unique ? 200 : 422)
    if (!unique) expect(issuesOf(answer)).toEqual(['unique_items body'])
  })

  it('may be a record', async () => {
    const payload = '{"a":{"city":"b"},"__proto__":{"city":"c"},"constructor":{"city":"d"}}'
    expect(shown(await ask('/record', payload))).toEqual([200, { keys: ['a'], all: true }])
    expect(issuesOf(await ask('/record', '{"a":{},"b":1}'))).toEqual([
      'missing body.a.city',
      'object_type body.b',
    ])
  })

  it('may be a union, whose members are told in the place', async () => {
    expect((await ask('/union', '{"city":"a"}')).json()).toMatchObject({ of: 'Address' })
    expect((await ask('/union', '{"kind":"cat","lives":9}')).json()).toMatchObject({ of: 'Cat' })
    expect((await ask('/union', '5')).json()).toEqual({ value: 5, of: 'Number' })
    expect((await ask('/union', '["a"]')).json()).toEqual({ value: ['a'], of: 'Array' })
    expect(issuesOf(await ask('/union', '"x"'))).toEqual([
      'object_type body.Address',
      'object_type body.Cat',
      'int_type body.int',
      'list_type body.list[str]',
    ])
  })

  it('may have a discriminated union, whose tag is told in the place', async () => {
    expect((await ask('/tagged', '{"pet":{"kind":"cat","lives":9}}')).json()).toEqual({
      pet: { kind: 'cat', lives: 9 },
      of: 'Cat',
    })
    expect((await ask('/tagged', '{"pet":{"kind":"wolf","barks":false}}')).json()).toMatchObject({
      of: 'Dog',
    })
    expect(issuesOf(await ask('/tagged', '{"pet":{"kind":"dog","lives":9}}'))).toEqual([
      'missing body.pet.dog.barks',
    ])
    expect((await ask('/tagged', '{"pet":{"kind":"bird"}}')).json()).toEqual({
      detail: [
        {
          type: 'union_tag_invalid',
          loc: ['body', 'pet'],
          msg: "Input tag 'bird' found using 'kind' does not match any of the expected tags: 'cat', 'dog', 'wolf'",
          ctx: { discriminator: "'kind'", tag: 'bird', expected_tags: "'cat', 'dog', 'wolf'" },
        },
      ],
    })
    for (const pet of [
      '{}',
      '{"kind":null}',
      '{"kind":{}}',
      '{"kind":["cat"]}',
      '{"__proto__":{"kind":"cat"}}',
    ]) {
      expect(issuesOf(await ask('/tagged', `{"pet":${pet}}`))).toEqual(['union_tag_not_found body.pet'])
    }
    for (const kind of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(issuesOf(await ask('/tagged', `{"pet":{"kind":"${kind}"}}`))).toEqual([
        'union_tag_invalid body.pet',
      ])
    }
    expect(issuesOf(await ask('/tagged', '{"pet":[]}'))).toEqual(['object_type body.pet'])
  })

  it('may hold itself', async () => {
    const payload = '{"value":1,"next":{"value":2,"children":[{"value":3}]}}'
    expect(shown(await ask('/node', payload))).toEqual([200, JSON.parse(payload)])
    expect(issuesOf(await ask('/node', '{"value":1,"next":{"value":2,"children":[{}]}}'))).toEqual([
      'missing body.next.children.0.value',
    ])
  })

  it('may hold itself as deep as JSON may be', async () => {
    const deep = (depth: number) => `${'{"value":1,"next":'.repeat(depth)}{"value":1}${'}'.repeat(depth)}`
    expect((await ask('/node', deep(198))).statusCode).toBe(200)
    expect((await ask('/node', deep(199))).statusCode).toBe(200)
    expect((await ask('/node', deep(200))).statusCode).toBe(400)
  })

  it('may be a scalar', async () => {
    expect(shown(await ask('/text', '"a"'))).toEqual([200, { text: 'a' }])
    expect(issuesOf(await ask('/text', '1'))).toEqual(['string_type body'])
    expect(issuesOf(await ask('/text', ''))).toEqual(['missing body'])
    expect(shown(await ask('/number', '1'))).toEqual([200, { n: 1 }])
    expect(shown(await ask('/number', ''))).toEqual([200, { n: 5 }])
  })

  it('may be null where it is nullable', async () => {
    expect(shown(await ask('/nullable', 'null'))).toEqual([200, { address: null }])
    expect(issuesOf(await ask('/nullable', ''))).toEqual(['missing body'])
    expect(issuesOf(await ask('/nullable', '[]'))).toEqual(['object_type body'])
  })
})

describe('what a user wrote for the value', () => {
  class Transformed {
    @IsString() @Transform(({ value }) => value.trim()) name!: string
    @IsArray()
    @IsNumber({}, { each: true })
    @Transform(({ value }) => value.split(',').map(Number))
    numbers!: number[]
    @Type(() => Date) @IsDate() when!: Date
    @Min(1) @IsOptional() n?: number
  }
  @Controller()
  class TransformedController {
    @Post()
    create(@Body() transformed: Transformed): unknown {
      return transformed
    }
  }

  it('runs before the value is checked', async () => {
    const payload = '{"name":" a ","numbers":"1,2","when":"2024-01-31"}'
    expect(shown(await post(TransformedController, payload))).toEqual([
      200,
      { name: 'a', numbers: [1, 2], when: '2024-01-31T00:00:00.000Z' },
    ])
  })

  it.each([
    '{"name":1,"numbers":1,"when":{}}',
    '{"name":null,"numbers":null,"when":null}',
    '{"name":{"trim":1},"numbers":{"split":{}},"when":[]}',
    '{"name":[],"numbers":[],"when":true}',
    '{"name":{"__proto__":null},"numbers":"a","when":"x","n":{"valueOf":1}}',
  ])('is no failure of the server where it stumbles: %s', async (payload) => {
    const answer = await post(TransformedController, payload)
    expect(answer.statusCode).toBe(422)
    expect(new Set(issuesOf(answer).map((issue) => issue.split(/[ .]/)[2]))).toEqual(
      new Set(payload.includes('"n"') ? ['name', 'numbers', 'when', 'n'] : ['name', 'numbers', 'when']),
    )
  })
})
