import { Equals, IsInt, Min } from 'class-validator'
import { Field } from 'typefast'

/** RFC 6749, 5.1; the names are the RFC's. */
export class TokenAnswer {
  @Field({ description: 'A JWT, for the header Authorization: Bearer' })
  access_token!: string

  @Equals('Bearer')
  token_type!: 'Bearer'

  @IsInt()
  @Min(1)
  @Field({ description: 'How long the access token is valid, in seconds' })
  expires_in!: number

  @Field({ description: 'Can be used once, at /token/refresh' })
  refresh_token!: string

  @Field({ description: 'What the access token allows, apart by spaces', examples: ['me notes:read'] })
  scope!: string
}
