import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsEnum, IsInt, IsOptional, Max, Min } from 'class-validator'
import { Field } from 'typefast'
import { Id } from '../shared/id.js'
import { PageQuery } from '../shared/page.js'

export enum OrderStatus {
  New = 'new',
  Paid = 'paid',
  Shipped = 'shipped',
  Cancelled = 'cancelled',
}

export class OrderLine {
  @Id('item')
  itemId!: number

  @IsInt()
  @Min(1)
  @Max(99)
  @Field({ examples: [2] })
  quantity!: number
}

export class PricedLine extends OrderLine {
  @Field({ description: "The item's, when the order was placed" })
  name!: string

  @Min(0)
  @Field({ description: 'In euros, when the order was placed' })
  unitPrice!: number
}

export class PlaceOrder {
  @Id('customer')
  customerId!: number

  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique(({ itemId }: OrderLine) => itemId, { message: 'an item may be in one line only' })
  @Field({ items: OrderLine })
  lines!: OrderLine[]

  @IsOptional()
  @Field({ format: 'date', description: 'Not before this day', examples: ['2030-01-31'] })
  deliverOn?: Date
}

export class Order {
  @Id('order')
  id!: number

  @Id('customer')
  customerId!: number

  @IsEnum(OrderStatus)
  status!: OrderStatus

  @Field({ items: PricedLine })
  lines!: PricedLine[]

  @Min(0)
  @Field({ description: 'In euros' })
  total!: number

  @Field()
  placedAt!: Date

  @Field({ format: 'date', required: false, description: 'Not before this day' })
  deliverOn?: Date
}

export class ChangeOrder {
  @IsEnum(OrderStatus)
  status!: OrderStatus
}

export class OrderFilter extends PageQuery {
  @IsOptional()
  @Id('customer')
  customerId?: number

  @IsOptional()
  @IsEnum(OrderStatus, { each: true })
  @Field({ items: { enum: OrderStatus }, description: 'Any of these' })
  status?: OrderStatus[]

  @IsOptional()
  @Field({ description: 'Placed at this moment or later' })
  from?: Date

  @IsOptional()
  @Field({ description: 'Placed before this moment' })
  until?: Date
}
