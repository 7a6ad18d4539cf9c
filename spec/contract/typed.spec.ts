import { IsEmail, Min } from 'class-validator'
import { Controller, Get, Injectable, NotFound, Patch, Post, Query, type Types } from 'typefast'
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
      instance: order instanceof CreateOrder && order.lines.every((line) => line instanceof Line),
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
  version: 1,
  source: { project: 'tsconfig.json', module: 'types.gen.ts', files: {}, roots: '' },
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

it('serves', async () => {
  const app = await serve(Orders, { types })
  const order = {
    email: 'ada@example.com',
    address: { street: 'x', country: 'DE' },
    lines: [{ sku: 'a', quantity: 1, price: 2.5 }],
  }
  const show = async (method: string, url: string, payload?: object) => {
    const answer = await app.inject({ method: method as 'GET', url, ...(payload && { payload }) })
    console.log(method, url, answer.statusCode, answer.body)
  }
  await show('POST', '/orders', order)
  await show('POST', '/orders', {
    ...order,
    email: 'x',
    status: 'old',
    address: { street: 1, country: 'de' },
    lines: [{ sku: 1, quantity: 0, price: -1 }, null],
  })
  await show('GET', '/orders?limit=x&status=no')
  await show('GET', '/orders')
  await show('GET', '/orders/0')
  await show('GET', '/orders/7')
  await show('GET', '/orders/x')
  await show('PATCH', '/orders/0', { status: 'paid' })
  await show('PATCH', '/orders/0', { email: 'x', note: null })
  await show('POST', '/orders/both', { order: order.lines[0], address: order.address })
  await show('GET', '/orders/search/all?q=1&tags=a&tags=b')
  await show('GET', '/orders/search/all')
  console.log(app.explain('POST', '/orders'))
  console.log(app.explain('GET', '/orders/{id}'))
  console.log(app.explain('GET', '/orders'))
  console.log(app.explain('PATCH', '/orders/:id'))
})
