import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

/** What HMAC with SHA-256 asks for (RFC 7518, 3.2), in bytes. */
const LEAST_SECRET = 32

export class Settings {
  readonly issuer: string = 'https://auth.example.com'
  readonly audience: string = 'https://notes.example.com'
  /** Of an access token, in seconds. */
  readonly accessLifetime: number = 15 * 60
  /** Of a login, however often it is refreshed, in seconds. */
  readonly loginLifetime: number = 14 * 24 * 60 * 60

  /** @param key that tokens are signed with: a `KeyObject`, which a log does not show. */
  constructor(readonly key: KeyObject = createSecretKey(randomBytes(LEAST_SECRET))) {}

  /**
   * Of `AUTH_SECRET`, by which tokens outlive the process and hold in others too; without one the key is new.
   *
   * @throws RangeError for a secret that can be guessed.
   */
  static of({ AUTH_SECRET }: NodeJS.ProcessEnv): Settings {
    if (AUTH_SECRET === undefined) return new Settings()
    const secret = Buffer.from(AUTH_SECRET)
    if (secret.length < LEAST_SECRET) {
      throw new RangeError(`AUTH_SECRET has ${secret.length} bytes; give it ${LEAST_SECRET}, random ones`)
    }
    return new Settings(createSecretKey(secret))
  }
}
