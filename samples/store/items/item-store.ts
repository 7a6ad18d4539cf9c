import { Conflict, NotFound } from 'typefast'
import { type CreateItem, type Item, type ItemFilter, ItemOrder, type UpdateItem } from './item.js'

const COMPARISONS: Readonly<Record<ItemOrder, (a: Item, b: Item) => number>> = {
  [ItemOrder.Name]: (a, b) => a.name.localeCompare(b.name),
  [ItemOrder.Price]: (a, b) => a.price - b.price,
}

export class ItemStore {
  readonly #items = new Map<number, Item>()
  #lastId = 0

  find({ search, tag = [], maxPrice = Infinity, inStock, order }: ItemFilter): Item[] {
    return [...this.#items.values()]
      .filter(({ name }) => search === undefined || name.toLowerCase().includes(search.toLowerCase()))
      .filter(({ tags }) => tag.every((wanted) => tags.includes(wanted)))
      .filter(({ price }) => price <= maxPrice)
      .filter(({ stock }) => inStock === undefined || stock > 0 === inStock)
      .sort(COMPARISONS[order])
  }

  get(id: number): Item {
    const item = this.#items.get(id)
    if (item === undefined) throw new NotFound(`There is no item ${id}`)
    return item
  }

  has(id: number): boolean {
    return this.#items.has(id)
  }

  add(item: CreateItem): Item {
    this.#claimSku(item.sku)
    const added = { ...item, id: ++this.#lastId }
    this.#items.set(added.id, added)
    return added
  }

  update(id: number, change: UpdateItem): Item {
    const item = this.get(id)
    if (change.sku !== undefined && change.sku !== item.sku) this.#claimSku(change.sku)
    return Object.assign(item, change)
  }

  remove(id: number): void {
    this.#items.delete(this.get(id).id)
  }

  #claimSku(sku: string): void {
    for (const item of this.#items.values()) {
      if (item.sku === sku) throw new Conflict(`${sku} is item ${item.id} already`)
    }
  }
}
