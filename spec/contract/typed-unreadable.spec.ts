import { Body, Controller, Field, Post, type Types } from 'typefast'
import { NO_SOURCE } from '../no-source.js'
import { serve } from './serve.js'

class Item {
  @Field({ type: 'string' })
  color!: RegExp

  @Field({ items: String })
  steps!: (() => void)[]

  @Field({ description: 'says no type' })
  done!: () => void
}

class Order {
  @Field()
  note!: string
}

@Controller('/')
class Things {
  @Post('/item')
  item(item: Item): Item {
    return item
  }

  @Post('/order')
  order(@Body({ type: Order }) order: object): boolean {
    return order instanceof Order
  }
}

const at = 'src/things.ts:1'

/** As the generated module has it. */
const typesOf = (done: 'boolean' | 'unreadable'): Types => ({
  ...NO_SOURCE,
  definitions: {
    Item: {
      name: 'Item',
      class: Item,
      properties: {
        color: { kind: 'unreadable', reason: 'a RegExp', at },
        steps: { kind: 'array', items: { kind: 'unreadable', reason: 'a function', at } },
        done: done === 'boolean' ? { kind: 'boolean' } : { kind: 'unreadable', reason: 'a function', at },
      },
    },
  },
  classes: [
    {
      class: Things,
      methods: {
        item: {
          parameters: [{ name: 'item', type: { kind: 'reference', to: 'Item' } }],
          returns: { kind: 'reference', to: 'Item' },
        },
        order: {
          parameters: [{ name: 'order', type: { kind: 'unreadable', reason: 'any object (object)', at } }],
          returns: { kind: 'boolean' },
        },
      },
    },
  ],
})

describe('a type that cannot be read', () => {
  it('is what a decorator says instead', async () => {
    const app = await serve(Things, { types: typesOf('boolean') })
    const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload })
    const item = { color: 'red', steps: ['a'], done: true }
    expect((await post('/item', item)).json()).toEqual(item)
    expect((await post('/item', { ...item, color: 1, steps: [1] })).json()).toMatchObject({
      detail: [
        { loc: ['body', 'color'], type: 'string_type' },
        { loc: ['body', 'steps', 0], type: 'string_type' },
      ],
    })
    expect((await post('/order', { note: 'a' })).json()).toBe(true)
    expect((await post('/order', {})).statusCode).toBe(422)
  })

  it('is a fault where a decorator says no type', async () => {
    await expect(serve(Things, { types: typesOf('unreadable') })).rejects.toThrow(
      'TYPE_UNREADABLE Item.done: its type cannot be validated: a function (src/things.ts:1)',
    )
  })
})
