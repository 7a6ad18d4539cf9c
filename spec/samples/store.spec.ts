import type { App } from 'typefast'
import { createStore } from '../../samples/store/main.js'
import { type Answer, type Asked, askApp } from './ask.js'
import { type OwnDatabase, openOwnDatabase } from './store-database.js'

const teapot = { name: 'Teapot', sku: 'TEA-0001', price: 24.5, stock: 10, tags: ['kitchen', 'gift'] }
const cup = { name: 'Cup', sku: 'CUP-0001', price: 6 }
const ada = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  address: { street: '12 St James Square', city: 'London', country: 'GB' },
}
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

let database: OwnDatabase
let store: App

beforeAll(async () => {
  database = await openOwnDatabase()
}, 30_000)

beforeEach(async () => {
  await database.empty()
  store = await createStore({ database: database.connection })
})

afterEach(() => store.close())

afterAll(() => database[Symbol.asyncDispose]())

const ask = (...asked: Asked): Promise<Answer> => askApp(store, ...asked)

const issue = (type: string, loc: (string | number)[], msg: string, ctx?: object) => ({
  type,
  loc,
  msg,
  ...(ctx && { ctx }),
})

const refusal = (...detail: object[]) => [422, { detail }]

/** A catalogue, a customer, and an order of two teapots. */
async function trade(): Promise<void> {
  await ask('POST', '/items', teapot)
  await ask('POST', '/items', cup)
  await ask('POST', '/customers', ada)
  await ask('POST', '/orders', { customerId: 1, lines: [{ itemId: 1, quantity: 2 }] })
}

describe('POST /items', () => {
  it('adds an item', async () => {
    expect(await ask('POST', '/items', teapot)).toEqual([201, { ...teapot, id: 1 }])
  })

  it('fills in what has a default, and drops what is not known', async () => {
    expect(await ask('POST', '/items', { ...cup, colour: 'white' })).toEqual([
      201,
      { ...cup, stock: 0, tags: [], id: 1 },
    ])
  })

  it('refuses an SKU that another item has', async () => {
    await ask('POST', '/items', teapot)
    expect(await ask('POST', '/items', { ...cup, sku: 'TEA-0001' })).toEqual([
      409,
      { detail: 'TEA-0001 is item 1 already' },
    ])
  })

  it('tells all that is wrong with a body', async () => {
    const body = { name: '', sku: 'tea', price: '24', stock: 1.5, tags: ['a', 'a'] }
    expect(await ask('POST', '/items', body)).toEqual(
      refusal(
        issue('string_too_short', ['body', 'name'], 'String should have at least 1 character', {
          min_length: 1,
        }),
        issue('string_pattern_mismatch', ['body', 'sku'], 'sku must look like TEA-0001', {
          pattern: '^[A-Z]{3}-\\d{4}$',
        }),
        issue('float_type', ['body', 'price'], 'Input should be a valid number'),
        issue(
          'int_from_float',
          ['body', 'stock'],
          'Input should be a valid integer, got a number with a fractional part',
        ),
        issue('array_unique', ['body', 'tags'], "All tags's elements must be unique"),
      ),
    )
  })

  it.each([
    ['a body that is missing', undefined],
    ['a list', [teapot]],
    ['a missing name', { sku: 'TEA-0001', price: 1 }],
    ['a price below zero', { ...teapot, price: -1 }],
    ['nine tags', { ...teapot, tags: [...'abcdefghi'] }],
    ['a tag that is empty', { ...teapot, tags: [''] }],
    ['no stock at all', { ...teapot, stock: null }],
  ])('refuses %s', async (_case, payload) => {
    expect((await ask('POST', '/items', payload))[0]).toBe(422)
  })

  it('refuses what is no JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    const reply = await store.inject({ method: 'POST', url: '/items', headers, payload: '{"name":' })
    expect([reply.statusCode, reply.json()]).toMatchObject([400, { detail: [{ type: 'json_invalid' }] }])
  })

  it('refuses another kind of body', async () => {
    const headers = { 'content-type': 'text/plain' }
    const reply = await store.inject({ method: 'POST', url: '/items', headers, payload: 'Teapot' })
    expect(reply.statusCode).toBe(415)
  })
})

describe('GET /items', () => {
  beforeEach(trade)

  const named = (...names: string[]) => [200, { items: names.map((name) => ({ name })), total: names.length }]

  it.each([
    ['by name', '', ['Cup', 'Teapot']],
    ['by price', '?order=price', ['Cup', 'Teapot']],
    ['with a part of their name', '?search=TEA', ['Teapot']],
    ['with a tag', '?tag=gift', ['Teapot']],
    ['with all of two tags', '?tag=gift&tag=garden', []],
    ['up to a price', '?maxPrice=6', ['Cup']],
    ['in the warehouse', '?inStock=true', ['Teapot']],
    ['out of stock', '?inStock=no', ['Cup']],
  ])('lists the items %s', async (_case, query, names) => {
    expect(await ask('GET', `/items${query}`)).toMatchObject(named(...names))
  })

  it('gives a part of the list, and how long it is', async () => {
    expect(await ask('GET', '/items?limit=1&offset=1')).toMatchObject([
      200,
      { items: [{ name: 'Teapot' }], total: 2 },
    ])
  })

  it('tells all that is wrong with a query', async () => {
    expect(await ask('GET', '/items?limit=0&offset=x&maxPrice=&inStock=2&order=colour')).toMatchObject([
      422,
      {
        detail: [
          { type: 'greater_than_equal', loc: ['query', 'limit'], ctx: { ge: 1 } },
          { type: 'int_parsing', loc: ['query', 'offset'] },
          { type: 'float_parsing', loc: ['query', 'maxPrice'] },
          { type: 'bool_parsing', loc: ['query', 'inStock'] },
          { type: 'enum', loc: ['query', 'order'], ctx: { expected: "'name' or 'price'" } },
        ],
      },
    ])
  })
})

describe('GET /items/:id', () => {
  it('reads an item', async () => {
    await ask('POST', '/items', teapot)
    expect(await ask('GET', '/items/1')).toEqual([200, { ...teapot, id: 1 }])
  })

  it('does not find what is not there', async () => {
    expect(await ask('GET', '/items/7')).toEqual([404, { detail: 'There is no item 7' }])
  })

  it.each([
    ['a word', 'teapot', 'int_parsing'],
    ['zero', '0', 'greater_than_equal'],
  ])('refuses %s for an id', async (_case, id, type) => {
    expect(await ask('GET', `/items/${id}`)).toMatchObject([422, { detail: [{ type, loc: ['path', 'id'] }] }])
  })
})

describe('PATCH /items/:id', () => {
  beforeEach(() => ask('POST', '/items', teapot))

  it('changes what the body mentions', async () => {
    expect(await ask('PATCH', '/items/1', { price: 20 })).toEqual([200, { ...teapot, id: 1, price: 20 }])
    expect(await ask('GET', '/items/1')).toEqual([200, { ...teapot, id: 1, price: 20 }])
  })

  it('changes nothing for an empty object', async () => {
    expect(await ask('PATCH', '/items/1', {})).toEqual([200, { ...teapot, id: 1 }])
  })

  it('takes the SKU that the item has', async () => {
    expect((await ask('PATCH', '/items/1', { sku: teapot.sku }))[0]).toBe(200)
  })

  it('refuses the SKU of another item', async () => {
    await ask('POST', '/items', cup)
    expect(await ask('PATCH', '/items/1', { sku: cup.sku })).toEqual([
      409,
      { detail: 'CUP-0001 is item 2 already' },
    ])
  })

  it('does not find what is not there', async () => {
    expect(await ask('PATCH', '/items/7', {})).toEqual([404, { detail: 'There is no item 7' }])
  })

  it.each([
    ['null for a name', { name: null }],
    ['a price below zero', { price: -1 }],
  ])('refuses %s', async (_case, change) => {
    expect((await ask('PATCH', '/items/1', change))[0]).toBe(422)
  })
})

describe('DELETE /items/:id', () => {
  it('removes an item, and then does not find it', async () => {
    await ask('POST', '/items', teapot)
    expect(await ask('DELETE', '/items/1')).toEqual([204, undefined])
    expect(await ask('DELETE', '/items/1')).toEqual([404, { detail: 'There is no item 1' }])
  })
})

describe('POST /customers', () => {
  it('registers a customer', async () => {
    expect(await ask('POST', '/customers', ada)).toEqual([201, { ...ada, note: null, id: 1, since: moment }])
  })

  it('refuses an email address that is known', async () => {
    await ask('POST', '/customers', ada)
    expect(await ask('POST', '/customers', ada)).toEqual([
      409,
      { detail: 'ada@example.com is known already' },
    ])
  })

  it('tells where in the address a mistake is', async () => {
    const address = { street: '12 St James Square', country: 'Atlantis' }
    expect(await ask('POST', '/customers', { ...ada, email: 'ada', address })).toMatchObject([
      422,
      {
        detail: [
          { type: 'is_email', loc: ['body', 'email'], msg: 'email must be an email' },
          { type: 'missing', loc: ['body', 'address', 'city'], msg: 'Field required' },
          { type: 'is_iso31661_alpha2', loc: ['body', 'address', 'country'] },
        ],
      },
    ])
  })
})

describe('GET /customers', () => {
  it('lists customers', async () => {
    await trade()
    expect(await ask('GET', '/customers')).toMatchObject([
      200,
      { items: [{ id: 1, email: ada.email }], total: 1 },
    ])
  })

  it('refuses a page of more than a hundred', async () => {
    expect(await ask('GET', '/customers?limit=101')).toEqual(
      refusal(
        issue('less_than_equal', ['query', 'limit'], 'Input should be less than or equal to 100', {
          le: 100,
        }),
      ),
    )
  })
})

describe('GET /customers/:id', () => {
  it('reads a customer', async () => {
    await trade()
    expect(await ask('GET', '/customers/1')).toMatchObject([200, ada])
  })

  it('does not find what is not there', async () => {
    expect(await ask('GET', '/customers/7')).toEqual([404, { detail: 'There is no customer 7' }])
  })
})

describe('PATCH /customers/:id', () => {
  beforeEach(() => ask('POST', '/customers', ada))

  it('writes a note, and takes it away', async () => {
    expect(await ask('PATCH', '/customers/1', { note: 'Rings twice' })).toMatchObject([
      200,
      { name: ada.name, note: 'Rings twice' },
    ])
    expect(await ask('PATCH', '/customers/1', { note: null })).toMatchObject([200, { note: null }])
  })

  it('refuses a part of an address', async () => {
    expect(await ask('PATCH', '/customers/1', { address: { city: 'Paris' } })).toMatchObject([
      422,
      { detail: [{ loc: ['body', 'address', 'street'] }, { loc: ['body', 'address', 'country'] }] },
    ])
  })

  it('refuses the email address of another customer', async () => {
    await ask('POST', '/customers', { ...ada, email: 'bob@example.com' })
    expect(await ask('PATCH', '/customers/1', { email: 'bob@example.com' })).toEqual([
      409,
      { detail: 'bob@example.com is known already' },
    ])
  })

  it('does not find what is not there', async () => {
    expect(await ask('PATCH', '/customers/7', {})).toEqual([404, { detail: 'There is no customer 7' }])
  })
})

describe('DELETE /customers/:id', () => {
  it('keeps a customer whose orders are under way, and forgets them afterwards', async () => {
    await trade()
    expect(await ask('DELETE', '/customers/1')).toEqual([409, { detail: '1 of their orders are under way' }])
    await ask('PATCH', '/orders/1', { status: 'cancelled' })
    expect(await ask('DELETE', '/customers/1')).toEqual([204, undefined])
  })

  it('does not find what is not there', async () => {
    expect(await ask('DELETE', '/customers/7')).toEqual([404, { detail: 'There is no customer 7' }])
  })
})

describe('POST /orders', () => {
  const order = { customerId: 1, lines: [{ itemId: 1, quantity: 3 }], deliverOn: '2030-01-31' }

  beforeEach(trade)

  it('places an order, and tells where it is', async () => {
    const reply = await store.inject({ method: 'POST', url: '/orders', payload: order })
    expect(reply.statusCode).toBe(201)
    expect(reply.headers.location).toBe('/orders/2')
    expect(reply.json()).toEqual({
      id: 2,
      customerId: 1,
      status: 'new',
      lines: [{ itemId: 1, quantity: 3, name: 'Teapot', unitPrice: 24.5 }],
      total: 73.5,
      placedAt: moment,
      deliverOn: '2030-01-31',
    })
  })

  it('takes its lines out of the warehouse', async () => {
    await ask('POST', '/orders', order)
    expect(await ask('GET', '/items/1')).toMatchObject([200, { stock: 5 }])
  })

  it.each([
    [
      'an item that is out of stock',
      { ...order, lines: [{ itemId: 2, quantity: 1 }] },
      'There are 0 of item 2',
    ],
    ['an item that is not there', { ...order, lines: [{ itemId: 7, quantity: 1 }] }, 'There are 0 of item 7'],
    ['a customer who is not there', { ...order, customerId: 7 }, 'There is no customer 7'],
  ])('refuses %s', async (_case, payload, detail) => {
    expect(await ask('POST', '/orders', payload)).toEqual([409, { detail }])
    expect(await ask('GET', '/items/1')).toMatchObject([200, { stock: 8 }])
  })

  it.each([
    ['no lines', { ...order, lines: [] }, { type: 'too_short', loc: ['body', 'lines'] }],
    [
      'an item twice',
      { ...order, lines: [...order.lines, ...order.lines] },
      { type: 'array_unique', loc: ['body', 'lines'], msg: 'an item may be in one line only' },
    ],
    [
      'a quantity of none',
      { ...order, lines: [{ itemId: 1, quantity: 0 }] },
      { type: 'greater_than_equal', loc: ['body', 'lines', 0, 'quantity'] },
    ],
    [
      'a day that is none',
      { ...order, deliverOn: '2030-02-30' },
      { type: 'date_parsing', loc: ['body', 'deliverOn'] },
    ],
  ])('refuses %s', async (_case, payload, detail) => {
    expect(await ask('POST', '/orders', payload)).toMatchObject([422, { detail: [detail] }])
  })
})

describe('GET /orders', () => {
  beforeEach(async () => {
    await trade()
    await ask('POST', '/orders', { customerId: 1, lines: [{ itemId: 1, quantity: 1 }] })
    await ask('PATCH', '/orders/2', { status: 'paid' })
  })

  it.each([
    ['all orders', '', [1, 2]],
    ['those of a customer', '?customerId=1', [1, 2]],
    ['none of a customer who has none', '?customerId=2', []],
    ['those of a status', '?status=paid', [2]],
    ['those of two', '?status=paid&status=new', [1, 2]],
    ['those after a moment', '?from=2020-01-01T00:00:00Z', [1, 2]],
    ['none before it', '?until=2020-01-01T00:00:00%2B02:00', []],
  ])('lists %s', async (_case, query, ids) => {
    expect(await ask('GET', `/orders${query}`)).toMatchObject([
      200,
      { items: ids.map((id) => ({ id })), total: ids.length },
    ])
  })

  it.each([
    ['a status that is none', '?status=new&status=lost', ['query', 'status', 1]],
    ['a moment that is none', '?from=yesterday', ['query', 'from']],
  ])('refuses %s', async (_case, query, loc) => {
    expect(await ask('GET', `/orders${query}`)).toMatchObject([422, { detail: [{ loc }] }])
  })
})

describe('GET /orders/:id', () => {
  it('reads an order', async () => {
    await trade()
    expect(await ask('GET', '/orders/1')).toMatchObject([200, { id: 1, total: 49, placedAt: moment }])
  })

  it('does not find what is not there', async () => {
    expect(await ask('GET', '/orders/7')).toEqual([404, { detail: 'There is no order 7' }])
  })
})

describe('PATCH /orders/:id', () => {
  beforeEach(trade)

  it('moves an order on until it is shipped', async () => {
    expect(await ask('PATCH', '/orders/1', { status: 'paid' })).toMatchObject([200, { status: 'paid' }])
    expect(await ask('PATCH', '/orders/1', { status: 'shipped' })).toMatchObject([200, { status: 'shipped' }])
    expect(await ask('PATCH', '/orders/1', { status: 'cancelled' })).toEqual([
      409,
      { detail: 'An order that is shipped cannot become cancelled' },
    ])
  })

  it('puts back what was in a cancelled order', async () => {
    await ask('PATCH', '/orders/1', { status: 'cancelled' })
    expect(await ask('GET', '/items/1')).toMatchObject([200, { stock: 10 }])
  })

  it('refuses a status that is none', async () => {
    expect(await ask('PATCH', '/orders/1', { status: 'lost' })).toEqual(
      refusal(
        issue('enum', ['body', 'status'], "Input should be 'new', 'paid', 'shipped' or 'cancelled'", {
          expected: "'new', 'paid', 'shipped' or 'cancelled'",
        }),
      ),
    )
  })

  it('does not find what is not there', async () => {
    expect(await ask('PATCH', '/orders/7', { status: 'paid' })).toEqual([
      404,
      { detail: 'There is no order 7' },
    ])
  })
})

describe('what the store does not serve', () => {
  it('is not found', async () => {
    expect(await ask('GET', '/baskets')).toEqual([404, { detail: 'Not Found' }])
  })

  it('is refused where another method is served, and says which', async () => {
    const reply = await store.inject({ method: 'PUT', url: '/items/1', payload: {} })
    expect([reply.statusCode, reply.json()]).toEqual([405, { detail: 'Method Not Allowed' }])
    expect(reply.headers.allow).toBe('GET, HEAD, PATCH, DELETE')
  })
})
