import { type App, type AppOptions, createApp } from 'typefast'
import { CustomerStore } from './customers/customer-store.js'
import { CustomersController } from './customers/customers-controller.js'
import { ItemStore } from './items/item-store.js'
import { ItemsController } from './items/items-controller.js'
import { OrderStore } from './orders/order-store.js'
import { OrdersController } from './orders/orders-controller.js'

export function createStore(options: Pick<AppOptions, 'logger'> = {}): Promise<App> {
  const items = new ItemStore()
  const customers = new CustomerStore()
  const orders = new OrderStore(items, customers)
  return createApp({
    ...options,
    title: 'Store',
    version: '1.0.0',
    description: 'A small shop: what it sells, to whom, and what they ordered.',
    license: { name: 'MIT', identifier: 'MIT' },
    tags: [
      { name: 'items', description: 'The catalogue, and what is in the warehouse' },
      { name: 'customers', description: 'Who buys' },
      { name: 'orders', description: 'From the basket to the parcel' },
    ],
    controllers: [
      new ItemsController(items),
      new CustomersController(customers, orders),
      new OrdersController(orders),
    ],
  })
}

if (require.main === module) {
  createStore().then((store) => store.listen({ port: Number(process.env.PORT ?? 3000) }))
}
