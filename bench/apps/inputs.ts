import 'reflect-metadata'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEmail,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator'

export class Customer {
  @IsString()
  @Length(1, 80)
  name!: string

  @IsEmail()
  email!: string
}

export class Line {
  @IsString()
  @Length(1, 20)
  sku!: string

  @IsInt()
  @Min(1)
  quantity!: number

  @IsNumber()
  @Min(0)
  price!: number
}

/** The body of the order route, for typefast and for NestJS. */
export class NewOrder {
  @ValidateNested()
  @Type(() => Customer)
  customer!: Customer

  @IsString()
  @Length(0, 200)
  note!: string

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines!: Line[]
}
