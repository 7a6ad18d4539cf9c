import { Conflict, Controller, Delete, Get, Patch, Post, Query } from 'typefast'
import { CustomerStore } from '../../store/customers/customer-store.js'
import { OrderStore } from '../../store/orders/order-store.js'
import type { PathId } from '../shared/id.js'
import { PageQuery } from '../shared/page.js'
import { CreateCustomer, type Customer, type CustomerPage, type UpdateCustomer } from './customer.js'

@Controller('/customers', { tags: ['customers'] })
export class CustomersController {
  /** All customers */
  @Get()
  list(@Query() query: PageQuery, customers: CustomerStore): Promise<CustomerPage> {
    return customers.find(query)
  }

  /**
   * Register a customer
   *
   * @throws {Conflict} Another customer has this email address
   */
  @Post({ status: 201, responseDescription: 'The customer, with an id' })
  create(customer: CreateCustomer, customers: CustomerStore): Promise<Customer> {
    return customers.add(customer)
  }

  /**
   * One customer
   *
   * @param id Which customer
   */
  @Get('/:id')
  read(id: PathId, customers: CustomerStore): Promise<Customer> {
    return customers.get(id)
  }

  /**
   * Change a customer
   *
   * What the body does not mention stays as it is; an address is replaced as a whole.
   *
   * @param id Which customer
   * @throws {Conflict} Another customer has this email address
   */
  @Patch('/:id', { responseDescription: 'The customer as it is now' })
  update(id: PathId, change: UpdateCustomer, customers: CustomerStore): Promise<Customer> {
    return customers.update(id, change)
  }

  /**
   * Forget a customer
   *
   * @param id Which customer
   * @throws {Conflict} Orders of theirs are under way
   */
  @Delete('/:id', { status: 204, responseDescription: 'All is forgotten' })
  async remove(id: PathId, customers: CustomerStore, orders: OrderStore): Promise<void> {
    await customers.lock(id)
    const open = await orders.countOpen(id)
    if (open > 0) throw new Conflict(`${open} of their orders are under way`)
    await customers.remove(id)
  }
}
