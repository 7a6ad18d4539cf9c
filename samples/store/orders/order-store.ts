import { Conflict, NotFound } from 'typefast'
import type { CustomerStore } from '../customers/customer-store.js'
import type { ItemStore } from '../items/item-store.js'
import { type Order, type OrderFilter, OrderStatus, type PlaceOrder, type PricedLine } from './order.js'

/** What may follow each status. */
const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  [OrderStatus.New]: [OrderStatus.Paid, OrderStatus.Cancelled],
  [OrderStatus.Paid]: [OrderStatus.Shipped, OrderStatus.Cancelled],
  [OrderStatus.Shipped]: [],
  [OrderStatus.Cancelled]: [],
}

export class OrderStore {
  readonly #orders = new Map<number, Order>()
  #lastId = 0

  constructor(
    private readonly items: ItemStore,
    private readonly customers: CustomerStore,
  ) {}

  find({ customerId, status, from, until }: OrderFilter): Order[] {
    return [...this.#orders.values()]
      .filter((order) => customerId === undefined || order.customerId === customerId)
      .filter((order) => status === undefined || status.includes(order.status))
      .filter(({ placedAt }) => from === undefined || placedAt >= from)
      .filter(({ placedAt }) => until === undefined || placedAt < until)
  }

  openOf(customerId: number): Order[] {
    return [...this.#orders.values()].filter(
      (order) => order.customerId === customerId && NEXT[order.status].length > 0,
    )
  }

  get(id: number): Order {
    const order = this.#orders.get(id)
    if (order === undefined) throw new NotFound(`There is no order ${id}`)
    return order
  }

  place({ customerId, lines, deliverOn }: PlaceOrder): Order {
    if (!this.customers.has(customerId)) throw new Conflict(`There is no customer ${customerId}`)
    const priced = this.#takeFromStock(lines)
    const order: Order = {
      id: ++this.#lastId,
      customerId,
      status: OrderStatus.New,
      lines: priced,
      total: priced.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
      placedAt: new Date(),
      ...(deliverOn && { deliverOn }),
    }
    this.#orders.set(order.id, order)
    return order
  }

  move(id: number, status: OrderStatus): Order {
    const order = this.get(id)
    if (!NEXT[order.status].includes(status)) {
      throw new Conflict(`An order that is ${order.status} cannot become ${status}`)
    }
    if (status === OrderStatus.Cancelled) this.#putBack(order.lines)
    order.status = status
    return order
  }

  /** All of the lines, or none. */
  #takeFromStock(lines: PlaceOrder['lines']): PricedLine[] {
    for (const { itemId, quantity } of lines) {
      const stock = this.items.has(itemId) ? this.items.get(itemId).stock : 0
      if (stock < quantity) throw new Conflict(`There are ${stock} of item ${itemId}`)
    }
    return lines.map(({ itemId, quantity }) => {
      const item = this.items.get(itemId)
      item.stock -= quantity
      return { itemId, quantity, name: item.name, unitPrice: item.price }
    })
  }

  #putBack(lines: readonly PricedLine[]): void {
    for (const { itemId, quantity } of lines) {
      if (this.items.has(itemId)) this.items.get(itemId).stock += quantity
    }
  }
}
