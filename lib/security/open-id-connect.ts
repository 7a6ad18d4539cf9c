import type { JsonSchema } from '../types.js'
import { BearerScheme } from './http-bearer.js'
import type { SchemeOptions } from './scheme.js'

export interface OpenIdConnectOptions extends SchemeOptions {
  readonly realm?: string
  /** Where the provider describes itself: `.../.well-known/openid-configuration`. */
  readonly openIdConnectUrl: string
}

/** OpenID Connect, by discovery. Its credential is the token. */
export class OpenIdConnect extends BearerScheme {
  readonly #url: string

  constructor(options: OpenIdConnectOptions) {
    super(options)
    if (typeof options?.openIdConnectUrl !== 'string' || options.openIdConnectUrl === '') {
      throw new TypeError('OpenIdConnect takes { openIdConnectUrl }')
    }
    this.#url = options.openIdConnectUrl
  }

  toDocument(): JsonSchema {
    return this.documented({ type: 'openIdConnect', openIdConnectUrl: this.#url })
  }
}
