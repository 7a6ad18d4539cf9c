import { Type } from 'class-transformer'
import { IsArray, IsInt, IsOptional, IsString, MinLength, ValidateNested } from 'class-validator'
import { Body, Controller, type DeclarationError, Field, Get, Param, Post, Query, Unknown } from 'typefast'
import { issuesOf, json, serve, shown } from './serve.js'

class Address {
  @IsString() city!: string
}

class Person {
  @IsString() name!: string
  @ValidateNested() @Type(() => Address) address!: Address
  @IsOptional() @ValidateNested({ each: true }) @Type(() => Address) others?: Address[]
}

class Company {
  @IsInt() employees!: number
}

@Controller()
class PeopleController {
  @Get('/flag')
  flag(@Query('flag') flag: boolean): unknown {
    return { flag }
  }

  @Get('/people/:id')
  read(@Param('id') id: number, @Query('deep') deep: boolean): unknown {
    return { id, type: typeof id, deep }
  }

  @Post('/list')
  list(@Body({ items: Person }) list: Person[]): unknown {
    return list.every((person) => person instanceof Person && person.address instanceof Address)
  }

  @Post('/union')
  union(@Body({ oneOf: [Person, Company] }) either: Person | Company): unknown {
    return { of: either.constructor.name }
  }

  @Post('/person')
  person(@Body() person: Person): unknown {
    return { ...person }
  }

  @Post('/any')
  any(@Body({ type: 'any' }) value: unknown): unknown {
    return typeof value
  }
}

const post = async (url: string, payload: string, options = {}) =>
  (await serve(PeopleController, options)).inject({ method: 'POST', url, ...json(payload) })
const get = async (url: string) => (await serve(PeopleController)).inject({ url })

const faultsOf = (controller: Parameters<typeof serve>[0]) =>
  serve(controller).then(
    () => [],
    (error: unknown) => (error as DeclarationError).faults.map(({ code }) => code),
  )

describe('what is said to be validated, is', () => {
  it('a list as a body', async () => {
    expect(shown(await post('/list', '[{"name":"a","address":{"city":"b"}}]'))).toEqual([200, true])
    expect(issuesOf(await post('/list', '[{"name":1},2]'))).toEqual([
      'string_type body.0.name',
      'missing body.0.address',
      'object_type body.1',
    ])
  })

  it('a list as a body without an item type does not start', async () => {
    @Controller()
    class UntypedController {
      @Post()
      list(@Body() list: Person[]): unknown {
        return list
      }
    }
    expect(await faultsOf(UntypedController)).toEqual(['ITEMS_UNTYPED'])
  })

  it('a union as a body', async () => {
    expect(shown(await post('/union', '{"employees":5}'))).toEqual([200, { of: 'Company' }])
    const answer = await post('/union', '{"employees":"5"}')
    expect([answer.statusCode, ...issuesOf(answer)]).toEqual([
      422,
      'missing body.Person.name',
      'missing body.Person.address',
      'int_type body.Company.employees',
    ])
  })

  it('a union as a body that is not told does not start', async () => {
    @Controller()
    class UnionController {
      @Post()
      union(@Body() either: Person | Company): unknown {
        return either
      }
    }
    expect(await faultsOf(UnionController)).toEqual(['INPUT_UNTYPED'])
  })

  it.each([
    ['false', false],
    ['true', true],
    ['0', false],
  ])('?flag=%s is %s', async (flag, value) => {
    expect(shown(await get(`/flag?flag=${flag}`))).toEqual([200, { flag: value }])
  })

  it.each(['banana', '', 'null', '2'])('?flag=%s is refused', async (flag) => {
    expect(issuesOf(await get(`/flag?flag=${flag}`))).toEqual(['bool_parsing query.flag'])
  })

  it('an id that is a number', async () => {
    expect(shown(await get('/people/5?deep=no'))).toEqual([200, { id: 5, type: 'number', deep: false }])
    expect(issuesOf(await get('/people/abc?deep=no'))).toEqual(['float_parsing path.id'])
  })

  it('a nested object that is missing', async () => {
    expect(issuesOf(await post('/person', '{"name":"a"}'))).toEqual(['missing body.address'])
    expect(issuesOf(await post('/person', '{"name":"a","address":null}'))).toEqual([
      'object_type body.address',
    ])
    expect(issuesOf(await post('/person', '{"name":"a","address":[]}'))).toEqual(['object_type body.address'])
    expect(issuesOf(await post('/person', '{"name":"a","address":"b"}'))).toEqual([
      'object_type body.address',
    ])
  })

  it('nested objects in a list', async () => {
    const payload = '{"name":"a","address":{"city":"b"},"others":[{"city":1},{},null,[],"x"]}'
    expect(issuesOf(await post('/person', payload))).toEqual([
      'string_type body.others.0.city',
      'missing body.others.1.city',
      'object_type body.others.2',
      'object_type body.others.3',
      'object_type body.others.4',
    ])
    const object = '{"name":"a","address":{"city":"b"},"others":{"0":{"city":1},"length":1}}'
    expect(issuesOf(await post('/person', object))).toEqual(['list_type body.others'])
  })

  it('a nested list without @Type does not start', async () => {
    class Untyped {
      @IsArray() @ValidateNested({ each: true }) items!: Address[]
    }
    @Controller()
    class UntypedController {
      @Post()
      create(@Body() untyped: Untyped): unknown {
        return untyped
      }
    }
    expect(await faultsOf(UntypedController)).toEqual(['ITEMS_UNTYPED'])
  })

  it('a DTO without validators does not start', async () => {
    class Empty {
      name!: string
    }
    @Controller()
    class EmptyController {
      @Post()
      create(@Body() empty: Empty): unknown {
        return empty
      }
    }
    expect(await faultsOf(EmptyController)).toEqual(['DTO_EMPTY'])
  })

  it('two bad sources, both reported', async () => {
    expect(issuesOf(await get('/people/abc?deep=banana'))).toEqual([
      'float_parsing path.id',
      'bool_parsing query.deep',
    ])
  })
})

describe('hostile input', () => {
  class Hostile {
    @MinLength(1000) text!: string
    @Field({ type: 'number' }) number!: number
    @Field({ type: 'any' }) any!: unknown
  }
  @Controller()
  class HostileController {
    @Post()
    take(@Body() hostile: Hostile): unknown {
      return hostile
    }
  }

  it.each([
    ['a lone surrogate', '{"text":"\\ud800","number":"\\udfff"}'],
    ['a number that is infinite', '{"text":1e999,"number":1e999}'],
    ['binary', '{"text":"\\u0000\\u0001\u0080","number":"\\u0000"}'],
    ['its own toJSON', '{"text":{"toJSON":"x"},"number":{"toJSON":{"a":1}}}'],
  ])('in a refused value is no failure, though it is echoed: %s', async (_case, payload) => {
    const app = await serve(HostileController, { errors: { input: true } })
    const answer = await app.inject({ method: 'POST', url: '/', ...json(payload) })
    expect(answer.statusCode).toBe(422)
    expect(issuesOf(answer).length).toBeGreaterThanOrEqual(2)
  })

  const timeOf = async (work: () => unknown): Promise<number> => {
    const start = process.hrtime.bigint()
    await work()
    return Number(process.hrtime.bigint() - start) / 1e6
  }

  it.each(['drop', 'reject', 'keep'] as const)(
    'of 120,000 unknown keys takes a time that grows with its length: %s',
    async (unknown) => {
      const keys = Array.from({ length: 120_000 }, (_, at) => `"${at.toString(36)}":1`)
      const payload = `{"name":"a","address":{"city":"b"},${keys.join()}}`
      expect(payload.length).toBeGreaterThan(1_000_000)
      const app = await serve(PeopleController, { unknown })
      const ask = () => app.inject({ method: 'POST', url: '/person', ...json(payload) })
      expect((await ask()).statusCode).toBe(unknown === 'reject' ? 422 : 200)
      const parsed = await timeOf(() => JSON.parse(payload))
      const answered = await timeOf(ask)
      expect(answered).toBeLessThan(500 + parsed * 20)
    },
  )

  it.each([
    ['brackets', '['.repeat(1_000_000)],
    ['braces', '{"a":'.repeat(200_000)],
    ['closed brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a key', `{"name":"a","address":${'{"address":'.repeat(90_000)}`],
  ])('nested 100,000 deep is refused: %s', async (_case, payload) => {
    const time = await timeOf(async () => {
      for (const url of ['/person', '/list', '/union', '/any']) {
        expect((await post(url, payload)).statusCode).toBe(400)
      }
    })
    expect(time).toBeLessThan(3000)
  })

  it.each([
    '{"__proto__":{"name":"a","address":{"city":"b"}}}',
    '{"constructor":{"prototype":{"name":"a","address":{"city":"b"}}}}',
    '{"name":"a","address":{"__proto__":{"city":"b"}}}',
    '{"name":"a","address":{"constructor":{"prototype":{"city":"b"}}}}',
    '{"name":"a","address":{"city":"b"},"others":[{"__proto__":{"city":"x"}}]}',
    '{"name":"a","address":{"city":"b"},"others":{"__proto__":[]}}',
  ])('never reaches a prototype: %s', async (payload) => {
    for (const unknown of ['drop', 'keep', 'reject'] as const) {
      const answer = await post('/person', payload, { unknown })
      expect(answer.statusCode).toBe(422)
      expect(({} as { city?: unknown; name?: unknown }).city).toBeUndefined()
      expect(({} as { city?: unknown; name?: unknown }).name).toBeUndefined()
    }
  })

  it.each(['hasOwnProperty', 'toString', 'valueOf', 'then', 'toJSON', '__proto__', 'constructor', 'length'])(
    'with a property called %s is like any other',
    async (name) => {
      const payload = `{"name":"a","address":{"city":"b","${name}":1},"${name}":{"${name}":1}}`
      expect(shown(await post('/person', payload))).toEqual([200, { name: 'a', address: { city: 'b' } }])
      expect((await post('/person', `{"${name}":1}`)).statusCode).toBe(422)
    },
  )

  it('keeps no property that would be called', async () => {
    @Unknown('keep')
    class Loose {
      @IsString() name!: string
    }
    @Controller()
    class LooseController {
      @Post()
      take(@Body() loose: Loose): unknown {
        return loose
      }
    }
    const app = await serve(LooseController)
    const payload = '{"name":"a","then":1,"toJSON":1,"hasOwnProperty":1,"__proto__":{"x":1},"constructor":{}}'
    expect(shown(await app.inject({ method: 'POST', url: '/', ...json(payload) }))).toEqual([
      200,
      expect.objectContaining({ name: 'a' }),
    ])
  })

  it('of a large number of query keys, cookies or repetitions is no failure', async () => {
    const app = await serve(PeopleController)
    const query = Array.from({ length: 1500 }, (_, at) => `a${at}=`).join('&')
    expect((await app.inject({ url: `/flag?flag=1&${query}` })).statusCode).toBe(200)
    expect((await app.inject({ url: `/flag?${'flag=1&'.repeat(2000)}` })).statusCode).toBe(200)
    expect(
      (await app.inject({ url: '/flag?flag=1', headers: { cookie: '=;'.repeat(5000) } })).statusCode,
    ).toBe(200)
  })
})
