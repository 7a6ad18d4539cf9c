import { Body, Conflict, Controller, Delete, Depends, Get, NotFound, Patch, Post, Query } from 'typefast'
import { PathId } from '../shared/id.js'
import { Page } from '../shared/page.js'
import { CreateItem, Item, ItemFilter, UpdateItem } from './item.js'
import { ItemStore } from './item-store.js'

@Controller('/items', { tags: ['items'] })
export class ItemsController {
  @Get({ returns: Page(Item), summary: 'The items of the catalogue' })
  list(@Query() filter: ItemFilter, @Depends() items: ItemStore): Promise<Page<Item>> {
    return items.find(filter)
  }

  @Post({
    status: 201,
    returns: Item,
    throws: [Conflict],
    summary: 'Add an item',
    responseDescription: 'The item, with its id',
    responses: { 409: { description: 'Another item has this SKU' } },
  })
  create(@Body() item: CreateItem, @Depends() items: ItemStore): Promise<Item> {
    return items.add(item)
  }

  @Get('/:id', { returns: Item, throws: [NotFound], summary: 'One item' })
  read(@PathId('item') id: number, @Depends() items: ItemStore): Promise<Item> {
    return items.get(id)
  }

  @Patch('/:id', {
    returns: Item,
    throws: [NotFound, Conflict],
    summary: 'Change an item',
    description: 'What the body does not mention stays as it is.',
    responseDescription: 'The item as it is now',
    responses: { 409: { description: 'Another item has this SKU' } },
  })
  update(@PathId('item') id: number, @Body() change: UpdateItem, @Depends() items: ItemStore): Promise<Item> {
    return items.update(id, change)
  }

  @Delete('/:id', {
    status: 204,
    throws: [NotFound],
    summary: 'Take an item out of the catalogue',
    responseDescription: 'It is gone',
  })
  remove(@PathId('item') id: number, @Depends() items: ItemStore): Promise<void> {
    return items.remove(id)
  }
}
