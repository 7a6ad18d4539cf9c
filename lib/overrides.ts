import type { Served } from './adapter/served.js'
import type { Compiled } from './compile/compile.js'
import type { ProviderOption } from './compile/replacements.js'
import type { Operation } from './operation.js'

/**
 * Providers that were put in place of others while an application runs. Of two for one token the last one holds,
 * whichever is taken back first.
 */
export class Overrides {
  readonly #all: ProviderOption[] = []
  #compiled: Compiled

  constructor(
    private readonly original: Compiled,
    private readonly served: readonly Served[],
  ) {
    this.#compiled = original
  }

  /** The program with all overrides. */
  get compiled(): Compiled {
    return this.#compiled
  }

  /**
   * Adds one, and serves what depends on its token anew.
   *
   * @returns the way back.
   * @throws DeclarationError where it is at fault: then nothing has changed.
   */
  add(provider: ProviderOption): () => void {
    this.#all.push(provider)
    try {
      this.#serve()
    } catch (error) {
      this.#all.pop()
      throw error
    }
    return () => {
      const at = this.#all.indexOf(provider)
      if (at !== -1) {
        this.#all.splice(at, 1)
        this.#serve()
      }
    }
  }

  #serve(): void {
    this.#compiled = this.#all.reduce((program, provider) => program.replace(provider), this.original)
    for (const [index, each] of this.served.entries()) {
      const operation = this.#compiled.operations[index] as Operation
      if (each.operation !== operation) each.replace(operation)
    }
  }
}
