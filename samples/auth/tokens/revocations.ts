import { Injectable } from 'typefast'
import { Clock } from '../clock.js'

/** Access tokens that are refused before they expire, by their ids. Processes that share a key share these too. */
@Injectable()
export class Revocations {
  readonly #ends = new Map<string, Date>()

  constructor(private readonly clock: Clock) {}

  /** @param expiresAt the token's own end, after which it need not be remembered. */
  add(id: string, expiresAt: Date): void {
    const now = this.clock.now()
    for (const [other, end] of this.#ends) {
      if (end <= now) this.#ends.delete(other)
    }
    this.#ends.set(id, expiresAt)
  }

  has(id: string): boolean {
    return this.#ends.has(id)
  }
}
