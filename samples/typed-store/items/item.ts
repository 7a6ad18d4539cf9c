import { Matches } from 'class-validator'
import type { Int, MaxItems, MaxLength, Min, MinLength, UniqueItems } from 'typefast'
import { ItemOrder } from '../../store/items/item.js'
import type { Id } from '../shared/id.js'
import { type Page, PageQuery } from '../shared/page.js'

type Tag = MinLength<1> & MaxLength<20>

export class CreateItem {
  /** @example Teapot */
  name!: MinLength<1> & MaxLength<80>

  /**
   * Unique in the catalogue
   *
   * @example TEA-0001
   */
  // A type has no message of its own.
  @Matches(/^[A-Z]{3}-\d{4}$/, { message: 'sku must look like TEA-0001' })
  sku!: string

  /**
   * In euros
   *
   * @example 24.5
   */
  price!: Min<0>

  /** How many are in the warehouse */
  stock: Int & Min<0> = 0

  /** @example ["kitchen", "gift"] */
  tags: Tag[] & MaxItems<8> & UniqueItems = []
}

export class Item extends CreateItem {
  /** Which item */
  id!: Id
}

export type UpdateItem = Partial<CreateItem>

export interface ItemPage extends Page<Item> {}

export class ItemFilter extends PageQuery {
  /** Part of the name, in any case */
  search?: MinLength<1> & MaxLength<80>

  /** All of these */
  tag?: Tag[]

  /** In euros */
  maxPrice?: Min<0>

  /** True: only what is in the warehouse; false: only what is not */
  inStock?: boolean

  /** Ascending by this */
  order: ItemOrder = ItemOrder.Name
}
