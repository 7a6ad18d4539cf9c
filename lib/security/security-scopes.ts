import { Forbidden } from '../errors/http-error.js'
import { challengeText } from './scheme.js'

/**
 * The scopes that an operation asks for, of the schemes that the provider uses which takes it:
 * `@Depends() scopes: SecurityScopes`.
 */
export class SecurityScopes {
  readonly #isOfTokens: boolean

  /**
   * @param scopes that are asked for.
   * @param isOfTokens a bearer token may carry them; `false`: only keys and the like, which have no such challenge.
   */
  constructor(
    readonly scopes: readonly string[],
    isOfTokens = true,
  ) {
    this.#isOfTokens = isOfTokens
  }

  /** As OAuth 2 writes them (RFC 6749, 3.3): `'items:read items:write'` */
  get scopeText(): string {
    return this.scopes.join(' ')
  }

  /**
   * Ends the request with 403 unless all scopes are among `granted` (RFC 6750, 3.1: `insufficient_scope`).
   *
   * @param granted what the credential allows.
   * @throws Forbidden
   */
  check(granted: Iterable<string>, detail = 'Not enough permissions'): void {
    const known = new Set(granted)
    if (!this.scopes.every((scope) => known.has(scope))) {
      const challenge = challengeText('Bearer', { error: 'insufficient_scope', scope: this.scopeText })
      throw new Forbidden(detail, this.#isOfTokens ? { headers: { 'www-authenticate': challenge } } : {})
    }
  }
}
