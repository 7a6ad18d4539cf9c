import type { FastifyReply } from 'fastify'
import { Body, Conflict, Controller, Get, NotFound, Patch, Post, Query, Reply } from 'typefast'
import { PathId } from '../shared/id.js'
import { Page, pageOf } from '../shared/page.js'
import { ChangeOrder, Order, OrderFilter, PlaceOrder } from './order.js'
import type { OrderStore } from './order-store.js'

@Controller('/orders', { tags: ['orders'] })
export class OrdersController {
  constructor(private readonly orders: OrderStore) {}

  @Get({ returns: Page(Order), summary: 'Orders, oldest first' })
  list(@Query() filter: OrderFilter): Page<Order> {
    return pageOf(this.orders.find(filter), filter)
  }

  @Post({
    status: 201,
    throws: [Conflict],
    summary: 'Place an order',
    description: 'Takes all of its lines out of the warehouse, or none.',
    responseDescription: 'The order, with the prices of this moment',
    headers: { location: { description: 'Where the order is' } },
    responses: { 409: { description: 'There is no such customer, or not enough of an item' } },
  })
  place(@Body() order: PlaceOrder, @Reply() reply: FastifyReply): Order {
    const placed = this.orders.place(order)
    void reply.header('location', `/orders/${placed.id}`)
    return placed
  }

  @Get('/:id', { throws: [NotFound], summary: 'One order' })
  read(@PathId('order') id: number): Order {
    return this.orders.get(id)
  }

  @Patch('/:id', {
    throws: [NotFound, Conflict],
    summary: 'Move an order on',
    description:
      'From new to paid to shipped. New and paid orders may be cancelled, and return to the warehouse.',
    responseDescription: 'The order as it is now',
    responses: { 409: { description: 'This status cannot follow the present one' } },
  })
  change(@PathId('order') id: number, @Body() { status }: ChangeOrder): Order {
    return this.orders.move(id, status)
  }
}
