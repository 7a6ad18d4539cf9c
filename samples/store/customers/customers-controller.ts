import { Body, Conflict, Controller, Delete, Get, NotFound, Patch, Post, Query } from 'typefast'
import type { OrderStore } from '../orders/order-store.js'
import { PathId } from '../shared/id.js'
import { Page, PageQuery, pageOf } from '../shared/page.js'
import { CreateCustomer, Customer, UpdateCustomer } from './customer.js'
import type { CustomerStore } from './customer-store.js'

@Controller('/customers', { tags: ['customers'] })
export class CustomersController {
  constructor(
    private readonly customers: CustomerStore,
    private readonly orders: OrderStore,
  ) {}

  @Get({ returns: Page(Customer), summary: 'All customers' })
  list(@Query() query: PageQuery): Page<Customer> {
    return pageOf(this.customers.all(), query)
  }

  @Post({
    status: 201,
    throws: [Conflict],
    summary: 'Register a customer',
    responseDescription: 'The customer, with an id',
    responses: { 409: { description: 'Another customer has this email address' } },
  })
  create(@Body() customer: CreateCustomer): Customer {
    return this.customers.add(customer)
  }

  @Get('/:id', { throws: [NotFound], summary: 'One customer' })
  read(@PathId('customer') id: number): Customer {
    return this.customers.get(id)
  }

  @Patch('/:id', {
    throws: [NotFound, Conflict],
    summary: 'Change a customer',
    description: 'What the body does not mention stays as it is; an address is replaced as a whole.',
    responseDescription: 'The customer as it is now',
    responses: { 409: { description: 'Another customer has this email address' } },
  })
  update(@PathId('customer') id: number, @Body() change: UpdateCustomer): Customer {
    return this.customers.update(id, change)
  }

  @Delete('/:id', {
    status: 204,
    throws: [NotFound, Conflict],
    summary: 'Forget a customer',
    responseDescription: 'All is forgotten',
    responses: { 409: { description: 'Orders of theirs are under way' } },
  })
  remove(@PathId('customer') id: number): void {
    const open = this.orders.openOf(this.customers.get(id).id)
    if (open.length > 0) throw new Conflict(`${open.length} of their orders are under way`)
    this.customers.remove(id)
  }
}
