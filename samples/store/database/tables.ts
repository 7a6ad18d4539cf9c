import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { OrderStatus } from '../orders/order.js'

/** The tables as SQL sees them, but for `orderLines`, which is `order_lines` there, and so its columns. */
export interface Tables {
  readonly items: ItemTable
  readonly customers: CustomerTable
  readonly orders: OrderTable
  readonly orderLines: OrderLineTable
}

interface ItemTable {
  id: GeneratedAlways<number>
  name: string
  sku: string
  price: number
  stock: number
  tags: string[]
}

interface CustomerTable {
  id: GeneratedAlways<number>
  name: string
  email: string
  street: string
  city: string
  country: string
  note: string | null
  since: Generated<Date>
}

interface OrderTable {
  id: GeneratedAlways<number>
  customerId: number
  status: OrderStatus
  placedAt: Generated<Date>
  deliverOn: ColumnType<Date | null, string | null, never>
}

interface OrderLineTable {
  orderId: number
  /** In the order, from 0. */
  position: number
  itemId: number
  name: string
  unitPrice: number
  quantity: number
}
