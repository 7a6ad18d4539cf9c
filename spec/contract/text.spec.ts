import { connect } from 'node:net'
import { Expose } from 'class-transformer'
import {
  Allow,
  IsBoolean,
  IsDate,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
} from 'class-validator'
import { type App, Controller, Cookie, Field, Get, Header, Param, Query, Unknown } from 'typefast'
import { issuesOf, serve, shown } from './serve.js'

enum Color {
  Red = 'red',
  Green = 'GREEN',
}

enum Level {
  Low,
  High,
}

const seen = (value: unknown): unknown => ({
  value: typeof value === 'bigint' ? `${value}n` : value instanceof Date ? value.toISOString() : value,
  type: value instanceof Date ? 'date' : typeof value,
})

@Controller()
class ValuesController {
  @Get('/integer')
  integer(@Query('v', { type: 'integer' }) v: number): unknown {
    return seen(v)
  }

  @Get('/number')
  number(@Query('v') v: number): unknown {
    return seen(v)
  }

  @Get('/boolean')
  boolean(@Query('v') v: boolean): unknown {
    return seen(v)
  }

  @Get('/string')
  string(@Query('v') v: string): unknown {
    return seen(v)
  }

  @Get('/date')
  date(@Query('v', { format: 'date' }) v: Date): unknown {
    return seen(v)
  }

  @Get('/datetime')
  datetime(@Query('v') v: Date): unknown {
    return seen(v)
  }

  @Get('/uuid')
  uuid(@Query('v', { format: 'uuid' }) v: string): unknown {
    return seen(v)
  }

  @Get('/bigint')
  bigint(@Query('v') v: bigint): unknown {
    return seen(v)
  }

  @Get('/enum')
  enum(@Query('v', { enum: Color }) v: Color): unknown {
    return seen(v)
  }

  @Get('/level')
  level(@Query('v', { enum: Level }) v: Level): unknown {
    return seen(v)
  }

  @Get('/literal')
  literal(@Query('v', { enum: ['a', 1, true, null] }) v: unknown): unknown {
    return seen(v)
  }

  @Get('/union')
  union(@Query('v', { oneOf: [{ type: 'integer' }, { type: 'boolean' }] }) v: unknown): unknown {
    return seen(v)
  }

  @Get('/strings')
  strings(@Query('v', { items: String }) v: string[]): unknown {
    return v
  }

  @Get('/integers')
  integers(@Query('v', { items: { type: 'integer' }, maxItems: 3 }) v: number[]): unknown {
    return v
  }

  @Get('/set')
  set(@Query('v', { items: { type: 'integer' } }) v: Set<number>): unknown {
    return [...v]
  }

  @Get('/optional')
  optional(
    @Query('n', { required: false }) n?: number,
    @Query('b', { required: false }) b?: boolean,
    @Query('d', { required: false }) d?: Date,
    @Query('s', { required: false }) s?: string,
    @Query('l', { required: false, items: String }) l?: string[],
  ): unknown {
    return { n, b, d, s, l, given: [n, b, d, s, l].filter((value) => value !== undefined).length }
  }

  @Get('/defaults')
  defaults(
    @Query('limit', { type: 'integer', default: 20, maximum: 100 }) limit: number,
    @Query('tags', { items: String, default: ['a'] }) tags: string[],
    @Query('flag', { default: true }) flag: boolean,
  ): unknown {
    tags.push('pushed')
    return { limit, tags, flag }
  }

  @Get('/bounds')
  bounds(
    @Query('n', { minimum: 1, exclusiveMaximum: 10, multipleOf: 0.1, required: false }) n?: number,
    @Query('s', { minLength: 2, maxLength: 3, pattern: '^[a-z😀]+$', required: false }) s?: string,
    @Query('big', { minimum: 5, multipleOf: 5, required: false }) big?: bigint,
  ): unknown {
    return { n, s, big: String(big) }
  }

  @Get('/path/integer/:v')
  pathInteger(@Param('v', { type: 'integer' }) v: number): unknown {
    return seen(v)
  }

  @Get('/path/string/:v')
  pathString(@Param('v') v: string): unknown {
    return seen(v)
  }

  @Get('/path/boolean/:v')
  pathBoolean(@Param('v') v: boolean): unknown {
    return seen(v)
  }

  @Get('/path/date/:v')
  pathDate(@Param('v', { format: 'date' }) v: Date): unknown {
    return seen(v)
  }

  @Get('/path/uuid/:v')
  pathUuid(@Param('v', { format: 'uuid' }) v: string): unknown {
    return seen(v)
  }

  @Get('/path/enum/:v')
  pathEnum(@Param('v', { enum: Level }) v: Level): unknown {
    return seen(v)
  }

  @Get('/files/*')
  files(@Param('*') path: string): unknown {
    return seen(path)
  }

  @Get('/header')
  header(
    @Header('x-token', { required: false }) token?: string,
    @Header('X-Count', { type: 'integer', required: false }) count?: number,
    @Header('x-list', { items: String, required: false }) list?: string[],
    @Header('x-numbers', { items: { type: 'integer' }, required: false }) numbers?: number[],
  ): unknown {
    return { token, count, list, numbers }
  }

  @Get('/cookie')
  cookie(
    @Cookie('session', { required: false }) session?: string,
    @Cookie('count', { type: 'integer', required: false }) count?: number,
    @Cookie('flag', { required: false }) flag?: boolean,
  ): unknown {
    return { session, count, flag }
  }
}

const query = (kind: string, v: string) => ({ url: `/${kind}?v=${encodeURIComponent(v)}` })

describe.each<[string, [string, unknown][], [string, string][]]>([
  [
    'integer',
    [
      ['5', 5],
      ['-5', -5],
      ['+5', 5],
      ['05', 5],
      ['5.0', 5],
      [' 5 ', 5],
      ['-0', 0],
      ['9007199254740991', 2 ** 53 - 1],
    ],
    [
      ['5.5', 'int_parsing'],
      ['1e3', 'int_parsing'],
      ['', 'int_parsing'],
      ['abc', 'int_parsing'],
      ['true', 'int_parsing'],
      ['0x10', 'int_parsing'],
      ['5,000', 'int_parsing'],
      ['null', 'int_parsing'],
      ['NaN', 'int_parsing'],
      ['1_000', 'int_parsing'],
      ['٣', 'int_parsing'],
      ['5 5', 'int_parsing'],
      ['9007199254740993', 'int_parsing_size'],
      ['1'.repeat(5000), 'int_parsing_size'],
    ],
  ],
  [
    'number',
    [
      ['1', 1],
      ['1.5', 1.5],
      ['+1.5', 1.5],
      ['1e3', 1000],
      ['1.', 1],
      ['.5', 0.5],
      [' 1 ', 1],
      ['-1E-2', -0.01],
    ],
    [
      ['', 'float_parsing'],
      ['abc', 'float_parsing'],
      ['1,5', 'float_parsing'],
      ['0x1p3', 'float_parsing'],
      ['0x10', 'float_parsing'],
      ['NaN', 'float_parsing'],
      ['Infinity', 'float_parsing'],
      ['-inf', 'float_parsing'],
      ['null', 'float_parsing'],
      ['.', 'float_parsing'],
      ['1e400', 'finite_number'],
    ],
  ],
  [
    'boolean',
    [
      ...['1', 'true', 't', 'yes', 'y', 'on', 'TRUE', 'True', 'YES', 'On', 'T'].map(
        (v): [string, unknown] => [v, true],
      ),
      ...['0', 'false', 'f', 'no', 'n', 'off', 'FALSE', 'False', 'NO', 'Off', 'F'].map(
        (v): [string, unknown] => [v, false],
      ),
    ],
    ['2', '-1', '1.0', '', ' true ', 'null', 'banana', 'undefined'].map((v): [string, string] => [
      v,
      'bool_parsing',
    ]),
  ],
  [
    'string',
    [
      '',
      'a',
      ' a ',
      'null',
      'undefined',
      '5',
      'ж😀',
      '\u0000',
      '__proto__',
      '[object Object]',
      '"a"',
      'a,b',
    ].map((v): [string, unknown] => [v, v]),
    [],
  ],
  [
    'date',
    [
      ['2024-01-31', '2024-01-31T00:00:00.000Z'],
      ['2024-02-29', '2024-02-29T00:00:00.000Z'],
      ['0001-01-01', '0001-01-01T00:00:00.000Z'],
    ],
    [
      '2024-1-31',
      '2024-02-30',
      '2023-02-29',
      '20240131',
      '31/01/2024',
      '',
      'null',
      '2024-01-31T00:00:00Z',
      ' 2024-01-31',
    ].map((v): [string, string] => [v, 'date_parsing']),
  ],
  [
    'datetime',
    [
      ['2024-01-31T10:20:30Z', '2024-01-31T10:20:30.000Z'],
      ['2024-01-31 10:20:30', '2024-01-31T10:20:30.000Z'],
      ['2024-01-31T10:20', '2024-01-31T10:20:00.000Z'],
      ['2024-01-31T10:20:30.5+01:00', '2024-01-31T09:20:30.500Z'],
      ['1706696430', '2024-01-31T10:20:30.000Z'],
      ['1706696430000', '2024-01-31T10:20:30.000Z'],
      ['2024-01-31', '2024-01-31T00:00:00.000Z'],
    ],
    ['2024-01-31T25:00', '25:00', 'abc', '', 'null', '2024-02-30T00:00', '1e9', '99999999999999999999'].map(
      (v): [string, string] => [v, 'datetime_parsing'],
    ),
  ],
  [
    'uuid',
    ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'].map(
      (v): [string, unknown] => [v, v],
    ),
    ['123e4567-e89b-12d3-a456-42661417400', '', 'x'.repeat(36), '123e4567e89b12d3a456426614174000'].map(
      (v): [string, string] => [v, 'uuid_parsing'],
    ),
  ],
  [
    'bigint',
    [
      ['5', '5n'],
      ['-12345678901234567890', '-12345678901234567890n'],
      ['+5', '5n'],
      [' 5 ', '5n'],
      ['5.0', '5n'],
    ],
    [
      ['5.5', 'int_parsing'],
      ['', 'int_parsing'],
      ['abc', 'int_parsing'],
      ['0x10', 'int_parsing'],
      ['9'.repeat(6000), 'int_parsing_size'],
    ],
  ],
  [
    'enum',
    [
      ['red', 'red'],
      ['GREEN', 'GREEN'],
    ],
    ['Red', 'RED', 'green', '', ' red', 'null', '0', 'toString', '__proto__'].map((v): [string, string] => [
      v,
      'enum',
    ]),
  ],
  [
    'level',
    [
      ['0', 0],
      ['1', 1],
    ],
    ['Low', 'low', '', '2', 'null', '01', '1.0'].map((v): [string, string] => [v, 'enum']),
  ],
  [
    'literal',
    [
      ['a', 'a'],
      ['1', 1],
      ['true', true],
    ],
    ['A', '2', 'false', 'null', ''].map((v): [string, string] => [v, 'enum']),
  ],
])('?v= as %s', (kind, accepted, refused) => {
  let app: App
  beforeEach(async () => {
    app = await serve(ValuesController)
  })

  it.each(accepted)('takes %j', async (v, value) => {
    const answer = await app.inject(query(kind, v))
    expect(answer.statusCode).toBe(200)
    expect((answer.json() as { value: unknown }).value).toEqual(value)
  })

  if (refused.length > 0) {
    it.each(refused)('refuses %j', async (v, type) => {
      const answer = await app.inject(query(kind, v))
      expect([answer.statusCode, ...issuesOf(answer)]).toEqual([422, `${type} query.v`])
    })
  }
})

describe('a value of the path', () => {
  it.each<[string, string, unknown]>([
    ['integer', '+05', 5],
    ['integer', '%205%20', 5],
    ['string', '%20a%2Fb%20', ' a/b '],
    ['string', 'a+b', 'a+b'],
    ['string', 'null', 'null'],
    ['string', '%E2%98%83', '☃'],
    ['string', '__proto__', '__proto__'],
    ['boolean', 'YES', true],
    ['date', '2024-01-31', '2024-01-31T00:00:00.000Z'],
    ['uuid', '123E4567-E89B-12D3-A456-426614174000', '123E4567-E89B-12D3-A456-426614174000'],
    ['enum', '1', 1],
  ])('as %s takes %s', async (kind, v, value) => {
    const app = await serve(ValuesController)
    expect((await app.inject({ url: `/path/${kind}/${v}` })).json()).toMatchObject({ value })
  })

  it.each([
    ['integer', 'abc', 'int_parsing'],
    ['integer', '1e3', 'int_parsing'],
    ['boolean', 'banana', 'bool_parsing'],
    ['date', '2024-02-30', 'date_parsing'],
    ['uuid', '1', 'uuid_parsing'],
    ['enum', 'Low', 'enum'],
  ])('as %s refuses %s', async (kind, v, type) => {
    const app = await serve(ValuesController)
    expect(issuesOf(await app.inject({ url: `/path/${kind}/${v}` }))).toEqual([`${type} path.v`])
  })

  it('may be the rest of the path', async () => {
    const app = await serve(ValuesController)
    expect((await app.inject({ url: '/files/a/b%20c' })).json()).toMatchObject({ value: 'a/b c' })
    expect((await app.inject({ url: '/files/..%2f..%2fetc' })).json()).toMatchObject({ value: '../../etc' })
  })
})

describe('the query', () => {
  const ask = async (url: string) => shown(await (await serve(ValuesController)).inject({ url }))
  const refusedAt = async (url: string) => issuesOf(await (await serve(ValuesController)).inject({ url }))

  it.each<[string, unknown]>([
    ['/integer?v=1&v=2', { value: 2, type: 'number' }],
    ['/string?v=a&v=b&v=', { value: '', type: 'string' }],
    ['/boolean?v=x&v=on', { value: true, type: 'boolean' }],
    ['/level?v=9&v=1', { value: 1, type: 'number' }],
    ['/datetime?v=x&v=2024-01-31', { value: '2024-01-31T00:00:00.000Z', type: 'date' }],
    ['/union?v=x&v=true', { value: true, type: 'boolean' }],
  ])('of a repeated scalar key takes the last: %s', async (url, value) => {
    expect(await ask(url)).toEqual([200, value])
  })

  it('of a repeated scalar key refuses by the last', async () => {
    expect(await refusedAt('/integer?v=1&v=x')).toEqual(['int_parsing query.v'])
  })

  it.each<[string, unknown]>([
    ['/strings?v=1&v=2', ['1', '2']],
    ['/strings?v=1,2', ['1,2']],
    ['/strings?v=', ['']],
    ['/strings?v', ['']],
    ['/strings?v=a&&v=b&', ['a', 'b']],
    ['/integers?v=1', [1]],
    ['/integers?v=1&v=%2B2', [1, 2]],
    ['/set?v=1&v=1&v=2', [1, 2]],
  ])('of a list takes all: %s', async (url, value) => {
    expect(await ask(url)).toEqual([200, value])
  })

  it.each([
    ['/strings?v[]=1', 'missing query.v'],
    ['/strings?v[0]=1', 'missing query.v'],
    ['/strings?V=1', 'missing query.v'],
    ['/integers?v=1,2', 'int_parsing query.v.0'],
    ['/integers?v=1&v=', 'int_parsing query.v.1'],
    ['/integers?v=1&v=2&v=3&v=4', 'too_long query.v'],
    ['/integer', 'missing query.v'],
    ['/integer?', 'missing query.v'],
    ['/integer?v', 'int_parsing query.v'],
    ['/integer?V=1', 'missing query.v'],
    ['/integer?v.a=1', 'missing query.v'],
    ['/number?v=', 'float_parsing query.v'],
    ['/boolean?v', 'bool_parsing query.v'],
    ['/date?v=', 'date_parsing query.v'],
  ])('%s is refused: %s', async (url, issue) => {
    expect(await refusedAt(url)).toEqual([issue])
  })

  it('refuses what is empty even where it is optional, but for text', async () => {
    expect(await refusedAt('/optional?n=&b=&d=&s=')).toEqual([
      'float_parsing query.n',
      'bool_parsing query.b',
      'datetime_parsing query.d',
    ])
    expect(await ask('/optional?s=&l=')).toEqual([200, { s: '', l: [''], given: 2 }])
    expect(await ask('/optional')).toEqual([200, { given: 0 }])
    expect(await ask('/optional?s=null')).toEqual([200, { s: 'null', given: 1 }])
  })

  it.each<[string, string]>([
    ['a+b', 'a b'],
    ['a%2Bb', 'a+b'],
    ['a%20b', 'a b'],
    ['%', '%'],
    ['%zz', '%zz'],
    ['%ff', '\ufffd'],
    ['%e2%98%83', '☃'],
    ['%e2%98', '\ufffd'],
    ['a=b', 'a=b'],
    ['a%00b', 'a\u0000b'],
    ['a;v=b', 'a;v=b'],
    ['%26v=2', '&v=2'],
  ])('?v=%s is read as %j', async (v, value) => {
    expect(await ask(`/string?v=${v}`)).toEqual([200, { value, type: 'string' }])
  })

  it('ignores unknown keys', async () => {
    expect(await ask('/integer?v=1&w=2&__proto__=x&constructor=y&toString=z')).toEqual([
      200,
      { value: 1, type: 'number' },
    ])
  })

  it('gives defaults, anew each time', async () => {
    const app = await serve(ValuesController)
    for (const _time of [1, 2]) {
      expect((await app.inject({ url: '/defaults' })).json()).toEqual({
        limit: 20,
        tags: ['a', 'pushed'],
        flag: true,
      })
    }
    expect(await ask('/defaults?limit=5&tags=b&flag=no')).toEqual([
      200,
      { limit: 5, tags: ['b', 'pushed'], flag: false },
    ])
    expect(await refusedAt('/defaults?limit=101')).toEqual(['less_than_equal query.limit'])
    expect(await refusedAt('/defaults?limit=')).toEqual(['int_parsing query.limit'])
  })

  it('holds values against their bounds', async () => {
    expect(await ask(`/bounds?n=0.3e1&s=${encodeURIComponent('a😀b')}&big=9007199254740995`)).toEqual([
      200,
      { n: 3, s: 'a😀b', big: '9007199254740995' },
    ])
    expect(await refusedAt('/bounds?n=0.5&s=a&big=4')).toEqual([
      'greater_than_equal query.n',
      'string_too_short query.s',
      'greater_than_equal query.big',
      'multiple_of query.big',
    ])
    expect(await refusedAt('/bounds?n=10&s=ABCD')).toEqual(['less_than query.n', 'string_too_long query.s'])
    expect(await ask('/bounds?n=1.3')).toEqual([200, { n: 1.3, big: 'undefined' }])
    expect(await refusedAt('/bounds?n=1.35')).toEqual(['multiple_of query.n'])
  })

  it('of a union takes the member that fits, and tells of every member that does not', async () => {
    expect(await ask('/union?v=5')).toEqual([200, { value: 5, type: 'number' }])
    expect(await ask('/union?v=yes')).toEqual([200, { value: true, type: 'boolean' }])
    expect(await refusedAt('/union?v=x')).toEqual(['int_parsing query.v.int', 'bool_parsing query.v.bool'])
  })
})

class Page {
  @IsInt() @Min(1) @Max(100) limit = 20
  @IsInt() @Min(0) skip = 0
  @IsOptional() @IsString() q?: string
  @IsBoolean() @IsOptional() deep?: boolean
  @IsDate() @IsOptional() since?: Date
  @IsEnum(Level) @IsOptional() level?: Level
  @IsIn(['asc', 'desc']) order: 'asc' | 'desc' = 'asc'
  @Field({ items: { type: 'integer' }, required: false }) ids?: number[]
  @Expose({ name: 'sort-by' }) @IsString() @IsOptional() sortBy?: string
}

@Unknown('reject')
class Exact {
  @IsInt() @IsOptional() a?: number
}

class Tokens {
  @IsString() xToken!: string
  @IsInt() @IsOptional() x_count?: number
  @Field({ items: String, required: false }) xList?: string[]
  @Expose({ name: 'X-Own_Name' }) @Allow() @IsString() @IsOptional() own?: string
}

class Session {
  @IsString() id!: string
  @IsInt() visits = 0
}

@Controller()
class DtosController {
  @Get('/page')
  page(@Query() page: Page): unknown {
    return { ...page, isPage: page instanceof Page }
  }

  @Get('/exact')
  exact(@Query() exact: Exact, @Query('b', { required: false }) b?: string): unknown {
    return { ...exact, b }
  }

  @Get('/tokens')
  tokens(@Header() tokens: Tokens): unknown {
    return { ...tokens }
  }

  @Get('/session')
  session(@Cookie() session: Session): unknown {
    return { ...session }
  }
}

describe('a DTO', () => {
  const ask = async (url: string, headers: Record<string, string> = {}) =>
    (await serve(DtosController)).inject({ url, headers })

  it('of the query has defaults, and values of its types', async () => {
    expect((await ask('/page')).json()).toEqual({ limit: 20, skip: 0, order: 'asc', isPage: true })
    const url =
      '/page?limit=5&skip=1&skip=2&q=+a&deep=no&since=2024-01-31&level=1&order=desc&ids=1&ids=2&sort-by=x&other=1'
    expect((await ask(url)).json()).toEqual({
      limit: 5,
      skip: 2,
      q: ' a',
      deep: false,
      since: '2024-01-31T00:00:00.000Z',
      level: 1,
      order: 'desc',
      ids: [1, 2],
      sortBy: 'x',
      isPage: true,
    })
  })

  it('of the query is refused property by property', async () => {
    const answer = await ask('/page?limit=101&skip=a&deep=&since=x&level=High&order=ASC&ids=1&ids=b')
    expect(answer.statusCode).toBe(422)
    expect(issuesOf(answer).map((issue) => issue.split(' ')[1])).toEqual([
      'query.limit',
      'query.skip',
      'query.deep',
      'query.since',
      'query.level',
      'query.order',
      'query.ids.1',
    ])
  })

  it('of the query is never polluted', async () => {
    expect((await ask('/page?__proto__=x&constructor=y&__proto__[isPage]=no')).json()).toMatchObject({
      isPage: true,
    })
  })

  it('of the query may refuse unknown keys, but not those that other parameters take', async () => {
    expect(shown(await ask('/exact?a=1&b=x'))).toEqual([200, { a: 1, b: 'x' }])
    expect(issuesOf(await ask('/exact?a=1&c=x&__proto__=y'))).toEqual([
      'extra_forbidden query.c',
      'extra_forbidden query.__proto__',
    ])
  })

  it('of headers reads them in hyphen form', async () => {
    const headers = { 'X-Token': 't', 'x-count': '5', 'x-list': 'a', 'X-Own_Name': 'o' }
    expect(shown(await ask('/tokens', headers))).toEqual([
      200,
      { xToken: 't', x_count: 5, xList: ['a'], own: 'o' },
    ])
    expect(issuesOf(await ask('/tokens', { 'x-count': 'x' }))).toEqual([
      'missing header.x-token',
      'int_parsing header.x-count',
    ])
  })

  it('of cookies reads them', async () => {
    expect(shown(await ask('/session', { cookie: 'id=a%20b; visits=3; other=1' }))).toEqual([
      200,
      { id: 'a b', visits: 3 },
    ])
    expect(issuesOf(await ask('/session', { cookie: 'visits=x' }))).toEqual([
      'missing cookie.id',
      'int_parsing cookie.visits',
    ])
    expect(issuesOf(await ask('/session'))).toEqual(['missing cookie.id'])
  })
})

describe('a header', () => {
  const ask = async (headers: Record<string, string | string[]>) =>
    shown(await (await serve(ValuesController)).inject({ url: '/header', headers: headers as never }))

  it('is read in any case', async () => {
    expect(await ask({ 'X-TOKEN': ' t ', 'x-count': '5' })).toEqual([
      200,
      expect.objectContaining({ count: 5 }),
    ])
  })

  it('is a list where a list is declared, of what was sent', async () => {
    expect(await ask({ 'x-list': ['a', 'b,c'], 'x-numbers': ['1', '2'] })).toEqual([
      200,
      { list: ['a', 'b,c'], numbers: [1, 2] },
    ])
    expect(await ask({ 'x-list': 'a, b' })).toEqual([200, { list: ['a, b'] }])
  })

  it('is refused by its name', async () => {
    const answer = await (await serve(ValuesController)).inject({
      url: '/header',
      headers: { 'x-count': 'x', 'x-numbers': 'y' },
    })
    expect(issuesOf(answer)).toEqual(['int_parsing header.x-count', 'int_parsing header.x-numbers.0'])
  })

  it('is a list over a socket too', async () => {
    const app = await serve(ValuesController)
    const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
    const lines = ['x-list: a', 'X-List: b,c', 'x-list:', 'x-token: 1', 'x-token: 2', '__proto__: x']
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.end(`GET /header HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${lines.join('\r\n')}\r\n\r\n`)
    })
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk as Buffer)
    const [, body = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n')
    // A repeated header that is no list is what RFC 9110, 5.3 makes of it.
    expect(JSON.parse(body)).toEqual({ list: ['a', 'b,c', ''], token: '1, 2' })
  })
})

describe('a cookie', () => {
  const ask = async (cookie: string) =>
    (await serve(ValuesController)).inject({ url: '/cookie', headers: { cookie } })

  it.each<[string, object]>([
    ['session=a; count=5; flag=on', { session: 'a', count: 5, flag: true }],
    ['session="a b"', { session: '"a b"' }],
    ['session=a; session=b', { session: 'a' }],
    ['session=%', { session: '%' }],
    ['session=', { session: '' }],
    ['session', {}],
    ['SESSION=a', {}],
    ['__proto__=x; constructor=y; toString=z', {}],
    [';;;=;', {}],
  ])('%s is read', async (cookie, value) => {
    expect(shown(await ask(cookie))).toEqual([200, value])
  })

  it('is refused by its name', async () => {
    expect(issuesOf(await ask('count=x; flag='))).toEqual([
      'int_parsing cookie.count',
      'bool_parsing cookie.flag',
    ])
  })
})
