import { ArrayMaxSize, ArrayUnique, IsEnum, IsInt, IsOptional, Length, Matches, Min } from 'class-validator'
import { Field, Partial } from 'typefast'
import { Id } from '../shared/id.js'
import { PageQuery } from '../shared/page.js'

export class CreateItem {
  @Length(1, 80)
  @Field({ examples: ['Teapot'] })
  name!: string

  @Matches(/^[A-Z]{3}-\d{4}$/, { message: 'sku must look like TEA-0001' })
  @Field({ description: 'Unique in the catalogue', examples: ['TEA-0001'] })
  sku!: string

  @Min(0)
  @Field({ description: 'In euros', examples: [24.5] })
  price!: number

  @IsInt()
  @Min(0)
  @Field({ description: 'How many are in the warehouse' })
  stock: number = 0

  @ArrayMaxSize(8)
  @ArrayUnique()
  @Length(1, 20, { each: true })
  @Field({ items: { type: 'string' }, examples: [['kitchen', 'gift']] })
  tags: string[] = []
}

export class Item extends CreateItem {
  @Id('item')
  id!: number
}

export class UpdateItem extends Partial(CreateItem) {}

export enum ItemOrder {
  Name = 'name',
  Price = 'price',
}

export class ItemFilter extends PageQuery {
  @IsOptional()
  @Length(1, 80)
  @Field({ description: 'Part of the name, in any case' })
  search?: string

  @IsOptional()
  @Length(1, 20, { each: true })
  @Field({ items: { type: 'string' }, description: 'All of these' })
  tag?: string[]

  @IsOptional()
  @Min(0)
  @Field({ description: 'In euros' })
  maxPrice?: number

  @IsOptional()
  @Field({ description: 'True: only what is in the warehouse; false: only what is not' })
  inStock?: boolean

  @IsEnum(ItemOrder)
  @Field({ description: 'Ascending by this' })
  order: ItemOrder = ItemOrder.Name
}
