import type { JsonSchema } from '../types.js'
import { BearerScheme } from './http-bearer.js'
import type { SchemeOptions } from './scheme.js'

/** By name, what each allows: `{ 'items:read': 'Read items' }`. */
export type Scopes = Readonly<Record<string, string>>

export interface OAuth2Options extends SchemeOptions {
  readonly realm?: string
  /** Where a token is fetched anew (RFC 6749, 6). */
  readonly refreshUrl?: string
  /** All that may be asked for; another one in `@Security` is a fault at start-up. */
  readonly scopes?: Scopes
}

export interface OAuth2PasswordOptions extends OAuth2Options {
  /** Where a name and a password are exchanged for a token: `'/token'`. */
  readonly tokenUrl: string
}

export interface OAuth2AuthorizationCodeOptions extends OAuth2PasswordOptions {
  /** Where people say yes. */
  readonly authorizationUrl: string
}

abstract class OAuth2 extends BearerScheme {
  readonly #flow: string
  readonly #urls: Readonly<Record<string, string>>
  readonly #scopes: Scopes

  /**
   * @param options `undefined` where JavaScript left them out.
   * @param needed options that are addresses.
   */
  constructor(
    flow: string,
    options: Partial<OAuth2AuthorizationCodeOptions> | undefined,
    needed: readonly ('authorizationUrl' | 'tokenUrl')[],
  ) {
    super(options)
    const { scopes = {}, refreshUrl } = options ?? {}
    this.#flow = flow
    this.#scopes = scopes
    const urls = needed.map((name) => [name, options?.[name]])
    this.#urls = Object.fromEntries(refreshUrl === undefined ? urls : [...urls, ['refreshUrl', refreshUrl]])
    for (const [name, url] of Object.entries(this.#urls)) {
      if (typeof url !== 'string' || url === '') {
        throw new TypeError(`${new.target.name} takes { ${name} }: an address, or a path of the API`)
      }
    }
    if (!isRecordOfText(scopes)) {
      throw new TypeError(
        `${new.target.name} takes { scopes }: by name, what each allows, as { 'items:read': 'Read items' }`,
      )
    }
  }

  override get declaredScopes(): readonly string[] {
    return Object.keys(this.#scopes)
  }

  toDocument(): JsonSchema {
    return this.documented({
      type: 'oauth2',
      flows: { [this.#flow]: { ...this.#urls, scopes: { ...this.#scopes } } },
    })
  }
}

/**
 * OAuth 2's password flow (RFC 6749, 4.3): the API itself gives tokens for a name and a password. Its credential
 * is the token: `@Security(oauth2, ['items:write']) token: string`
 *
 * @example
 * ```ts
 * const oauth2 = new OAuth2Password({ tokenUrl: '/token', scopes: { 'items:write': 'Change items' } })
 * ```
 */
export class OAuth2Password extends OAuth2 {
  constructor(options: OAuth2PasswordOptions) {
    super('password', options, ['tokenUrl'])
  }
}

/** OAuth 2's authorization code flow (RFC 6749, 4.1). Its credential is the token. */
export class OAuth2AuthorizationCode extends OAuth2 {
  constructor(options: OAuth2AuthorizationCodeOptions) {
    super('authorizationCode', options, ['authorizationUrl', 'tokenUrl'])
  }
}

/** OAuth 2 between programs (RFC 6749, 4.4). Its credential is the token. */
export class OAuth2ClientCredentials extends OAuth2 {
  constructor(options: OAuth2PasswordOptions) {
    super('clientCredentials', options, ['tokenUrl'])
  }
}

function isRecordOfText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((text) => typeof text === 'string')
}
