import { ProviderError } from '../errors/provider-error.js'
import type { Argument, Maker, Provider } from '../operation.js'
import { type AnyGenerator, type Resource, resourceOfGenerator, resourceOfValue } from './resource.js'

/** How long `close` waits for requests that never end, in milliseconds. */
const PATIENCE = 10_000

/** What the application has made: once, in the order of what needs what, and ended in reverse when it closes. */
export class ApplicationScope {
  readonly #made = new Map<Provider, unknown>()
  readonly #making = new Map<Provider, Promise<unknown>>()
  readonly #resources: Resource[] = []
  /** Requests that have something to end. */
  #open = 0
  #whenEmpty: (() => void)[] = []
  #isClosed = false

  /**
   * Makes what is not made yet.
   *
   * @returns a promise where something must be made, and nothing where all is there.
   * @throws ProviderError with the names of what needs what.
   */
  ensure(providers: Iterable<Provider>): Promise<void> | undefined {
    const missing = [...providers].filter((provider) => !this.#has(provider))
    return missing.length === 0 ? undefined : this.#makeAll(missing)
  }

  /** What a provider made, which must be there. */
  valueOf(provider: Provider): unknown {
    return provider.maker.kind === 'value' ? provider.maker.value : this.#made.get(provider)
  }

  /** What a lazy provider made, or the promise of it. */
  lazily(provider: Provider): () => unknown {
    let found: { readonly value: unknown } | undefined
    return () => {
      if (found === undefined) {
        if (!this.#has(provider)) return this.#make(provider)
        found = { value: this.valueOf(provider) }
      }
      return found.value
    }
  }

  /** Something of a request has begun: the application does not end what it may need before `left` is called, once. */
  entered(): void {
    this.#open += 1
  }

  left(): void {
    this.#open -= 1
    if (this.#open > 0 || this.#whenEmpty.length === 0) return
    for (const resolve of this.#whenEmpty.splice(0)) resolve()
  }

  /**
   * Ends everything, the last first, when no request needs it any more. What never ends is waited for `PATIENCE`.
   *
   * @param failed is told of what throws; the others are ended all the same.
   */
  async close(failed: (provider: string, error: unknown) => void): Promise<void> {
    this.#isClosed = true
    if (this.#open > 0) {
      await this.#untilEmpty()
    }
    await Promise.allSettled(this.#making.values())
    for (let resource = this.#resources.pop(); resource !== undefined; resource = this.#resources.pop()) {
      try {
        await resource.end()
      } catch (error) {
        failed(resource.provider, error)
      }
    }
  }

  async #untilEmpty(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE)
      this.#whenEmpty.push(resolve)
    })
    clearTimeout(timer)
  }

  #has(provider: Provider): boolean {
    return provider.maker.kind === 'value' || this.#made.has(provider)
  }

  async #makeAll(providers: readonly Provider[]): Promise<void> {
    for (const provider of providers) {
      await this.#make(provider)
    }
  }

  /** Once, however many ask at the same time. */
  #make(provider: Provider): Promise<unknown> {
    let making = this.#making.get(provider)
    if (making === undefined) {
      making = this.#makeNow(provider).finally(() => this.#making.delete(provider))
      this.#making.set(provider, making)
    }
    return making
  }

  async #makeNow(provider: Provider): Promise<unknown> {
    if (this.#has(provider)) {
      return this.valueOf(provider)
    }
    if (this.#isClosed) {
      throw new ProviderError(provider.name, 'the application is closed')
    }
    const args: unknown[] = []
    for (const argument of provider.arguments) {
      args.push(await this.#argument(argument, provider))
    }
    let value: unknown
    try {
      value = await this.#valueFrom(provider, args)
    } catch (error) {
      throw error instanceof ProviderError
        ? error
        : new ProviderError(provider.name, messageOf(error), { cause: error })
    }
    this.#made.set(provider, value)
    return value
  }

  async #argument(argument: Argument, { name }: Provider): Promise<unknown> {
    if (argument.kind !== 'shared') {
      return argument.kind === 'value' ? argument.value : undefined
    }
    try {
      return await this.#make(argument.provider)
    } catch (error) {
      throw (error as ProviderError).neededBy(name)
    }
  }

  async #valueFrom(provider: Provider, args: readonly unknown[]): Promise<unknown> {
    const { maker } = provider
    const made = call(maker, args)
    if (maker.kind === 'generator' || maker.kind === 'async generator') {
      const generator = made as AnyGenerator
      const step = await generator.next()
      this.#resources.push(resourceOfGenerator(provider, generator, step))
      return step.value
    }
    const value = await made
    const resource = resourceOfValue(provider, value, args)
    if (resource !== undefined) this.#resources.push(resource)
    return value
  }
}

/** Calls what makes a value. */
export function call(maker: Maker, args: readonly unknown[]): unknown {
  switch (maker.kind) {
    case 'class':
      return Reflect.construct(maker.target, args)
    case 'value':
      return maker.value
    default:
      return Reflect.apply(maker.call, maker.self, args)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
