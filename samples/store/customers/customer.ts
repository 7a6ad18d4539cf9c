import { IsEmail, IsISO31661Alpha2, Length, MaxLength } from 'class-validator'
import { Field, Partial } from 'typefast'
import { Id } from '../shared/id.js'

export class Address {
  @Length(1, 120)
  @Field({ examples: ['12 St James Square'] })
  street!: string

  @Length(1, 80)
  @Field({ examples: ['London'] })
  city!: string

  @IsISO31661Alpha2()
  @Field({ description: 'ISO 3166-1, two letters', examples: ['GB'] })
  country!: string
}

export class CreateCustomer {
  @Length(1, 80)
  @Field({ examples: ['Ada Lovelace'] })
  name!: string

  @IsEmail()
  @Field({ description: 'Unique among customers', examples: ['ada@example.com'] })
  email!: string

  @Field({ description: 'Where parcels go' })
  address!: Address

  @MaxLength(500)
  @Field({ nullable: true, description: 'What the shop should know' })
  note: string | null = null
}

export class Customer extends CreateCustomer {
  @Id('customer')
  id!: number

  @Field({ description: 'The first visit' })
  since!: Date
}

export class UpdateCustomer extends Partial(CreateCustomer) {}
