import { Body, Conflict, Controller, Delete, Get, NotFound, Patch, Post, Query } from 'typefast'
import { PathId } from '../shared/id.js'
import { Page, pageOf } from '../shared/page.js'
import { CreateItem, Item, ItemFilter, UpdateItem } from './item.js'
import type { ItemStore } from './item-store.js'

@Controller('/items', { tags: ['items'] })
export class ItemsController {
  constructor(private readonly items: ItemStore) {}

  @Get({ returns: Page(Item), summary: 'The items of the catalogue' })
  list(@Query() filter: ItemFilter): Page<Item> {
    return pageOf(this.items.find(filter), filter)
  }

  @Post({
    status: 201,
    throws: [Conflict],
    summary: 'Add an item',
    responseDescription: 'The item, with its id',
    responses: { 409: { description: 'Another item has this SKU' } },
  })
  create(@Body() item: CreateItem): Item {
    return this.items.add(item)
  }

  @Get('/:id', { throws: [NotFound], summary: 'One item' })
  read(@PathId('item') id: number): Item {
    return this.items.get(id)
  }

  @Patch('/:id', {
    throws: [NotFound, Conflict],
    summary: 'Change an item',
    description: 'What the body does not mention stays as it is.',
    responseDescription: 'The item as it is now',
    responses: { 409: { description: 'Another item has this SKU' } },
  })
  update(@PathId('item') id: number, @Body() change: UpdateItem): Item {
    return this.items.update(id, change)
  }

  @Delete('/:id', {
    status: 204,
    throws: [NotFound],
    summary: 'Take an item out of the catalogue',
    responseDescription: 'It is gone',
  })
  remove(@PathId('item') id: number): void {
    this.items.remove(id)
  }
}
