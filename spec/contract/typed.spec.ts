import { IsEmail, Min } from 'class-validator'
import { Controller, Get, Injectable, NotFound, Patch, Post, Query, type Types } from 'typefast'
import { NO_SOURCE } from '../no-source.js'
import { serve } from './serve.js'

interface Address {
  street: string
  country: string
}

class Line {
  sku!: string
  quantity!: number

  @Min(0)
  price!: number
}

class CreateOrder {
  @IsEmail()
  email!: string

  status: 'new' | 'paid' = 'new'
  note?: string
  address!: Address
  lines!: Line[]
}

class Order extends CreateOrder {
  id!: number
  createdAt!: Date
}

/** What a handler was given. */
const seen = {}

@Injectable()
class OrderStore {
  readonly orders: Order[] = []
}

interface Page<T> {
  items: T[]
  total: number
  next?: string
}

@Controller('/orders')
class Orders {
  constructor(private readonly store: OrderStore) {}

  @Get()
  list(status?: Order['status'], limit = 20): Promise<Page<Order>> {
    const items = this.store.orders.filter((order) => status === undefined || order.status === status)
    return Promise.resolve({ items: items.slice(0, limit), total: items.length })
  }

  @Get('/:id')
  read(id: number): Promise<Order> {
    const order = this.store.orders[id]
    if (order === undefined) throw new NotFound('Order not found')
    return Promise.resolve(order)
  }

  @Post({ status: 201 })
  create(order: CreateOrder): Promise<Order> {
    const made = Object.assign(new Order(), order, {
      id: this.store.orders.length,
      createdAt: new Date('2026-01-31T12:00:00Z'),
    })
    Object.assign(seen, {
      order: order instanceof CreateOrder,
      lines: order.lines.every((line) => line instanceof Line),
      address: Object.getPrototypeOf(order.address),
    })
    this.store.orders.push(made)
    return Promise.resolve(made)
  }

  @Patch('/:id')
  update(id: number, changes: Partial<CreateOrder>): Promise<Order> {
    return Promise.resolve(Object.assign(this.store.orders[id] ?? new Order(), changes))
  }

  @Post('/both')
  both(order: Line, address: Address): object {
    return { order, address, made: order instanceof Line }
  }

  @Get('/search/all')
  search(@Query() q: string, tags: string[]): object {
    return { q, tags }
  }
}

const create = {
  email: { kind: 'string' },
  status: { kind: 'enum', values: ['new', 'paid'], initialized: true },
  note: { kind: 'string', optional: true },
  address: { kind: 'reference', to: 'Address' },
  lines: { kind: 'array', items: { kind: 'reference', to: 'Line' } },
} as const

const types: Types = {
  ...NO_SOURCE,
  definitions: {
    Address: {
      name: 'Address',
      at: 'orders.ts:1',
      properties: {
        street: { kind: 'string' },
        country: { kind: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166' },
      },
    },
    Line: {
      name: 'Line',
      class: Line,
      properties: {
        sku: { kind: 'string' },
        quantity: { kind: 'integer', minimum: 1 },
        price: { kind: 'number' },
      },
    },
    CreateOrder: { name: 'CreateOrder', class: CreateOrder, properties: create },
    Order: {
      name: 'Order',
      class: Order,
      properties: { ...create, id: { kind: 'integer' }, createdAt: { kind: 'date-time' } },
    },
    'Partial<CreateOrder>': { name: 'PartialCreateOrder', from: 'CreateOrder', optional: true },
    'Page<Order>': {
      name: 'PageOfOrder',
      properties: {
        items: { kind: 'array', items: { kind: 'reference', to: 'Order' } },
        total: { kind: 'integer' },
        next: { kind: 'string', optional: true },
      },
    },
  },
  classes: [
    { class: OrderStore, parameters: [] },
    {
      class: Orders,
      description: 'From the basket to the parcel.',
      parameters: [{ name: 'store', provided: OrderStore }],
      methods: {
        list: {
          title: 'All orders, newest first.',
          parameters: [
            { name: 'status', type: { kind: 'enum', values: ['new', 'paid'] }, optional: true },
            { name: 'limit', type: { kind: 'integer' }, optional: true, default: 20 },
          ],
          returns: { kind: 'reference', to: 'Page<Order>' },
        },
        read: {
          parameters: [{ name: 'id', type: { kind: 'integer' } }],
          returns: { kind: 'reference', to: 'Order' },
          throws: [{ status: 404, message: 'Order not found', description: 'no such order' }],
        },
        create: {
          parameters: [{ name: 'order', type: { kind: 'reference', to: 'CreateOrder' } }],
          returns: { kind: 'reference', to: 'Order' },
        },
        update: {
          parameters: [
            { name: 'id', type: { kind: 'integer' } },
            { name: 'changes', type: { kind: 'reference', to: 'Partial<CreateOrder>' } },
          ],
          returns: { kind: 'reference', to: 'Order' },
        },
        both: {
          parameters: [
            { name: 'order', type: { kind: 'reference', to: 'Line' } },
            { name: 'address', type: { kind: 'reference', to: 'Address' } },
          ],
        },
        search: {
          parameters: [
            { name: 'q', type: { kind: 'string' } },
            { name: 'tags', type: { kind: 'array', items: { kind: 'string' } } },
          ],
        },
      },
    },
  ],
}

const order = {
  email: 'ada@example.com',
  address: { street: 'St James Square', country: 'GB' },
  lines: [{ sku: 'a', quantity: 1, price: 2.5 }],
}

describe('types that are said once', () => {
  it('make instances of classes, plain objects of interfaces, and defaults of initializers', async () => {
    const app = await serve(Orders, { types })
    const answer = await app.inject({ method: 'POST', url: '/orders', payload: order })
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { ...order, status: 'new', id: 0, createdAt: '2026-01-31T12:00:00.000Z' },
    ])
    expect(seen).toEqual({ order: true, lines: true, address: Object.prototype })
  })

  it('refuse what they do not allow, beside what decorators refuse, each at its place', async () => {
    const app = await serve(Orders, { types })
    const wrong = {
      email: 'x',
      status: 'old',
      note: null,
      address: { street: 1, country: 'gb' },
      lines: [{ sku: 1, quantity: 0, price: -1 }, null],
    }
    const answer = await app.inject({ method: 'POST', url: '/orders', payload: wrong })
    expect(issuesOf(answer)).toEqual([
      ['body.email', 'is_email'],
      ['body.status', 'enum'],
      ['body.note', 'string_type'],
      ['body.address.street', 'string_type'],
      ['body.address.country', 'string_pattern_mismatch'],
      ['body.lines.0.sku', 'string_type'],
      ['body.lines.0.quantity', 'greater_than_equal'],
      ['body.lines.0.price', 'greater_than_equal'],
      ['body.lines.1', 'object_type'],
    ])
  })

  it('say where inputs are: in the path by their name, scalars in the query, objects in the body', async () => {
    const app = await serve(Orders, { types })
    expect(issuesOf(await app.inject('/orders?limit=x&status=no'))).toEqual([
      ['query.status', 'enum'],
      ['query.limit', 'int_parsing'],
    ])
    expect(issuesOf(await app.inject('/orders/x'))).toEqual([['path.id', 'int_parsing']])
    expect(issuesOf(await app.inject('/orders/search/all'))).toEqual([
      ['query.q', 'missing'],
      ['query.tags', 'missing'],
    ])
    expect((await app.inject('/orders/search/all?q=1&tags=a&tags=b')).json()).toEqual({
      q: '1',
      tags: ['a', 'b'],
    })
  })

  it('take several bodies as an object, each by its name', async () => {
    const app = await serve(Orders, { types })
    const payload = { order: order.lines[0], address: order.address }
    const answer = await app.inject({ method: 'POST', url: '/orders/both', payload })
    expect(answer.json()).toEqual({ ...payload, made: true })
  })

  it('keep the checks of a class in Partial of it, and give no defaults', async () => {
    const app = await serve(Orders, { types })
    await app.inject({ method: 'POST', url: '/orders', payload: { ...order, status: 'paid' } })
    const patch = (payload: object) => app.inject({ method: 'PATCH', url: '/orders/0', payload })
    expect((await patch({ note: 'ring twice' })).json()).toMatchObject({ status: 'paid', note: 'ring twice' })
    expect(issuesOf(await patch({ email: 'x', note: null }))).toEqual([
      ['body.email', 'is_email'],
      ['body.note', 'string_type'],
    ])
  })

  it('write what a generic interface of them declares, and no more', async () => {
    const app = await serve(Orders, { types })
    await app.inject({ method: 'POST', url: '/orders', payload: order })
    expect((await app.inject('/orders')).json()).toEqual({
      items: [{ ...order, status: 'new', id: 0, createdAt: '2026-01-31T12:00:00.000Z' }],
      total: 1,
    })
  })

  it('document comments, defaults, optional properties and thrown errors', async () => {
    const app = await serve(Orders, { types })
    const { paths, components, tags } = (await app.openapi()) as never as {
      tags: unknown
      paths: Record<string, Record<string, Record<string, unknown>>>
      components: { schemas: Record<string, unknown> }
    }
    expect(tags).toEqual([{ name: 'Orders', description: 'From the basket to the parcel.' }])
    expect(paths['/orders']?.get).toMatchObject({
      summary: 'All orders, newest first.',
      parameters: [
        { name: 'status', in: 'query', schema: { type: 'string', enum: ['new', 'paid'] } },
        { name: 'limit', in: 'query', schema: { type: 'integer', default: 20 } },
      ],
    })
    expect(paths['/orders/{id}']?.get).toMatchObject({
      responses: {
        404: {
          description: 'no such order',
          content: { 'application/json': { example: { detail: 'Order not found' } } },
        },
      },
    })
    expect(components.schemas).toMatchObject({
      Address: { properties: { country: { pattern: '^[A-Z]{2}$', description: 'ISO 3166' } } },
      PageOfOrder: { required: ['items', 'total'] },
      CreateOrder: {
        required: ['email', 'address', 'lines'],
        properties: { status: { enum: ['new', 'paid'], default: 'new' } },
      },
    })
    const { required, ...changes } = components.schemas.PartialCreateOrder as { required?: unknown }
    expect([required, JSON.stringify(changes).includes('default')]).toEqual([undefined, false])
  })
})

const issuesOf = (answer: { json(): unknown }): [string, string][] =>
  (answer.json() as { detail: { loc: unknown[]; type: string }[] }).detail.map(({ loc, type }) => [
    loc.join('.'),
    type,
  ])

describe('a class that is only answered with', () => {
  class Money {
    constructor(readonly cents: number) {
      if (cents === undefined) throw new Error('no amount')
    }

    get euros(): number {
      return this.cents / 100
    }
  }

  @Controller('/money')
  class MoneyController {
    @Get()
    read(): Money {
      return new Money(250)
    }

    @Post()
    create(money: Money): void {
      void money
    }
  }

  const moneyTypes = (methods: Types['classes'][number]['methods']): Types => ({
    ...types,
    definitions: {
      Money: {
        name: 'Money',
        class: Money,
        properties: { cents: { kind: 'integer' }, euros: { kind: 'number', readable: true } },
      },
    },
    classes: [{ class: MoneyController, ...(methods && { methods }) }],
  })

  it('need not be made without arguments, and shows its getters; one that is read must be', async () => {
    const reference = { kind: 'reference', to: 'Money' } as const
    const read = { parameters: [], returns: reference }
    const create = { parameters: [{ name: 'money', type: reference }] }
    await expect(serve(MoneyController, { types: moneyTypes({ read, create }) })).rejects.toThrow(
      'DTO_UNBUILDABLE Money: new Money() throws (no amount)',
    )
    const nothing = { parameters: [{ name: 'money', type: { kind: 'string' } as const }] }
    const app = await serve(MoneyController, { types: moneyTypes({ read, create: nothing }) })
    expect((await app.inject('/money')).json()).toEqual({ cents: 250, euros: 2.5 })
  })
})
