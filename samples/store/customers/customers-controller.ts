import { Body, Conflict, Controller, Delete, Depends, Get, NotFound, Patch, Post, Query } from 'typefast'
import { OrderStore } from '../orders/order-store.js'
import { PathId } from '../shared/id.js'
import { Page, PageQuery } from '../shared/page.js'
import { CreateCustomer, Customer, UpdateCustomer } from './customer.js'
import { CustomerStore } from './customer-store.js'

@Controller('/customers', { tags: ['customers'] })
export class CustomersController {
  @Get({ returns: Page(Customer), summary: 'All customers' })
  list(@Query() query: PageQuery, @Depends() customers: CustomerStore): Promise<Page<Customer>> {
    return customers.find(query)
  }

  @Post({
    status: 201,
    returns: Customer,
    throws: [Conflict],
    summary: 'Register a customer',
    responseDescription: 'The customer, with an id',
    responses: { 409: { description: 'Another customer has this email address' } },
  })
  create(@Body() customer: CreateCustomer, @Depends() customers: CustomerStore): Promise<Customer> {
    return customers.add(customer)
  }

  @Get('/:id', { returns: Customer, throws: [NotFound], summary: 'One customer' })
  read(@PathId('customer') id: number, @Depends() customers: CustomerStore): Promise<Customer> {
    return customers.get(id)
  }

  @Patch('/:id', {
    returns: Customer,
    throws: [NotFound, Conflict],
    summary: 'Change a customer',
    description: 'What the body does not mention stays as it is; an address is replaced as a whole.',
    responseDescription: 'The customer as it is now',
    responses: { 409: { description: 'Another customer has this email address' } },
  })
  update(
    @PathId('customer') id: number,
    @Body() change: UpdateCustomer,
    @Depends() customers: CustomerStore,
  ): Promise<Customer> {
    return customers.update(id, change)
  }

  @Delete('/:id', {
    status: 204,
    throws: [NotFound, Conflict],
    summary: 'Forget a customer',
    responseDescription: 'All is forgotten',
    responses: { 409: { description: 'Orders of theirs are under way' } },
  })
  async remove(
    @PathId('customer') id: number,
    @Depends() customers: CustomerStore,
    @Depends() orders: OrderStore,
  ): Promise<void> {
    await customers.lock(id)
    const open = await orders.countOpen(id)
    if (open > 0) throw new Conflict(`${open} of their orders are under way`)
    await customers.remove(id)
  }
}
