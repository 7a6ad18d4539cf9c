import { Field } from 'typefast'
import { SCOPES, type Scope } from '../oauth2.js'

export class User {
  @Field({ examples: ['ada'] })
  username!: string

  @Field({ examples: ['Ada Lovelace'] })
  name!: string

  @Field({ items: { enum: Object.keys(SCOPES) }, description: 'What they may allow a program' })
  scopes!: readonly Scope[]
}

export interface NewUser extends User {
  readonly password: string
}
