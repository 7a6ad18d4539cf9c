import { Equals, Length, MaxLength } from 'class-validator'
import { Field } from 'typefast'

/** RFC 6749, 4.3.2; the names are the RFC's. */
export class PasswordForm {
  @Equals('password')
  grant_type!: 'password'

  @Length(1, 100)
  username!: string

  @Length(1, 1000)
  @Field({ format: 'password' })
  password!: string

  @MaxLength(1000)
  @Field({ description: 'Apart by spaces; all that the user may allow, unless some are said' })
  scope: string = ''
}

/** RFC 6749, 6. */
export class RefreshForm {
  @Equals('refresh_token')
  grant_type!: 'refresh_token'

  @Length(1, 1000)
  @Field({ description: 'The last one that was given: each can be used once' })
  refresh_token!: string
}
