import { IsISO31661Alpha2 } from 'class-validator'
import type { Email, MaxLength, MinLength } from 'typefast'
import type { Id } from '../shared/id.js'
import type { Page } from '../shared/page.js'

export class Address {
  /** @example 12 St James Square */
  street!: MinLength<1> & MaxLength<120>

  /** @example London */
  city!: MinLength<1> & MaxLength<80>

  /**
   * ISO 3166-1, two letters
   *
   * @example GB
   */
  // class-validator knows which countries there are.
  @IsISO31661Alpha2()
  country!: string
}

export class CreateCustomer {
  /** @example Ada Lovelace */
  name!: MinLength<1> & MaxLength<80>

  /**
   * Unique among customers
   *
   * @example ada@example.com
   */
  email!: Email

  /** Where parcels go */
  address!: Address

  /** What the shop should know */
  note: MaxLength<500> | null = null
}

export class Customer extends CreateCustomer {
  /** Which customer */
  id!: Id

  /** The first visit */
  since!: Date
}

export type UpdateCustomer = Partial<CreateCustomer>

export interface CustomerPage extends Page<Customer> {}
