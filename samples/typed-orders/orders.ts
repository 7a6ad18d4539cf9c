import { IsEmail, Min } from 'class-validator'
import { Controller, Get, Injectable, type Int, NotFound, Patch, Post } from 'typefast'

export interface Address {
  street: string
  city: string
  /** @pattern ^[A-Z]{2}$ */
  country: string
}

export class Line {
  sku!: string
  /** @minimum 1 */
  quantity!: Int
  @Min(0) price!: number
}

export class CreateOrder {
  @IsEmail() email!: string
  status: 'new' | 'paid' = 'new'
  note?: string
  address!: Address
  lines!: Line[]
}

export class Order extends CreateOrder {
  id!: Int
  createdAt!: Date
}

export interface Page<T> {
  items: T[]
  total: Int
  next?: string
}

/** Orders, the newest first. */
@Injectable()
export class OrderStore {
  readonly #orders: Order[] = []

  all(): readonly Order[] {
    return this.#orders
  }

  byId(id: number): Order | undefined {
    return this.#orders.find((order) => order.id === id)
  }

  add(order: CreateOrder): Order {
    const added = Object.assign(new Order(), order, { id: this.#orders.length + 1, createdAt: new Date() })
    this.#orders.unshift(added)
    return added
  }
}

@Controller('/orders')
export class Orders {
  constructor(private readonly store: OrderStore) {}

  /** All orders, newest first. */
  @Get()
  async list(status?: Order['status'], limit: Int = 20): Promise<Page<Order>> {
    const all = this.store.all().filter((order) => status === undefined || order.status === status)
    const items = all.slice(0, limit)
    const more = new URLSearchParams({ ...(status && { status }), limit: `${2 * limit}` })
    return { items, total: all.length, ...(all.length > limit && { next: `/orders?${more}` }) }
  }

  /** @throws {NotFound} no such order */
  @Get('/:id')
  async read(id: Int): Promise<Order> {
    const order = this.store.byId(id)
    if (order === undefined) throw new NotFound('Order not found')
    return order
  }

  @Post({ status: 201 })
  async create(order: CreateOrder): Promise<Order> {
    return this.store.add(order)
  }

  @Patch('/:id')
  async update(id: Int, changes: Partial<CreateOrder>): Promise<Order> {
    return Object.assign(await this.read(id), changes)
  }
}
