import { BadRequest, Field } from 'typefast'

const CODES = ['invalid_request', 'invalid_grant', 'invalid_scope', 'unsupported_grant_type'] as const

type Code = (typeof CODES)[number]

/** RFC 6749, 5.2; the names are the RFC's. */
export class TokenProblem {
  @Field({ enum: CODES })
  error!: Code

  @Field({ description: 'For whoever writes the client' })
  error_description!: string
}

/** No token for what was asked; the form itself was right. */
export class TokenRefused extends BadRequest {
  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message)
  }
}
