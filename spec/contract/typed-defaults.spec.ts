import { Controller, Get, Post, Query, type Types } from 'typefast'
import { NO_SOURCE } from '../no-source.js'
import { serve } from './serve.js'

interface Filter {
  limit: number
  order: string
  from: Date
  tags: string[]
  note?: string
}

/** What a handler was given. */
let seen: Filter | undefined

@Controller('/')
class Filters {
  @Get()
  read(@Query() filter: Filter): void {
    seen = filter
  }

  @Post()
  take(filter: Filter): void {
    seen = filter
  }

  @Post('/change')
  change(filter: Partial<Filter>): void {
    seen = filter as Filter
  }
}

const to = (key: string) => [{ name: 'filter', type: { kind: 'reference', to: key } }] as const

const types: Types = {
  ...NO_SOURCE,
  definitions: {
    Filter: {
      name: 'Filter',
      properties: {
        limit: { kind: 'integer', default: 20 },
        order: { kind: 'string', nullable: true, default: null },
        from: { kind: 'date-time', default: '2030-01-31T12:00:00Z' },
        tags: { kind: 'array', items: { kind: 'string' }, default: ['a'] },
        note: { kind: 'string', optional: true },
      },
    },
    'Partial<Filter>': { name: 'PartialFilter', from: 'Filter', optional: true },
  },
  classes: [
    {
      class: Filters,
      methods: {
        read: { parameters: to('Filter') },
        take: { parameters: to('Filter') },
        change: { parameters: to('Partial<Filter>') },
      },
    },
  ],
}

const defaults = { limit: 20, order: null, from: new Date('2030-01-31T12:00:00Z'), tags: ['a'] }

const payload = {}

describe('defaults that a type says, of an object without a class', () => {
  it.each([
    ['a query', { method: 'GET', url: '/' }],
    ['a body', { method: 'POST', url: '/', payload }],
  ] as const)('are given where %s lacks them', async (_what, request) => {
    const app = await serve(Filters, { types })
    expect((await app.inject(request)).statusCode).toBe(200)
    expect(seen).toEqual(defaults)
  })

  it('are made anew for each request', async () => {
    const app = await serve(Filters, { types })
    await app.inject({ method: 'POST', url: '/', payload })
    const first = seen
    await app.inject({ method: 'POST', url: '/', payload })
    expect([seen?.tags, seen?.from]).toEqual([first?.tags, first?.from])
    expect([seen?.tags === first?.tags, seen?.from === first?.from]).toEqual([false, false])
  })

  it('give way to what is sent, and stay beside what is refused', async () => {
    const app = await serve(Filters, { types })
    await app.inject({ method: 'POST', url: '/', payload: { limit: 3, tags: [] } })
    expect(seen).toEqual({ ...defaults, limit: 3, tags: [] })
    const refused = await app.inject({ method: 'POST', url: '/', payload: { limit: 'x' } })
    expect(refused.json()).toMatchObject({ detail: [{ type: 'int_type', loc: ['body', 'limit'] }] })
  })

  it('are none of a change', async () => {
    const app = await serve(Filters, { types })
    await app.inject({ method: 'POST', url: '/change', payload: { limit: 3 } })
    expect(seen).toEqual({ limit: 3 })
  })
})
