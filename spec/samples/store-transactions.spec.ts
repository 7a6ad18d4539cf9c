import { EventEmitter, once } from 'node:events'
import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { type App, Controller, createApp, Depends, Get, Post } from 'typefast'
import { Connection } from '../../samples/store/database/connection.js'
import { type Transaction, Transactions } from '../../samples/store/database/transaction.js'
import { ItemStore } from '../../samples/store/items/item-store.js'
import { createStore } from '../../samples/store/main.js'
import { type Answer, type Asked, askApp } from './ask.js'
import { type OwnDatabase, openOwnDatabase } from './store-database.js'

const teapot = { name: 'Teapot', sku: 'TEA-0001', price: 24.5, stock: 1, tags: ['kitchen'] }
const ada = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  address: { street: '12 St James Square', city: 'London', country: 'GB' },
}

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

/** The statuses of requests that are sent at once, sorted. */
async function statusesOf(requests: readonly Promise<Answer>[]): Promise<number[]> {
  return (await Promise.all(requests)).map(([status]) => status).sort()
}

describe('a request that fails', () => {
  it('leaves nothing of what it has written', async () => {
    @Controller('/')
    class FailingController {
      @Post({ status: 204 })
      async fail(@Depends() items: ItemStore): Promise<void> {
        const { id } = await items.add(teapot)
        throw new Error(`item ${id} is not to stay`)
      }
    }
    const app = await createApp({
      controllers: [FailingController],
      providers: [[Connection, database.connection]],
    })
    expect(await askApp(app, 'POST', '/')).toEqual([500, { detail: 'Internal Server Error' }])
    expect(await ask('GET', '/items')).toEqual([200, { items: [], total: 0 }])
    await app.close()
  })

  it('leaves the stock of the lines before the one that is refused', async () => {
    await ask('POST', '/items', teapot)
    await ask('POST', '/items', { ...teapot, sku: 'CUP-0001', stock: 0 })
    await ask('POST', '/customers', ada)
    const lines = [1, 2].map((itemId) => ({ itemId, quantity: 1 }))
    expect(await ask('POST', '/orders', { customerId: 1, lines })).toEqual([
      409,
      { detail: 'There are 0 of item 2' },
    ])
    expect(await ask('GET', '/items/1')).toMatchObject([200, { stock: 1 }])
  })

  it('is a 500 where the commit fails, and tells nothing of the database', async () => {
    const { db } = database.connection
    await sql`create function refuse() returns trigger language plpgsql as $$
      begin raise exception 'the secret of %', new.sku; end $$`.execute(db)
    await sql`create constraint trigger refused after insert on items deferrable initially deferred
      for each row execute function refuse()`.execute(db)
    try {
      expect(await ask('POST', '/items', teapot)).toEqual([500, { detail: 'Internal Server Error' }])
    } finally {
      await sql`drop function refuse() cascade`.execute(db)
    }
    expect(await ask('GET', '/items')).toEqual([200, { items: [], total: 0 }])
    expect((await ask('POST', '/items', teapot))[0]).toBe(201)
  })

  it.each([
    ['a text with U+0000', 'POST', '/items', { ...teapot, name: 'Tea\0pot' }],
    ['the same in a list', 'POST', '/items', { ...teapot, tags: ['a\0'] }],
    ['more than there can be', 'POST', '/items', { ...teapot, stock: 1e300 }],
    ['a search for U+0000', 'GET', '/items?search=%00', undefined],
    [
      'an order of a customer who cannot be',
      'POST',
      '/orders',
      { customerId: 1e300, lines: [{ itemId: 1, quantity: 1 }] },
    ],
  ] as const)('is refused for %s, which the database cannot hold', async (_case, method, url, payload) => {
    expect(await ask(method, url, payload)).toEqual([
      422,
      {
        detail: [{ type: 'not_storable', loc: [], msg: 'A value is outside of what the database can hold' }],
      },
    ])
  })
})

describe('requests at the same time', () => {
  it('sell the last piece once', async () => {
    await ask('POST', '/items', teapot)
    await ask('POST', '/customers', ada)
    const order = { customerId: 1, lines: [{ itemId: 1, quantity: 1 }] }
    expect(await statusesOf([ask('POST', '/orders', order), ask('POST', '/orders', order)])).toEqual([
      201, 409,
    ])
    expect(await ask('GET', '/items/1')).toMatchObject([200, { stock: 0 }])
    expect(await ask('GET', '/orders')).toMatchObject([200, { total: 1 }])
  })

  it('do not wait for each other for ever, whatever the order of their lines', async () => {
    for (const sku of ['TEA-0001', 'CUP-0001']) await ask('POST', '/items', { ...teapot, sku, stock: 20 })
    await ask('POST', '/customers', ada)
    const lines = [1, 2].map((itemId) => ({ itemId, quantity: 1 }))
    const orders = [lines, lines.toReversed()].map((each) => ({ customerId: 1, lines: each }))
    const placed = Array.from({ length: 20 }, (_, index) => ask('POST', '/orders', orders[index % 2]))
    expect(new Set(await statusesOf(placed))).toEqual(new Set([201]))
    const cancelled = Array.from({ length: 20 }, (_, index) =>
      ask('PATCH', `/orders/${index + 1}`, { status: 'cancelled' }),
    )
    expect(new Set(await statusesOf(cancelled))).toEqual(new Set([200]))
    expect(await ask('GET', '/items/2')).toMatchObject([200, { stock: 20 }])
  })

  it('give an SKU to one of two items', async () => {
    const added = await Promise.all([ask('POST', '/items', teapot), ask('POST', '/items', teapot)])
    const [[, item] = [], refused] = added.sort(([a], [b]) => a - b)
    const { id } = item as { id: number }
    expect(refused).toEqual([409, { detail: `TEA-0001 is item ${id} already` }])
  })

  it('give an email address to one of two customers', async () => {
    await ask('POST', '/customers', ada)
    await ask('POST', '/customers', { ...ada, email: 'bob@example.com' })
    const change = { email: 'carol@example.com' }
    const changes = [ask('PATCH', '/customers/1', change), ask('PATCH', '/customers/2', change)]
    expect(await statusesOf(changes)).toEqual([200, 409])
  })

  it('cancel an order once', async () => {
    await ask('POST', '/items', teapot)
    await ask('POST', '/customers', ada)
    await ask('POST', '/orders', { customerId: 1, lines: [{ itemId: 1, quantity: 1 }] })
    const cancel = { status: 'cancelled' }
    expect(await statusesOf([ask('PATCH', '/orders/1', cancel), ask('PATCH', '/orders/1', cancel)])).toEqual([
      200, 409,
    ])
    expect(await ask('GET', '/items/1')).toMatchObject([200, { stock: 1 }])
  })

  it('leave no open order without its customer', async () => {
    await ask('POST', '/items', teapot)
    await ask('POST', '/customers', ada)
    const order = { customerId: 1, lines: [{ itemId: 1, quantity: 1 }] }
    const statuses = await statusesOf([ask('POST', '/orders', order), ask('DELETE', '/customers/1')])
    expect([
      [201, 409],
      [204, 409],
    ]).toContainEqual(statuses)
  })
})

describe('a request that waits for the database', () => {
  @Controller('/')
  class WaitingController {
    readonly steps = new EventEmitter()

    /** Keeps its transaction until it is told. */
    @Get('/slow', { status: 204 })
    async slow(@Depends(Transactions.ofRequest) _transaction: Transaction): Promise<void> {
      this.steps.emit('entered')
      await once(this.steps, 'told')
    }

    @Get('/quick', { status: 204 })
    quick(@Depends(Transactions.ofRequest) _transaction: Transaction): void {}
  }

  it('holds nothing up when its client leaves', async () => {
    const controller = new WaitingController()
    const app = await createApp({ controllers: [controller], providers: [[Connection, database.connection]] })
    let arrived = 0
    app.fastify.addHook('onRequest', async () => {
      arrived += 1
    })
    const origin = await app.listen({ port: 0, host: '127.0.0.1' })
    const entered = once(controller.steps, 'entered')
    const slow = app.inject('/slow')
    await entered
    const leaving = Array.from({ length: 20 }, () =>
      request(`${origin}/quick`)
        .on('error', () => undefined)
        .end(),
    )
    while (arrived <= leaving.length) await setTimeout(1)
    for (const each of leaving) each.destroy()
    const quick = app.inject('/quick')
    controller.steps.emit('told')
    expect([(await slow).statusCode, (await quick).statusCode]).toEqual([204, 204])
    await app.close()
    const idle = sql`select * from pg_stat_activity 
      where datname = current_database() and state like 'idle in transaction%'`
    expect((await idle.execute(database.connection.db)).rows).toEqual([])
  })
})
