import type { JsonSchema } from '../types.js'
import { type CredentialPlace, challengeText, type SchemeOptions, SecurityScheme } from './scheme.js'

export interface ApiKeyOptions extends SchemeOptions {
  readonly in: 'header' | 'query' | 'cookie'
  /** Of the header, the key of the query, or the cookie. */
  readonly name: string
}

/**
 * A key in a header, the query or a cookie. `@Security(key) key: string`
 *
 * @example
 * ```ts
 * const key = new ApiKey({ in: 'header', name: 'X-API-Key' })
 * ```
 */
export class ApiKey extends SecurityScheme<string> {
  readonly place: CredentialPlace
  readonly #name: string

  constructor(options: ApiKeyOptions) {
    super(options)
    const { in: where, name } = options ?? {}
    if (!['header', 'query', 'cookie'].includes(where) || typeof name !== 'string' || name === '') {
      throw new TypeError("ApiKey takes { in: 'header' | 'query' | 'cookie', name }")
    }
    this.#name = name
    this.place = { in: where, name: where === 'header' ? name.toLowerCase() : name }
  }

  read(sent: string): string | undefined {
    return sent === '' ? undefined : sent
  }

  /** RFC 9110 asks for a challenge with every 401, and registers none for keys: FastAPI's name for it. */
  challenge(): string {
    return challengeText('APIKey', {})
  }

  toDocument(): JsonSchema {
    return this.documented({ type: 'apiKey', in: this.place.in, name: this.#name })
  }
}
