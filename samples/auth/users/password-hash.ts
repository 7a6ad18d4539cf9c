import { randomBytes, timingSafeEqual } from 'node:crypto'
import { argon2id } from 'hash-wasm'

/** What OWASP's cheat sheet on password storage asks for; memory in KiB. */
const COST = { iterations: 2, memorySize: 19 * 1024, parallelism: 1, hashLength: 32 } as const

/** All that is kept of a password. */
export class PasswordHash {
  private constructor(
    readonly salt: Uint8Array,
    readonly digest: Uint8Array,
  ) {}

  static async of(password: string, salt: Uint8Array = randomBytes(16)): Promise<PasswordHash> {
    // On the thread that answers requests, for some 80 ms: where many log in, a worker thread is the place.
    return new PasswordHash(salt, await argon2id({ ...COST, password, salt, outputType: 'binary' }))
  }

  async fits(password: string): Promise<boolean> {
    const { digest } = await PasswordHash.of(password, this.salt)
    return timingSafeEqual(digest, this.digest)
  }
}
