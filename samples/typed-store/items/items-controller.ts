import { Controller, Delete, Get, Patch, Post, Query } from 'typefast'
import { ItemStore } from '../../store/items/item-store.js'
import type { PathId } from '../shared/id.js'
import { CreateItem, type Item, ItemFilter, type ItemPage, type UpdateItem } from './item.js'

@Controller('/items', { tags: ['items'] })
export class ItemsController {
  /** The items of the catalogue */
  @Get()
  list(@Query() filter: ItemFilter, items: ItemStore): Promise<ItemPage> {
    return items.find(filter)
  }

  /**
   * Add an item
   *
   * @throws {Conflict} Another item has this SKU
   */
  @Post({ status: 201, responseDescription: 'The item, with its id' })
  create(item: CreateItem, items: ItemStore): Promise<Item> {
    return items.add(item)
  }

  /**
   * One item
   *
   * @param id Which item
   */
  @Get('/:id')
  read(id: PathId, items: ItemStore): Promise<Item> {
    return items.get(id)
  }

  /**
   * Change an item
   *
   * What the body does not mention stays as it is.
   *
   * @param id Which item
   * @throws {Conflict} Another item has this SKU
   */
  @Patch('/:id', { responseDescription: 'The item as it is now' })
  update(id: PathId, change: UpdateItem, items: ItemStore): Promise<Item> {
    return items.update(id, change)
  }

  /**
   * Take an item out of the catalogue
   *
   * @param id Which item
   */
  @Delete('/:id', { status: 204, responseDescription: 'It is gone' })
  remove(id: PathId, items: ItemStore): Promise<void> {
    return items.remove(id)
  }
}
