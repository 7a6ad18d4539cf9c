import 'reflect-metadata'
import { Type } from 'class-transformer'
import { IsDate, IsInt, IsNumber, IsString, ValidateNested } from 'class-validator'

export class Owner {
  @IsInt()
  id!: number

  @IsString()
  name!: string
}

/** What typefast writes of a row of `data.ts`. */
export class Row {
  @IsInt()
  id!: number

  @IsString()
  name!: string

  @IsNumber()
  price!: number

  @IsString({ each: true })
  tags!: string[]

  @IsDate()
  createdAt!: Date

  @ValidateNested()
  @Type(() => Owner)
  owner!: Owner
}

/** The list as one object, for `serialize`, which takes no list. */
export class Listing {
  @ValidateNested({ each: true })
  @Type(() => Row)
  rows!: Row[]
}
