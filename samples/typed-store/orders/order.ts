import { ArrayUnique } from 'class-validator'
import type { Int, Max, MaxItems, Min, MinItems } from 'typefast'
import type { OrderStatus } from '../../store/orders/order.js'
import type { Id } from '../shared/id.js'
import { type Page, PageQuery } from '../shared/page.js'

export class OrderLine {
  /** Which item */
  itemId!: Id

  /** @example 2 */
  quantity!: Int & Min<1> & Max<99>
}

export class PricedLine extends OrderLine {
  /** The item's, when the order was placed */
  name!: string

  /** In euros, when the order was placed */
  unitPrice!: Min<0>
}

export class PlaceOrder {
  /** Which customer */
  customerId!: Id

  // A type compares whole items; here a part of them must differ.
  @ArrayUnique(({ itemId }: OrderLine) => itemId, { message: 'an item may be in one line only' })
  lines!: OrderLine[] & MinItems<1> & MaxItems<50>

  /**
   * Not before this day
   *
   * @format date
   * @example 2030-01-31
   */
  deliverOn?: Date | null
}

export interface Order {
  /** Which order */
  id: Id
  /** Which customer */
  customerId: Id
  status: OrderStatus
  lines: PricedLine[]
  /** In euros */
  total: Min<0>
  placedAt: Date
  /**
   * Not before this day
   *
   * @format date
   */
  deliverOn?: Date
}

export interface ChangeOrder {
  status: OrderStatus
}

export interface OrderPage extends Page<Order> {}

export class OrderFilter extends PageQuery {
  /** Which customer */
  customerId?: Id

  /** Any of these */
  status?: OrderStatus[]

  /** Placed at this moment or later */
  from?: Date

  /** Placed before this moment */
  until?: Date
}
