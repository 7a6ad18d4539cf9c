import type { App, OpenApiDocument } from 'typefast'
import { createStore } from '../../samples/store/main.js'
import { createStore as createTypedStore } from '../../samples/typed-store/main.js'
import { type Answer, type Asked, askApp } from './ask.js'
import { type OwnDatabase, openOwnDatabase } from './store-database.js'

const teapot = { name: 'Teapot', sku: 'TEA-0001', price: 24.5, stock: 10, tags: ['kitchen', 'gift'] }
const cup = { name: 'Cup', sku: 'CUP-0001', price: 6 }
const ada = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  address: { street: '12 St James Square', city: 'London', country: 'GB' },
}
const order = { customerId: 1, lines: [{ itemId: 1, quantity: 2 }], deliverOn: '2030-01-31' }

let database: OwnDatabase
let store: App
let typed: App

beforeAll(async () => {
  database = await openOwnDatabase()
  store = await createStore({ database: database.connection })
  typed = await createTypedStore({ database: database.connection })
}, 30_000)

afterAll(async () => {
  await store.close()
  await typed.close()
  await database[Symbol.asyncDispose]()
})

describe('the document of the store whose types are said once', () => {
  /** A type is checked as JSON Schema has it; class-validator's check of the same name is only close to it. */
  const EXACT = [
    ['CreateCustomer', 'email'],
    ['UpdateCustomer', 'email'],
    ['Customer', 'email'],
    ['CreateItem', 'tags'],
    ['UpdateItem', 'tags'],
    ['Item', 'tags'],
  ] as const

  /** The store's `place` reads what it has just written by `get`: its 404 is found, and is never answered. */
  const FOUND = ['/orders', '404'] as const

  function expected(document: OpenApiDocument): OpenApiDocument {
    const { paths, components, ...copy } = structuredClone(document) as never as {
      paths: Record<string, Record<'get' | 'post', { responses: Record<string, object> }>>
      components: { schemas: Record<string, { properties: Record<string, object> }> }
    }
    for (const [name, property] of EXACT) {
      const schema = components.schemas[name]!.properties[property]!
      expect(schema).toHaveProperty('x-lossy', true)
      Reflect.deleteProperty(schema, 'x-lossy')
    }
    const [path, status] = FOUND
    paths[path]!.post.responses[status] = paths['/orders/{id}']!.get.responses[status]!
    return { ...copy, paths, components } as never
  }

  it('is that of the store whose decorators say it again', async () => {
    expect(await typed.openapi()).toEqual(expected(await store.openapi()))
  })
})

describe('both stores', () => {
  /** A catalogue, a customer, and an order of two teapots. */
  async function fill(): Promise<void> {
    await database.empty()
    await askApp(store, 'POST', '/items', teapot)
    await askApp(store, 'POST', '/items', cup)
    await askApp(store, 'POST', '/customers', ada)
    await askApp(store, 'POST', '/orders', order)
  }

  beforeEach(fill)

  const answerOf = async (app: App, asked: Asked): Promise<Answer> =>
    withoutMoments(await askApp(app, ...asked))

  const withoutMoments = ([status, body]: Answer): Answer => [
    status,
    body && JSON.parse(JSON.stringify(body).replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"a moment"')),
  ]

  const rows: [what: string, status: number, ...Asked][] = [
    ['a list of items', 200, 'GET', '/items'],
    ['a part of it', 200, 'GET', '/items?limit=1&offset=1'],
    [
      'a filter of all kinds',
      200,
      'GET',
      '/items?search=TEA&tag=gift&tag=kitchen&maxPrice=25&inStock=yes&order=price',
    ],
    [
      'a filter that is wrong in each',
      422,
      'GET',
      `/items?limit=0&offset=x&search=&tag=&maxPrice=&inStock=2&order=colour`,
    ],
    ['a page that is too long', 422, 'GET', '/items?limit=101'],
    ['half an item', 422, 'GET', '/items?offset=0.5'],
    ['a tag that is too long', 422, 'GET', `/items?tag=a&tag=${'x'.repeat(21)}`],
    ['a search that is too long', 422, 'GET', `/items?search=${'x'.repeat(81)}`],
    ['a price below nothing', 422, 'GET', '/items?maxPrice=-1'],

    ['an item', 201, 'POST', '/items', { ...teapot, sku: 'TEA-0002' }],
    [
      'an item of defaults, and a key that is not known',
      201,
      'POST',
      '/items',
      { name: 'Pot', sku: 'POT-0001', price: 0, colour: 'white' },
    ],
    ['an SKU that is taken', 409, 'POST', '/items', teapot],
    ['no body', 422, 'POST', '/items'],
    ['a list for an item', 422, 'POST', '/items', [teapot]],
    ['an item of nothing', 422, 'POST', '/items', {}],
    [
      'an item that is wrong everywhere',
      422,
      'POST',
      '/items',
      { name: '', sku: 'tea', price: '24', stock: 1.5, tags: 'a' },
    ],
    [
      'wrong types throughout',
      422,
      'POST',
      '/items',
      { name: 1, sku: null, price: null, stock: null, tags: [1, '', 'x'.repeat(21)] },
    ],
    ['nine tags', 422, 'POST', '/items', { ...teapot, tags: [...'abcdefghi'] }],
    ['below their bounds', 422, 'POST', '/items', { ...teapot, price: -0.01, stock: -1 }],
    ['a name that is too long', 422, 'POST', '/items', { ...teapot, name: 'x'.repeat(81) }],
    [
      'a name of emoji that is not',
      201,
      'POST',
      '/items',
      { ...teapot, sku: 'EMO-0001', name: '🫖'.repeat(80) },
    ],
    ['what the database cannot hold', 422, 'POST', '/items', { ...teapot, sku: 'BIG-0001', stock: 1e300 }],

    ['one item', 200, 'GET', '/items/1'],
    ['an item that is not there', 404, 'GET', '/items/7'],
    ['a word for an id', 422, 'GET', '/items/teapot'],
    ['an id of zero', 422, 'GET', '/items/0'],

    ['a price', 200, 'PATCH', '/items/1', { price: 20 }],
    ['a change of nothing, which fills in no defaults', 200, 'PATCH', '/items/1', {}],
    ["another item's SKU", 409, 'PATCH', '/items/1', { sku: cup.sku }],
    ['a change of what is not there', 404, 'PATCH', '/items/7', {}],
    [
      'a change that is wrong everywhere',
      422,
      'PATCH',
      '/items/0',
      { name: null, sku: 'tea', price: -1, stock: 'x', tags: null },
    ],
    ['a change of no body', 422, 'PATCH', '/items/1'],

    ['an item to be gone', 204, 'DELETE', '/items/2'],
    ['one to be gone that is not there', 404, 'DELETE', '/items/7'],
    ['one to be gone without an id', 422, 'DELETE', '/items/x'],

    ['customers', 200, 'GET', '/customers?limit=100'],
    ['too many customers', 422, 'GET', '/customers?limit=101&offset=-1'],

    ['a customer', 201, 'POST', '/customers', { ...ada, email: 'bob@example.com', note: 'Rings twice' }],
    ['a customer who is known', 409, 'POST', '/customers', ada],
    [
      'a country that is none, in an address that is not whole',
      422,
      'POST',
      '/customers',
      { ...ada, address: { street: '', country: 'Atlantis' } },
    ],
    ['a text for an address', 422, 'POST', '/customers', { ...ada, address: 'London' }],
    ['a number for an address of mail', 422, 'POST', '/customers', { ...ada, email: 1 }],
    ['a note that is too long', 422, 'POST', '/customers', { ...ada, note: 'x'.repeat(501) }],
    ['null for a name', 422, 'POST', '/customers', { ...ada, name: null, note: 1 }],

    ['one customer', 200, 'GET', '/customers/1'],
    ['a customer who is not there', 404, 'GET', '/customers/7'],
    ['an id with a sign', 422, 'GET', '/customers/-1'],

    ['a note, and null for it', 200, 'PATCH', '/customers/1', { note: null }],
    ['a part of an address', 422, 'PATCH', '/customers/1', { address: { city: 'Paris' } }],
    ['a change of a customer who is not there', 404, 'PATCH', '/customers/7', {}],

    ['a customer of open orders to be gone', 409, 'DELETE', '/customers/1'],
    ['a customer to be gone who is not there', 404, 'DELETE', '/customers/7'],

    ['orders', 200, 'GET', '/orders?customerId=1&status=new&status=paid&from=2020-01-01T00:00:00Z'],
    ['orders before a moment', 200, 'GET', '/orders?until=2020-01-01T00:00:00%2B02:00'],
    [
      'a filter of orders that is wrong in each',
      422,
      'GET',
      '/orders?customerId=0&status=new&status=lost&from=yesterday&until=',
    ],

    ['an order', 201, 'POST', '/orders', order],
    ['an order of no day', 201, 'POST', '/orders', { ...order, deliverOn: null }],
    [
      'an order of more than there are',
      409,
      'POST',
      '/orders',
      { ...order, lines: [{ itemId: 1, quantity: 99 }] },
    ],
    ['an order of nobody', 409, 'POST', '/orders', { ...order, customerId: 7 }],
    ['no lines', 422, 'POST', '/orders', { ...order, lines: [] }],
    [
      'an item twice',
      422,
      'POST',
      '/orders',
      { ...order, lines: [...order.lines, { itemId: 1, quantity: 1 }] },
    ],
    [
      'lines that are wrong in each',
      422,
      'POST',
      '/orders',
      {
        customerId: 0,
        lines: [{ itemId: 0, quantity: 0 }, { itemId: 1, quantity: 100 }, { quantity: 1.5 }, null],
      },
    ],
    ['a day that is none', 422, 'POST', '/orders', { ...order, deliverOn: '2030-02-30' }],
    ['a moment for a day', 422, 'POST', '/orders', { ...order, deliverOn: '2030-01-31T12:00:00Z' }],
    [
      'fifty-one lines',
      422,
      'POST',
      '/orders',
      { ...order, lines: Array.from({ length: 51 }, (_, index) => ({ itemId: index + 1, quantity: 1 })) },
    ],

    ['one order', 200, 'GET', '/orders/1'],
    ['an order that is not there', 404, 'GET', '/orders/7'],

    ['an order to be paid', 200, 'PATCH', '/orders/1', { status: 'paid' }],
    ['an order to be shipped too early', 409, 'PATCH', '/orders/1', { status: 'shipped' }],
    ['a change of an order that is not there', 404, 'PATCH', '/orders/7', { status: 'paid' }],
    ['a status that is none', 422, 'PATCH', '/orders/1', { status: 'lost' }],
    ['no status', 422, 'PATCH', '/orders/1', {}],

    ['what is not served', 404, 'GET', '/baskets'],
  ]

  it.each(rows)('answer %s with the same %i', async (_what, status, ...asked) => {
    const said = await answerOf(store, asked)
    expect(said[0]).toBe(status)
    if (asked[0] !== 'GET') await fill()
    expect(await answerOf(typed, asked)).toEqual(said)
  })

  it('tell where an order is', async () => {
    for (const app of [store, typed]) {
      await fill()
      const reply = await app.inject({ method: 'POST', url: '/orders', payload: order })
      expect(reply.headers.location).toBe('/orders/2')
    }
  })

  it.each([
    [
      'a tag twice',
      '/items',
      { ...teapot, tags: ['a', 'a'] },
      { type: 'array_unique', loc: ['body', 'tags'], msg: "All tags's elements must be unique" },
      { type: 'unique_items', loc: ['body', 'tags'], msg: 'List items should be unique' },
    ],
    [
      'what is no address of mail',
      '/customers',
      { ...ada, email: 'ada' },
      { type: 'is_email', loc: ['body', 'email'], msg: 'email must be an email' },
      { type: 'value_error', loc: ['body', 'email'], msg: 'Input should be a valid email address' },
    ],
  ])(
    'refuse %s, each in words of its own: class-validator has a code for each check',
    async (_what, url, payload, ofDecorator, ofType) => {
      expect(await answerOf(store, ['POST', url, payload])).toEqual([422, { detail: [ofDecorator] }])
      expect(await answerOf(typed, ['POST', url, payload])).toEqual([422, { detail: [ofType] }])
    },
  )
})
