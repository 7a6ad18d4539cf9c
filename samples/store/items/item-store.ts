import { type OrderByExpression, sql } from 'kysely'
import { Conflict, Depends, NotFound } from 'typefast'
import { claim } from '../database/claim.js'
import type { Tables } from '../database/tables.js'
import { type Transaction, Transactions } from '../database/transaction.js'
import { type Page, pageOf } from '../shared/page.js'
import { type CreateItem, type Item, type ItemFilter, ItemOrder, type UpdateItem } from './item.js'

/** So many of one item. */
interface Quantity {
  readonly itemId: number
  readonly quantity: number
}

const ORDERS: Readonly<Record<ItemOrder, OrderByExpression<Tables, 'items', Item>>> = {
  // As people sort: whatever the database's own collation is, and without a regard to case.
  [ItemOrder.Name]: sql`name collate "und-x-icu"`,
  [ItemOrder.Price]: 'price',
}

export class ItemStore {
  constructor(@Depends(Transactions.ofRequest) private readonly db: Transaction) {}

  find({ search, tag = [], maxPrice, inStock, order, ...page }: ItemFilter): Promise<Page<Item>> {
    const items = this.db
      .selectFrom('items')
      .selectAll()
      .orderBy(ORDERS[order])
      .orderBy('id')
      .$if(search !== undefined, (all) =>
        all.where(sql<boolean>`position(lower(${search}) in lower(name)) > 0`),
      )
      .$if(tag.length > 0, (all) => all.where('tags', '@>', sql<string[]>`${tag}::text[]`))
      .$if(maxPrice !== undefined, (all) => all.where('price', '<=', maxPrice!))
      .$if(inStock !== undefined, (all) => all.where('stock', inStock ? '>' : '=', 0))
    return pageOf(items, page)
  }

  async get(id: number): Promise<Item> {
    return found(id, await this.#byId(id).executeTakeFirst())
  }

  async add(item: CreateItem): Promise<Item> {
    await this.#claimSku(item.sku)
    return this.db.insertInto('items').values(item).returningAll().executeTakeFirstOrThrow()
  }

  async update(id: number, change: UpdateItem): Promise<Item> {
    const item = found(id, await this.#byId(id).forUpdate().executeTakeFirst())
    if (change.sku !== undefined && change.sku !== item.sku) await this.#claimSku(change.sku)
    const { id: _, ...columns } = { ...item, ...change }
    await this.db.updateTable('items').set(columns).where('id', '=', id).execute()
    return { id, ...columns }
  }

  async remove(id: number): Promise<void> {
    const removed = this.db.deleteFrom('items').where('id', '=', id).returning('id')
    found(id, await removed.executeTakeFirst())
  }

  /** Takes all of it out of the warehouse, or nothing; gives the items as they were. */
  async take(quantities: readonly Quantity[]): Promise<Map<number, Item>> {
    const items = await this.#locked(quantities)
    for (const { itemId, quantity } of quantities) {
      const { stock = 0 } = items.get(itemId) ?? {}
      if (stock < quantity) throw new Conflict(`There are ${stock} of item ${itemId}`)
    }
    for (const { itemId, quantity } of quantities) await this.#changeStock(itemId, -quantity)
    return items
  }

  /** Of what is still in the catalogue. */
  async putBack(quantities: readonly Quantity[]): Promise<void> {
    await this.#locked(quantities)
    for (const { itemId, quantity } of quantities) await this.#changeStock(itemId, quantity)
  }

  #byId(id: number) {
    return this.db.selectFrom('items').selectAll().where('id', '=', id)
  }

  /** Nobody else changes them until this transaction ends; in one order, so that no two wait for each other. */
  async #locked(quantities: readonly Quantity[]): Promise<Map<number, Item>> {
    const ids = quantities.map(({ itemId }) => itemId)
    const query = this.db.selectFrom('items').selectAll().where('id', 'in', ids).orderBy('id').forUpdate()
    return new Map((await query.execute()).map((item) => [item.id, item]))
  }

  async #changeStock(id: number, by: number): Promise<void> {
    await this.db
      .updateTable('items')
      .set(({ eb }) => ({ stock: eb('stock', '+', by) }))
      .where('id', '=', id)
      .execute()
  }

  async #claimSku(sku: string): Promise<void> {
    await claim(this.db, sku)
    const other = await this.db.selectFrom('items').select('id').where('sku', '=', sku).executeTakeFirst()
    if (other !== undefined) throw new Conflict(`${sku} is item ${other.id} already`)
  }
}

function found<T>(id: number, item: T | undefined): T {
  if (item === undefined) throw new NotFound(`There is no item ${id}`)
  return item
}
