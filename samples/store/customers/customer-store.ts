import type { Selectable } from 'kysely'
import { Conflict, Depends, NotFound } from 'typefast'
import { claim } from '../database/claim.js'
import type { Tables } from '../database/tables.js'
import { type Transaction, Transactions } from '../database/transaction.js'
import { type Page, type PageQuery, pageOf } from '../shared/page.js'
import type { CreateCustomer, Customer, UpdateCustomer } from './customer.js'

export class CustomerStore {
  constructor(@Depends(Transactions.ofRequest) private readonly db: Transaction) {}

  async find(query: PageQuery): Promise<Page<Customer>> {
    const { items, total } = await pageOf(this.db.selectFrom('customers').selectAll().orderBy('id'), query)
    return { items: items.map(toCustomer), total }
  }

  async get(id: number): Promise<Customer> {
    return found(id, await this.#byId(id).executeTakeFirst())
  }

  /** As `get`; nobody else changes or removes the customer until this transaction ends, or counts on them. */
  async lock(id: number): Promise<Customer> {
    return found(id, await this.#byId(id).forUpdate().executeTakeFirst())
  }

  /** Whether there is one, who then stays until this transaction ends. */
  async has(id: number): Promise<boolean> {
    return (await this.#byId(id).forKeyShare().executeTakeFirst()) !== undefined
  }

  async add(customer: CreateCustomer): Promise<Customer> {
    await this.#claimEmail(customer.email)
    const added = this.db.insertInto('customers').values(toRow(customer)).returningAll()
    return toCustomer(await added.executeTakeFirstOrThrow())
  }

  async update(id: number, change: UpdateCustomer): Promise<Customer> {
    const customer = await this.lock(id)
    if (change.email !== undefined && change.email !== customer.email) await this.#claimEmail(change.email)
    const changed = { ...customer, ...change }
    await this.db.updateTable('customers').set(toRow(changed)).where('id', '=', id).execute()
    return changed
  }

  async remove(id: number): Promise<void> {
    await this.db.deleteFrom('customers').where('id', '=', id).execute()
  }

  #byId(id: number) {
    return this.db.selectFrom('customers').selectAll().where('id', '=', id)
  }

  async #claimEmail(email: string): Promise<void> {
    await claim(this.db, email)
    const other = this.db.selectFrom('customers').select('id').where('email', '=', email)
    if ((await other.executeTakeFirst()) !== undefined) throw new Conflict(`${email} is known already`)
  }
}

type Row = Selectable<Tables['customers']>

const toRow = ({ name, email, note, address: { street, city, country } }: CreateCustomer) => ({
  name,
  email,
  note,
  street,
  city,
  country,
})

const toCustomer = ({ street, city, country, ...customer }: Row): Customer => ({
  ...customer,
  address: { street, city, country },
})

function found(id: number, row: Row | undefined): Customer {
  if (row === undefined) throw new NotFound(`There is no customer ${id}`)
  return toCustomer(row)
}
