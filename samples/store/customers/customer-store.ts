import { Conflict, NotFound } from 'typefast'
import type { CreateCustomer, Customer, UpdateCustomer } from './customer.js'

export class CustomerStore {
  readonly #customers = new Map<number, Customer>()
  #lastId = 0

  all(): Customer[] {
    return [...this.#customers.values()]
  }

  get(id: number): Customer {
    const customer = this.#customers.get(id)
    if (customer === undefined) throw new NotFound(`There is no customer ${id}`)
    return customer
  }

  has(id: number): boolean {
    return this.#customers.has(id)
  }

  add(customer: CreateCustomer): Customer {
    this.#claimEmail(customer.email)
    const added = { ...customer, id: ++this.#lastId, since: new Date() }
    this.#customers.set(added.id, added)
    return added
  }

  update(id: number, change: UpdateCustomer): Customer {
    const customer = this.get(id)
    if (change.email !== undefined && change.email !== customer.email) this.#claimEmail(change.email)
    return Object.assign(customer, change)
  }

  remove(id: number): void {
    this.#customers.delete(this.get(id).id)
  }

  #claimEmail(email: string): void {
    if (this.all().some((customer) => customer.email === email)) {
      throw new Conflict(`${email} is known already`)
    }
  }
}
