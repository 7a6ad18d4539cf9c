import type { FastifyReply } from 'fastify'
import { Body, Conflict, Controller, Depends, Get, NotFound, Patch, Post, Query, Reply } from 'typefast'
import { PathId } from '../shared/id.js'
import { Page } from '../shared/page.js'
import { ChangeOrder, Order, OrderFilter, PlaceOrder } from './order.js'
import { OrderStore } from './order-store.js'

@Controller('/orders', { tags: ['orders'] })
export class OrdersController {
  @Get({ returns: Page(Order), summary: 'Orders, oldest first' })
  list(@Query() filter: OrderFilter, @Depends() orders: OrderStore): Promise<Page<Order>> {
    return orders.find(filter)
  }

  @Post({
    status: 201,
    returns: Order,
    throws: [Conflict],
    summary: 'Place an order',
    description: 'Takes all of its lines out of the warehouse, or none.',
    responseDescription: 'The order, with the prices of this moment',
    headers: { location: { description: 'Where the order is' } },
    responses: { 409: { description: 'There is no such customer, or not enough of an item' } },
  })
  async place(
    @Body() order: PlaceOrder,
    @Reply() reply: FastifyReply,
    @Depends() orders: OrderStore,
  ): Promise<Order> {
    const placed = await orders.place(order)
    void reply.header('location', `/orders/${placed.id}`)
    return placed
  }

  @Get('/:id', { returns: Order, throws: [NotFound], summary: 'One order' })
  read(@PathId('order') id: number, @Depends() orders: OrderStore): Promise<Order> {
    return orders.get(id)
  }

  @Patch('/:id', {
    returns: Order,
    throws: [NotFound, Conflict],
    summary: 'Move an order on',
    description:
      'From new to paid to shipped. New and paid orders may be cancelled, and return to the warehouse.',
    responseDescription: 'The order as it is now',
    responses: { 409: { description: 'This status cannot follow the present one' } },
  })
  change(
    @PathId('order') id: number,
    @Body() { status }: ChangeOrder,
    @Depends() orders: OrderStore,
  ): Promise<Order> {
    return orders.move(id, status)
  }
}
