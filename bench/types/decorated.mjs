/** The files of a group whose decorators say what types say in `typed.mjs`. */
export function decoratedGroup(numbers) {
  return {
    'parts.ts': `import { Field } from 'typefast'\n${numbers.map(parts).join('')}`,
    'orders.ts': [
      `import { Field, Omit as OmitType, Partial as PartialType } from 'typefast'`,
      `import { ${numbers.map((n) => `Address${n}, Line${n}`).join(', ')} } from './parts.js'`,
      '',
      `export type OrderStatus = 'new' | 'paid' | 'sent'`,
      ...numbers.map(order),
    ].join('\n'),
    'controllers.ts': [
      `import { Body, Controller, Get, NotFound, Param, Patch, Post, Query } from 'typefast'`,
      `import { Store } from '../store.js'`,
      `import { ${numbers.map((n) => `Changes${n}, Draft${n}, Order${n}, Page${n}`).join(', ')}, type OrderStatus } from './orders.js'`,
      ...numbers.map(controller),
    ].join('\n'),
  }
}

const parts = (n) => `
export class Address${n} {
  @Field({ minLength: 1, maxLength: 80, description: 'Street and number.' })
  street!: string
  @Field()
  city!: string
  @Field({ pattern: '^[A-Z]{2}$' })
  country!: string
  @Field({ required: false })
  zip?: string
}

export class Line${n} {
  @Field({ pattern: '^[A-Z]+-[0-9]+$' })
  sku!: string
  @Field({ type: 'integer', minimum: 1, maximum: 999 })
  quantity!: number
  @Field({ minimum: 0 })
  price!: number
  @Field({ items: String })
  tags: string[] = []
}
`

const order = (n) => `
export class Order${n} {
  @Field({ format: 'uuid' })
  id!: string
  @Field({ items: Line${n} })
  lines!: Line${n}[]
  @Field({ enum: ['new', 'paid', 'sent'] })
  status: OrderStatus = 'new'
  @Field({ type: Address${n}, nullable: true })
  address!: Address${n} | null
  @Field({ type: 'object', values: Number })
  totals!: Record<string, number>
  @Field()
  createdAt!: Date
  @Field({ required: false, description: 'For whoever packs it.' })
  note?: string
}

export class Draft${n} extends OmitType(Order${n}, ['id', 'createdAt']) {}
export class Changes${n} extends PartialType(Draft${n}) {}

export class Page${n} {
  @Field({ items: Order${n} })
  items!: Order${n}[]
  @Field()
  total!: number
}
`

const controller = (n) => `
@Controller('/orders${n}')
export class Orders${n} {
  constructor(private readonly store: Store) {}

  @Get({ returns: Page${n}, summary: 'Lists orders.', description: 'The newest come first.' })
  async list(
    @Query('status', { enum: ['new', 'paid', 'sent'], required: false }) status: OrderStatus | undefined,
    @Query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }) limit: number,
    @Query('offset', { type: 'integer', minimum: 0, default: 0 }) offset: number,
  ): Promise<Page${n}> {
    return { items: [], total: status === undefined ? limit + offset : 0 }
  }
${n % 2 === 0 ? change(n) : readAndCreate(n)}}
`

const change = (n) => `
  @Patch('/:id', { returns: Order${n}, summary: 'Changes some of an order.', throws: [NotFound] })
  async change(@Param('id', { format: 'uuid' }) id: string, @Body() changes: Changes${n}): Promise<Order${n}> {
    return Object.assign(this.store.present<Order${n}>(id), changes)
  }
`

const readAndCreate = (n) => `
  @Get('/:id', { returns: Order${n}, summary: 'Finds an order.', throws: [NotFound] })
  async read(@Param('id', { format: 'uuid' }) id: string): Promise<Order${n}> {
    const order = this.store.find<Order${n}>(id)
    if (order === undefined) {
      throw new NotFound('Order not found')
    }
    return order
  }

  @Post({ status: 201, returns: Order${n} })
  async create(@Body() order: Draft${n}): Promise<Order${n}> {
    return Object.assign(new Order${n}(), order, { id: crypto.randomUUID(), createdAt: new Date() })
  }
`
