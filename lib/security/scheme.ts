import { Unauthorized } from '../errors/http-error.js'
import type { JsonSchema } from '../types.js'
import { quoted } from './auth-parameters.js'

/** What every scheme takes. */
export interface SchemeOptions {
  /** In the document: the class's name unless given. Two schemes of one class need a name each. */
  readonly schemeName?: string
  readonly description?: string
}

/** Where a client puts its credential. */
export interface CredentialPlace {
  readonly in: 'header' | 'query' | 'cookie'
  /** On the wire; a header's in lower case. */
  readonly name: string
}

/**
 * A way to say who asks (OpenAPI 3.1, 4.8.27). It reads a credential, and does not judge it: a provider does,
 * which takes it by `@Security`.
 */
export abstract class SecurityScheme<Credential = unknown> {
  readonly name: string
  readonly description: string | undefined
  abstract readonly place: CredentialPlace

  constructor({ schemeName, description }: SchemeOptions = {}) {
    if (schemeName !== undefined && !/^[\w.-]+$/.test(schemeName)) {
      // What a key of OpenAPI's components may be.
      throw new TypeError(
        `schemeName takes letters, digits, '.', '-' and '_', not ${JSON.stringify(schemeName)}`,
      )
    }
    this.name = schemeName ?? new.target.name
    this.description = description
  }

  /** The credential in what was sent; `undefined` where it is malformed. */
  abstract read(sent: string): Credential | undefined

  /**
   * What `WWW-Authenticate` says (RFC 9110, 11.6.1).
   *
   * @param scopes that are asked for.
   * @param error why the credential was refused; absent where there was none (RFC 6750, 3.1).
   */
  abstract challenge(scopes?: readonly string[], error?: string): string

  /** The security scheme object of OpenAPI. */
  abstract toDocument(): JsonSchema

  /** The scopes that may be asked for, where the scheme declares them. */
  get declaredScopes(): readonly string[] | undefined {
    return undefined
  }

  /**
   * The answer to a credential that is well-formed and not accepted: 401 with the scheme's challenge. Throw it.
   *
   * @param detail of the answer.
   * @example
   * ```ts
   * throw bearer.unauthorized('Token expired')
   * ```
   */
  unauthorized(detail = 'Invalid credentials'): Unauthorized {
    return new Unauthorized(detail, { headers: { 'www-authenticate': this.challenge([], detail) } })
  }

  protected documented(scheme: JsonSchema): JsonSchema {
    return { ...scheme, ...(this.description !== undefined && { description: this.description }) }
  }
}

/** `('Bearer', { realm: 'shop', scope: '' })` → `'Bearer realm="shop"'` */
export function challengeText(
  scheme: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const said = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '')
  return [scheme, said.map(([name, value]) => `${name}=${quoted(value as string)}`).join(', ')]
    .join(' ')
    .trim()
}
