import type { Served } from './adapter/served.js'
import type { Compiled } from './compile/compile.js'
import type { ProviderOption } from './compile/replacements.js'
import type { Operation } from './operation.js'

/** A provider that was put in place of another, and the program with it and those before it. */
interface Override {
  readonly provider: ProviderOption
  readonly compiled: Compiled
}

/**
 * Providers that were put in place of others while an application runs. Of two for one token the last one holds,
 * whichever is taken back first.
 */
export class Overrides {
  #all: readonly Override[] = []

  /**
   * @param check throws where what is to be served needs what is not there.
   */
  constructor(
    private readonly original: Compiled,
    private readonly served: readonly Served[],
    private readonly check: (operations: readonly Operation[]) => void,
  ) {}

  /** The program with all overrides. */
  get compiled(): Compiled {
    return this.#all.at(-1)?.compiled ?? this.original
  }

  /**
   * Adds one, and serves what depends on its token anew.
   *
   * @returns the way back.
   * @throws DeclarationError where it is at fault: then nothing has changed.
   */
  add(provider: ProviderOption): () => void {
    const compiled = this.compiled.replace(provider)
    this.check(compiled.operations)
    const added: Override = { provider, compiled }
    this.#serve([...this.#all, added])
    return () => this.#takeBack(provider)
  }

  /** Those that came before it stay as they are, with what was made for them. */
  #takeBack(provider: ProviderOption): void {
    const at = this.#all.findIndex((each) => each.provider === provider)
    if (at === -1) {
      return
    }
    const rest = this.#all.slice(0, at)
    for (const { provider: later } of this.#all.slice(at + 1)) {
      const before = rest.at(-1)?.compiled ?? this.original
      rest.push({ provider: later, compiled: before.replace(later) })
    }
    this.#serve(rest)
  }

  #serve(all: readonly Override[]): void {
    this.#all = all
    for (const [index, each] of this.served.entries()) {
      const operation = this.compiled.operations[index] as Operation
      if (each.operation !== operation) each.replace(operation)
    }
  }
}
