/** The files of a group whose types say everything, for the controllers of these numbers. */
export function typedGroup(numbers) {
  return {
    'parts.ts': `import type { Int, Max, MaxLength, Min, MinLength, Pattern } from 'typefast'\n${numbers.map(parts).join('')}`,
    'orders.ts': [
      `import type { Uuid } from 'typefast'`,
      `import type { ${numbers.map((n) => `Address${n}, Line${n}`).join(', ')} } from './parts.js'`,
      '',
      `export type OrderStatus = 'new' | 'paid' | 'sent'`,
      ...numbers.map(order),
    ].join('\n'),
    'controllers.ts': [
      `import { Controller, Get, NotFound, Patch, Post } from 'typefast'`,
      `import type { Int, Max, Min, Uuid } from 'typefast'`,
      `import type { Page } from '../page.js'`,
      `import { Store } from '../store.js'`,
      `import { ${numbers.map((n) => `Order${n}`).join(', ')}, type OrderStatus } from './orders.js'`,
      ...numbers.map(controller),
    ].join('\n'),
  }
}

const parts = (n) => `
/** Where an order goes. */
export class Address${n} {
  /** Street and number. */
  street!: string & MinLength<1> & MaxLength<80>
  city!: string
  /** @pattern ^[A-Z]{2}$ */
  country!: string
  zip?: string
}

export class Line${n} {
  sku!: string & Pattern<'^[A-Z]+-[0-9]+$'>
  quantity!: Int & Min<1> & Max<999>
  price!: number & Min<0>
  tags: string[] = []
}
`

const order = (n) => `
/** An order. */
export class Order${n} {
  id!: Uuid
  lines!: Line${n}[]
  status: OrderStatus = 'new'
  address!: Address${n} | null
  totals!: Record<string, number>
  createdAt!: Date
  /** For whoever packs it. */
  note?: string
}
`

const controller = (n) => `
/** Orders of shop ${n}. */
@Controller('/orders${n}')
export class Orders${n} {
  constructor(private readonly store: Store) {}

  /**
   * Lists orders. The newest come first.
   *
   * @param limit how many of them
   */
  @Get()
  async list(
    status?: OrderStatus,
    limit: Int & Min<1> & Max<100> = 20,
    offset: Int & Min<0> = 0,
  ): Promise<Page<Order${n}>> {
    return { items: [], total: status === undefined ? limit + offset : 0 }
  }
${n % 2 === 0 ? change(n) : readAndCreate(n)}}
`

const change = (n) => `
  /** Changes some of an order. */
  @Patch('/:id')
  async change(id: Uuid, changes: Partial<Omit<Order${n}, 'id' | 'createdAt'>>): Promise<Order${n}> {
    return Object.assign(this.store.present<Order${n}>(id), changes)
  }
`

const readAndCreate = (n) => `
  /** Finds an order. */
  @Get('/:id')
  async read(id: Uuid): Promise<Order${n}> {
    const order = this.store.find<Order${n}>(id)
    if (order === undefined) {
      throw new NotFound('Order not found')
    }
    return order
  }

  @Post({ status: 201 })
  async create(order: Omit<Order${n}, 'id' | 'createdAt'>): Promise<Order${n}> {
    return Object.assign(new Order${n}(), order, { id: crypto.randomUUID(), createdAt: new Date() })
  }
`
