import { randomBytes } from 'node:crypto'
import type { JsonSchema } from '../types.js'
import { afterScheme, authParameters } from './auth-parameters.js'
import { challengeText, type SchemeOptions, SecurityScheme } from './scheme.js'

export interface HttpDigestOptions extends SchemeOptions {
  readonly realm?: string
  /** Makes the nonce of a challenge; a random one unless given. Whether it is accepted is the provider's to say. */
  readonly nonce?: () => string
  /** `SHA-256` unless given (RFC 7616, 3.3). */
  readonly algorithm?: string
}

/** What a client sent, by name in lower case: `username`, `realm`, `nonce`, `uri`, `response`, ... */
export type DigestCredentials = Readonly<Record<string, string>>

/** RFC 7616, 3.4: what the server cannot do without. */
const NEEDED = ['username', 'realm', 'nonce', 'uri', 'response']

/** `Authorization: Digest` (RFC 7616). It reads the parameters; comparing `response` is the provider's. */
export class HttpDigest extends SecurityScheme<DigestCredentials> {
  readonly place = { in: 'header', name: 'authorization' } as const
  readonly #options: Required<Pick<HttpDigestOptions, 'realm' | 'nonce' | 'algorithm'>>

  constructor({
    realm = 'api',
    nonce = randomNonce,
    algorithm = 'SHA-256',
    ...options
  }: HttpDigestOptions = {}) {
    super(options)
    this.#options = { realm, nonce, algorithm }
  }

  read(sent: string): DigestCredentials | undefined {
    const found = authParameters(afterScheme('Digest', sent) ?? '')
    return found !== undefined && NEEDED.every((name) => name in found) ? found : undefined
  }

  challenge(): string {
    const { realm, nonce, algorithm } = this.#options
    const text = challengeText('Digest', { realm, qop: 'auth', nonce: nonce() })
    return `${text}, algorithm=${algorithm}, charset=UTF-8`
  }

  toDocument(): JsonSchema {
    return this.documented({ type: 'http', scheme: 'digest' })
  }
}

const randomNonce = (): string => randomBytes(16).toString('base64url')
