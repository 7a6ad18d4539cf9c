import { isThenable } from '../engine/thenable.js'
import { ProviderError } from '../errors/provider-error.js'
import type { Provider, Until } from '../operation.js'

/** Something that was made, and must be ended once. */
export abstract class Resource {
  /** What was made before it, and is ended after it. */
  before: Resource | undefined = undefined
  /** The name of what made it. */
  readonly provider: string
  readonly until: Until

  constructor({ name, until }: Provider) {
    this.provider = name
    this.until = until
  }

  /**
   * All went well.
   *
   * @param result what the handler returned, where it has just returned.
   * @returns a promise where it must be waited for; it, or the promise, may be a `ReplacedResult`.
   */
  abstract end(result?: unknown): unknown
  /**
   * The request failed. Gives, or promises, the error that goes on: `error`, or what it was translated to.
   */
  abstract fail(error: unknown): unknown
}

export type AnyGenerator = Generator<unknown, unknown, unknown> | AsyncGenerator<unknown, unknown, unknown>
type Step = IteratorResult<unknown, unknown>

/** A generator that has yielded its value: what follows is its teardown. */
class GeneratorResource extends Resource {
  constructor(
    provider: Provider,
    private readonly generator: AnyGenerator,
  ) {
    super(provider)
  }

  end(result?: unknown): unknown {
    const step = this.generator.next(result)
    return 'then' in step ? step.then((late) => this.#ended(late)) : this.#ended(step)
  }

  /** What the generator throws is the error that goes on; it may be another one. */
  async fail(error: unknown): Promise<unknown> {
    try {
      this.#ended((await this.generator.throw(error)) as Step)
    } catch (thrown) {
      return thrown
    }
    return new ProviderError(
      this.provider,
      'it caught the error of the request and threw none; throw it again',
      {
        cause: error,
      },
    )
  }

  #ended({ done, value }: Step): unknown {
    if (done !== true) {
      // It runs what is left of its `finally` blocks, and yields no more.
      const rest = this.generator.return(undefined)
      if (isThenable(rest)) rest.then(undefined, () => undefined)
      throw new ProviderError(this.provider, 'it yielded twice; a provider yields its value once')
    }
    return value
  }
}

/** An object that is disposed. */
class DisposableResource extends Resource {
  constructor(
    provider: Provider,
    private readonly value: object,
  ) {
    super(provider)
  }

  end(): unknown {
    const { [Symbol.asyncDispose]: later, [Symbol.dispose]: now } = this.value as Partial<
      AsyncDisposable & Disposable
    >
    return later === undefined ? now?.call(this.value) : later.call(this.value)
  }

  async fail(error: unknown): Promise<unknown> {
    await this.end()
    return error
  }
}

/** Whether a value is disposed when its owner ends. */
function isDisposable(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && (Symbol.asyncDispose in value || Symbol.dispose in value)
  )
}

/**
 * What is to be ended of a generator, which has given `step` first.
 *
 * @throws ProviderError where it ended without a value.
 */
export function resourceOfGenerator(provider: Provider, generator: AnyGenerator, { done }: Step): Resource {
  if (done === true) {
    throw new ProviderError(provider.name, 'it ended without yielding a value')
  }
  return new GeneratorResource(provider, generator)
}

/** What is to be disposed of a value; nothing where it was given to its provider: then it is another's. */
export function resourceOfValue(
  provider: Provider,
  value: unknown,
  args: readonly unknown[],
): Resource | undefined {
  return isDisposable(value) && !args.includes(value) ? new DisposableResource(provider, value) : undefined
}
