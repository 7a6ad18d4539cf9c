import type { FastifyReply } from 'fastify'
import { Controller, Get, Patch, Post, Query } from 'typefast'
import { OrderStore } from '../../store/orders/order-store.js'
import type { PathId } from '../shared/id.js'
import { type ChangeOrder, type Order, OrderFilter, type OrderPage, PlaceOrder } from './order.js'

@Controller('/orders', { tags: ['orders'] })
export class OrdersController {
  /** Orders, oldest first */
  @Get()
  list(@Query() filter: OrderFilter, orders: OrderStore): Promise<OrderPage> {
    return orders.find(filter)
  }

  /**
   * Place an order
   *
   * Takes all of its lines out of the warehouse, or none.
   *
   * @throws {Conflict} There is no such customer, or not enough of an item
   */
  @Post({
    status: 201,
    responseDescription: 'The order, with the prices of this moment',
    headers: { location: { description: 'Where the order is' } },
  })
  async place({ deliverOn, ...order }: PlaceOrder, reply: FastifyReply, orders: OrderStore): Promise<Order> {
    const placed = await orders.place({ ...order, ...(deliverOn && { deliverOn }) })
    void reply.header('location', `/orders/${placed.id}`)
    return placed
  }

  /**
   * One order
   *
   * @param id Which order
   */
  @Get('/:id')
  read(id: PathId, orders: OrderStore): Promise<Order> {
    return orders.get(id)
  }

  /**
   * Move an order on
   *
   * From new to paid to shipped. New and paid orders may be cancelled, and return to the warehouse.
   *
   * @param id Which order
   * @throws {Conflict} This status cannot follow the present one
   */
  @Patch('/:id', { responseDescription: 'The order as it is now' })
  change(id: PathId, { status }: ChangeOrder, orders: OrderStore): Promise<Order> {
    return orders.move(id, status)
  }
}
