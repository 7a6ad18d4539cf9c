import type { JsonSchema } from '../types.js'
import { afterScheme } from './auth-parameters.js'
import { challengeText, type SchemeOptions, SecurityScheme } from './scheme.js'

export interface HttpBearerOptions extends SchemeOptions {
  /** Which space the credential is for (RFC 9110, 11.5). */
  readonly realm?: string
  /** A hint for people: `'JWT'`. */
  readonly bearerFormat?: string
}

/** RFC 6750, 2.1: b64token. */
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/

/** A scheme whose credential is a token in `Authorization: Bearer` (RFC 6750). */
export abstract class BearerScheme extends SecurityScheme<string> {
  readonly place = { in: 'header', name: 'authorization' } as const
  readonly #realm: string | undefined

  constructor({ realm, ...options }: SchemeOptions & { readonly realm?: string } = {}) {
    super(options)
    this.#realm = realm
  }

  read(sent: string): string | undefined {
    const token = afterScheme('Bearer', sent)
    return token !== undefined && TOKEN.test(token) ? token : undefined
  }

  challenge(scopes: readonly string[] = [], error?: string): string {
    return challengeText('Bearer', {
      realm: this.#realm,
      scope: scopes.join(' '),
      ...(error !== undefined && { error: 'invalid_token', error_description: error.replace(/["\\]/g, "'") }),
    })
  }
}

/**
 * A token in `Authorization: Bearer` (RFC 6750). `@Security(bearer) token: string`
 *
 * @example
 * ```ts
 * const bearer = new HttpBearer({ bearerFormat: 'JWT' })
 * ```
 */
export class HttpBearer extends BearerScheme {
  readonly #format: string | undefined

  constructor(options: HttpBearerOptions = {}) {
    super(options)
    this.#format = options.bearerFormat
  }

  toDocument(): JsonSchema {
    return this.documented({
      type: 'http',
      scheme: 'bearer',
      ...(this.#format !== undefined && { bearerFormat: this.#format }),
    })
  }
}
