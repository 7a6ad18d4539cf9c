import { Exclude, Expose } from 'class-transformer'
import { IsString, MinLength } from 'class-validator'
import { Controller, Get, Header, Post, Query, type Types, Unknown } from 'typefast'
import type { DescribedType } from '../../lib/metadata/manifest.js'
import { NO_SOURCE } from '../no-source.js'
import { capturedLog, issuesOf, serve } from './serve.js'

interface Stock {
  name: string
  [article: string]: number | string
}

interface Sent {
  'x-tenant': string
  [name: string]: string
}

class Account {
  @MinLength(2) name!: string
  @Exclude() password!: string
  #secret = 'secret'
  private state = 'private';
  [label: string]: string

  get all(): string {
    return this.#secret + this.state
  }
}

@Exclude()
class Shown {
  @Expose() name!: string;
  [key: string]: string
}

@Unknown('reject')
class Closed {
  @IsString() name!: string;
  [key: string]: string
}

@Unknown('keep')
class Kept {
  @IsString() name!: string;
  [key: string]: string
}

/** What a handler was given. */
let seen: object

@Controller('/')
class Things {
  @Post('/stock') stock(stock: Stock): Stock {
    seen = stock
    return stock
  }

  @Post('/change') change(stock: Partial<Stock>): Partial<Stock> {
    return stock
  }

  @Get('/account') account(): Account {
    return Object.assign(new Account(), { name: 'ada', password: 'xyz', team: 'a' })
  }

  @Post('/shown') shown(item: Shown): Shown {
    seen = { ...item }
    return Object.assign(item, { more: 'a' })
  }

  @Post('/closed') closed(item: Closed): Closed {
    return Object.assign(item, { more: 'a' })
  }

  @Post('/kept') kept(item: Kept): Kept {
    seen = item
    return item
  }

  @Get('/wrong') wrong(): Stock {
    return { name: 'a', tea: null } as never
  }

  @Get('/query') query(@Query() stock: Stock): Stock {
    return stock
  }

  @Get('/lists') lists(@Header() sent: object): void {
    seen = sent
  }

  @Get('/headers') headers(@Header() sent: Sent): void {
    seen = sent
  }
}

const STRING = { kind: 'string' } as const
const NUMBER = { kind: 'number' } as const
const to = (key: string) => ({ kind: 'reference', to: key }) as const
const both = (name: string, key: string) => ({
  parameters: [{ name, type: to(key) }],
  returns: to(key),
})

const types = (values: DescribedType = NUMBER): Types => ({
  ...NO_SOURCE,
  definitions: {
    Stock: {
      name: 'Stock',
      at: 'src/stock.ts:3',
      properties: { name: STRING },
      additionalProperties: values,
    },
    'Partial<Stock>': { name: 'PartialStock', from: 'Stock', optional: true },
    Sent: {
      name: 'Sent',
      properties: { 'x-tenant': STRING, 'x-many': { kind: 'array', items: NUMBER, optional: true } },
      additionalProperties: STRING,
    },
    Lists: {
      name: 'Lists',
      properties: { 'x-tenant': STRING },
      additionalProperties: { kind: 'array', items: STRING },
    },
    Account: {
      name: 'Account',
      class: Account,
      properties: { name: STRING, password: STRING },
      additionalProperties: STRING,
      hides: ['#secret', 'state'],
    },
    Shown: { name: 'Shown', class: Shown, properties: { name: STRING }, additionalProperties: STRING },
    Closed: { name: 'Closed', class: Closed, properties: { name: STRING }, additionalProperties: STRING },
    Kept: { name: 'Kept', class: Kept, properties: { name: STRING }, additionalProperties: STRING },
  },
  classes: [
    {
      class: Things,
      methods: {
        stock: both('stock', 'Stock'),
        change: both('stock', 'Partial<Stock>'),
        account: { parameters: [], returns: to('Account') },
        shown: both('item', 'Shown'),
        closed: both('item', 'Closed'),
        kept: both('item', 'Kept'),
        wrong: { parameters: [], returns: to('Stock') },
        query: both('stock', 'Stock'),
        lists: { parameters: [{ name: 'sent', type: to('Lists') }] },
        headers: { parameters: [{ name: 'sent', type: to('Sent') }] },
      },
    },
  ],
})

describe('keys beside properties, whose values have a type', () => {
  const served = async () => {
    const app = await serve(Things, { types: types() })
    await app.ready()
    return app
  }
  const post = async (url: string, payload: object) =>
    (await served()).inject({ method: 'POST', url, payload })

  it('are read, and leave', async () => {
    const answer = await post('/stock', { name: 'a', tea: 1, rice: 2 })
    expect(seen).toEqual({ name: 'a', tea: 1, rice: 2 })
    expect(answer.body).toBe('{"name":"a","tea":1,"rice":2}')
    expect(issuesOf(await post('/stock', { name: 1, tea: 'x' }))).toEqual([
      'string_type body.name',
      'float_type body.tea',
    ])
  })

  it('are of what is made of the type too', async () => {
    expect((await post('/change', { tea: 1 })).json()).toEqual({ tea: 1 })
    expect(issuesOf(await post('/change', { tea: 'x' }))).toEqual(['float_type body.tea'])
  })

  it('let nothing out that is hidden, or kept from answers', async () => {
    const app = await served()
    expect((await app.inject('/account')).json()).toEqual({ name: 'ada', team: 'a' })
  })

  it('are none of a class of which only what is exposed goes through', async () => {
    expect((await post('/shown', { name: 'a', b: 'c' })).json()).toEqual({ name: 'a' })
    expect(seen).toEqual({ name: 'a' })
  })

  it('are refused or checked where a decorator speaks of them', async () => {
    expect(issuesOf(await post('/closed', { name: 'a', b: 'c' }))).toEqual(['extra_forbidden body.b'])
    expect((await post('/closed', { name: 'a' })).json()).toEqual({ name: 'a' })
    expect((await post('/kept', { name: 'a', b: 'c' })).json()).toEqual({ name: 'a', b: 'c' })
    expect(seen).toBeInstanceOf(Kept)
    expect(issuesOf(await post('/kept', { name: 'a', b: 1 }))).toEqual(['string_type body.b'])
  })

  it('are our mistake where an answer has others', async () => {
    const { logger, lines } = capturedLog()
    const app = await serve(Things, { types: types(), logger })
    expect((await app.inject('/wrong')).statusCode).toBe(500)
    expect(JSON.stringify(lines)).toContain('tea')
  })

  it('may be those of a query', async () => {
    const app = await served()
    expect((await app.inject('/query?name=a&tea=1.5')).json()).toEqual({ name: 'a', tea: 1.5 })
    expect(issuesOf(await app.inject('/query?name=a&tea=x'))).toEqual(['float_parsing query.tea'])
  })

  it('may be those of headers', async () => {
    const app = await served()
    const headers = { 'x-tenant': 'a', 'x-many': ['1', '2'] as unknown as string, 'x-more': 'b' }
    expect((await app.inject({ url: '/headers', headers })).statusCode).toBe(200)
    expect(seen).toMatchObject({ 'x-tenant': 'a', 'x-many': [1, 2], 'x-more': 'b' })
    await app.inject({ url: '/lists', headers })
    expect(seen).toMatchObject({ 'x-tenant': 'a', 'x-many': ['1', '2'], 'x-more': ['b'] })
  })

  it('are in the document', async () => {
    const { components, paths } = (await (await served()).openapi()) as unknown as {
      components: { schemas: Record<string, object> }
      paths: Record<string, { get: { parameters: object[] } }>
    }
    const number = { type: 'number' }
    expect(components.schemas).toMatchObject({
      Stock: { type: 'object', required: ['name'], additionalProperties: number },
      PartialStock: { additionalProperties: number },
      Account: { additionalProperties: { type: 'string' } },
      Closed: { additionalProperties: false },
      Kept: { additionalProperties: { type: 'string' } },
    })
    expect(paths['/query']?.get.parameters).toEqual([
      { name: 'name', in: 'query', required: true, schema: { type: 'string' } },
      { name: 'query', in: 'query', schema: { type: 'object', additionalProperties: number } },
    ])
  })

  it('are shown by explain', async () => {
    expect((await served()).explain('POST', '/stock')).toContain('  any other key: number')
  })

  it('are a fault where nothing could validate them', async () => {
    const at = 'src/stock.ts:3'
    await expect(
      serve(Things, { types: types({ kind: 'unreadable', reason: 'a function', at }) }),
    ).rejects.toThrow(
      'TYPE_UNREADABLE Stock.[key: string]: its type cannot be validated: a function (src/stock.ts:3)',
    )
    await expect(serve(Things, { types: types(to('Account')) })).rejects.toThrow(
      'INPUT_UNSUPPORTED Stock.[key: string]: a query value is text, and cannot be an object (Account)',
    )
  })
})
