import type { SecurityScheme } from '../security/scheme.js'
import type { SecurityUse } from '../security/security-use.js'

/** The credentials that one operation asks for, in the order in which they are. */
export class Credentials {
  readonly #asked: { readonly use: SecurityUse; readonly taken: boolean }[] = []
  readonly #spared = new Set<SecurityScheme>()

  /** For its effect: by an option, or a decorator of a class or a method. */
  demand(use: SecurityUse): void {
    this.#asked.push({ use, taken: false })
  }

  /** By a parameter: what takes a credential judges it. */
  take(use: SecurityUse): void {
    this.#asked.push({ use, taken: true })
  }

  /** Something stands for what would have judged those. */
  spare(schemes: Iterable<SecurityScheme>): void {
    for (const scheme of schemes) this.#spared.add(scheme)
  }

  isSpared(scheme: SecurityScheme): boolean {
    return this.#spared.has(scheme)
  }

  /** All that is asked in effect. */
  get uses(): SecurityUse[] {
    return this.#asked.flatMap(({ use, taken }) => {
      if (taken) return [use]
      return this.isWaived(use) ? [] : [this.narrowed(use)]
    })
  }

  /** What is asked for and nobody takes: a scheme reads a credential and does not judge it, so that any would do. */
  get untaken(): SecurityScheme[] {
    return this.uses
      .filter((use) => !this.hasNamesake(use))
      .flatMap(({ schemes }) => schemes)
      .filter((scheme) => !this.#isTaken(scheme))
  }

  /**
   * Of alternatives, those that somebody takes, where one of these is needed anyway: `bearer` where `bearer or key` is
   * demanded and a provider takes `bearer`. A key alone would not do.
   */
  narrowed(use: SecurityUse): SecurityUse {
    const isMet = this.#takes.some(
      ({ schemes, optional }) => !optional && schemes.every((scheme) => use.schemes.includes(scheme)),
    )
    return isMet ? { ...use, schemes: use.schemes.filter((scheme) => this.#isTaken(scheme)) } : use
  }

  /** Whether a demand has gone with those that would have judged it. What somebody else needs is still asked for. */
  isWaived({ schemes }: SecurityUse): boolean {
    const needed = new Set(this.#takes.flatMap((use) => (use.optional ? [] : use.schemes)))
    return (
      schemes.some((scheme) => this.isSpared(scheme)) &&
      schemes.every((scheme) => !needed.has(scheme) && (this.isSpared(scheme) || !this.#isTaken(scheme)))
    )
  }

  /** Whether another scheme of one name is taken. That is a fault of its own, and the one to mend. */
  hasNamesake({ schemes }: SecurityUse): boolean {
    const taken = this.#takes.flatMap((use) => use.schemes)
    return schemes.some((scheme) => taken.some((other) => other.name === scheme.name && other !== scheme))
  }

  get #takes(): SecurityUse[] {
    return this.#asked.flatMap(({ use, taken }) => (taken ? [use] : []))
  }

  #isTaken(scheme: SecurityScheme): boolean {
    return this.#takes.some(({ schemes }) => schemes.includes(scheme))
  }
}
