import { Controller, Get, Post, type Types, Unknown } from 'typefast'
import { NO_SOURCE } from '../no-source.js'
import { serve } from './serve.js'

class Draft {
  id!: number
  status: 'new' | 'paid' = 'new'
  tags: string[] = []
}

@Unknown('reject')
class Strict {
  id!: number
}

class Written {
  count!: number
}

interface Lists {
  x: string[] | number[]
}

@Controller()
class TypedController {
  @Post('/omit')
  omit(draft: Omit<Draft, 'id'>): object {
    const { tags, ...others } = draft
    tags.push('seen')
    return { ...others, tags, plain: Object.getPrototypeOf(draft) === Object.prototype }
  }

  @Post('/strict')
  strict(body: Partial<Strict>): object {
    return body
  }

  @Post('/written')
  written(body: Written): object {
    return { ...body, made: body instanceof Written }
  }

  @Post('/lists')
  lists(body: Lists): Lists {
    return body
  }

  @Get('/many')
  many(q: string | string[]): object {
    return { q }
  }
}

const string = { kind: 'string' } as const
const body = (to: string) => [{ name: 'body', type: { kind: 'reference', to } }] as const
const lists = {
  kind: 'union',
  members: [
    { kind: 'array', items: string },
    { kind: 'array', items: { kind: 'integer' } },
  ],
} as const

const types: Types = {
  ...NO_SOURCE,
  definitions: {
    Draft: {
      name: 'Draft',
      class: Draft,
      properties: {
        id: { kind: 'integer' },
        status: { kind: 'enum', values: ['new', 'paid'], initialized: true },
        tags: { kind: 'array', items: string, initialized: true },
      },
    },
    'Omit<Draft, "id">': { name: 'OmitDraftId', from: 'Draft', omit: ['id'] },
    Strict: { name: 'Strict', class: Strict, properties: { id: { kind: 'integer' } } },
    'Partial<Strict>': { name: 'PartialStrict', from: 'Strict', optional: true },
    Written: {
      name: 'Written',
      class: Written,
      properties: { count: { kind: 'integer', default: 5 } },
    },
    Lists: { name: 'Lists', properties: { x: lists } },
  },
  classes: [
    {
      class: TypedController,
      methods: {
        omit: { parameters: body('Omit<Draft, "id">') },
        strict: { parameters: body('Partial<Strict>') },
        written: { parameters: body('Written') },
        lists: { parameters: body('Lists'), returns: { kind: 'reference', to: 'Lists' } },
        many: {
          parameters: [
            { name: 'q', type: { kind: 'union', members: [string, { kind: 'array', items: string }] } },
          ],
        },
      },
    },
  ],
}

describe('types without an instance', () => {
  it('have the initializers of the class that they are taken from, made anew for each request', async () => {
    const app = await serve(TypedController, { types })
    const post = async () => (await app.inject({ method: 'POST', url: '/omit', payload: {} })).json()
    const answer = { status: 'new', tags: ['seen'], plain: true }
    expect([await post(), await post()]).toEqual([answer, answer])
  })

  it('refuse unknown keys where the class does that they are taken from', async () => {
    const app = await serve(TypedController, { types })
    const post = async (payload: object) =>
      (await app.inject({ method: 'POST', url: '/strict', payload })).statusCode
    expect([await post({ id: 1 }), await post({ other: 1 })]).toEqual([200, 422])
  })

  it('have defaults that comments say, beside the instances of classes', async () => {
    const app = await serve(TypedController, { types })
    const post = async (payload: object) =>
      (await app.inject({ method: 'POST', url: '/written', payload })).json()
    expect([await post({}), await post({ count: 1 })]).toEqual([
      { count: 5, made: true },
      { count: 1, made: true },
    ])
  })
})

describe('unions with lists', () => {
  it('are answered by what a list holds', async () => {
    const app = await serve(TypedController, { types })
    for (const x of [['a'], [1, 2], []]) {
      const answer = await app.inject({ method: 'POST', url: '/lists', payload: { x } })
      expect([answer.statusCode, answer.json()]).toEqual([200, { x }])
    }
  })

  it('take all of a repeated key', async () => {
    const app = await serve(TypedController, { types })
    expect((await app.inject('/many?q=1')).json()).toEqual({ q: '1' })
    expect((await app.inject('/many?q=1&q=2')).json()).toEqual({ q: ['1', '2'] })
  })
})
