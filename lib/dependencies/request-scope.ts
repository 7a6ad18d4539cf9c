import { isThenable, later } from '../engine/thenable.js'
import { ReplacedResult } from './replaced-result.js'
import type { Resource } from './resource.js'

/** Is told of the scopes of its requests. */
export interface ScopeListener<Request> {
  /** A teardown failed, and the request goes on. */
  failed(request: Request, provider: string, error: unknown): void
  /** Everything that the request has made has ended. */
  ended(request: Request): void
}

/**
 * What one request has made and must end, each once, the last first: when the handler has returned, or when the
 * response has been sent and nothing of ours runs any more.
 */
export class RequestScope<Request = unknown> {
  /** What was made last. */
  #last: Resource | undefined
  /** A provider or the handler is running. */
  #busy = true
  #handlerReturned = false
  /** The response is over; `false`: the client left before it had all of it. */
  #completed: boolean | undefined
  /** What a provider or the handler threw. */
  #failure: { readonly error: unknown } | undefined
  #error: unknown
  #ended = false

  constructor(
    private readonly request: Request,
    private readonly listener: ScopeListener<Request>,
  ) {}

  /** Everything was torn down, or is being so: what needs it must not run. */
  get isOver(): boolean {
    return this.#ended
  }

  /**
   * Adds what is to be ended.
   *
   * @throws Abandoned where it comes too late: it is ended at once.
   */
  hold(resource: Resource): void {
    if (this.#ended) {
      this.#discard(resource)
      throw new Abandoned()
    }
    resource.before = this.#last
    this.#last = resource
  }

  /** Providers have run. */
  rest(): void {
    this.#busy = false
    this.#closeIfOver()
  }

  /** The handler starts. */
  enterHandler(): void {
    this.#busy = true
  }

  /** The handler has returned, and what it returned is on its way. */
  returned(): void {
    this.#handlerReturned = true
    this.rest()
  }

  /** A provider or the handler has failed. Who answers with its error calls `fail`; where nobody does, it is done here. */
  failed(error: unknown): void {
    this.#busy = false
    this.#failure = { error }
    this.#closeIfOver()
  }

  /**
   * The connection is done with the response.
   *
   * @param completed all of it was sent.
   */
  responded(completed: boolean): void {
    this.#completed = completed
    this.#closeIfOver()
  }

  /**
   * The handler has returned: ends what was to end with it.
   *
   * @param result of the handler.
   * @returns what is to be answered with, or the promise of it where something must be waited for.
   * @throws what a teardown throws: the request fails with it.
   */
  leaveHandler(result: unknown): unknown {
    let current = result
    let after: Resource | undefined
    for (let resource = this.#last; resource !== undefined; resource = resource.before) {
      if (resource.until !== 'handler') {
        after = resource
        continue
      }
      if (after === undefined) this.#last = resource.before
      else after.before = resource.before
      const ended = resource.end(current)
      if (isThenable(ended)) {
        const before = current
        return later(ended, (late) => this.leaveHandler(resultAfter(late, before)))
      }
      current = resultAfter(ended, current)
    }
    return current
  }

  /**
   * The request failed: all is ended with its error.
   *
   * @returns the error to answer with, which a generator may have translated.
   */
  async fail(error: unknown): Promise<unknown> {
    if (this.#ended) {
      return error
    }
    this.#error = error
    this.#ended = true
    let current = error
    for (let resource = this.#pop(); resource !== undefined; resource = this.#pop()) {
      try {
        const next = await resource.fail(current)
        if (next !== current && isLost(current, next))
          this.listener.failed(this.request, resource.provider, current)
        current = next
      } catch (broken) {
        this.listener.failed(this.request, resource.provider, broken)
      }
    }
    this.listener.ended(this.request)
    return current
  }

  #pop(): Resource | undefined {
    const resource = this.#last
    this.#last = resource?.before
    return resource
  }

  #closeIfOver(): void {
    if (this.#busy || this.#ended || this.#completed === undefined) {
      return
    }
    if (this.#failure !== undefined) {
      void this.fail(this.#failure.error)
      return
    }
    if (!this.#completed && !this.#handlerReturned) {
      void this.fail(new ClientLeft())
      return
    }
    this.#ended = true
    this.#endRest()
  }

  #endRest(): void {
    for (let resource = this.#pop(); resource !== undefined; resource = this.#pop()) {
      const { provider } = resource
      try {
        const pending = resource.end()
        if (isThenable(pending)) {
          const failed = (error: unknown): void => this.listener.failed(this.request, provider, error)
          void later(pending, () => undefined, failed).then(() => this.#endRest())
          return
        }
      } catch (error) {
        this.listener.failed(this.request, provider, error)
      }
    }
    this.listener.ended(this.request)
  }

  /** Its request is over: it is told so, and whatever it says is logged. */
  #discard(resource: Resource): void {
    const { provider } = resource
    this.#error ??= new Abandoned()
    const log = (error: unknown): void => this.listener.failed(this.request, provider, error)
    try {
      const pending = resource.fail(this.#error)
      if (isThenable(pending)) {
        pending.then((error: unknown) => {
          if (error !== this.#error) log(error)
        }, log)
      }
    } catch (error) {
      log(error)
    }
  }
}

const resultAfter = (ended: unknown, result: unknown): unknown =>
  ended instanceof ReplacedResult ? ended.value : result

/** A translated error that is neither an answer nor the cause of the new one would be seen by nobody. */
function isLost(error: unknown, next: unknown): boolean {
  const { cause } = (next ?? {}) as { cause?: unknown }
  return cause !== error && !(typeof error === 'object' && error !== null && 'status' in error)
}

/** Nobody is there to get the answer. */
export class ClientLeft extends Error {
  override readonly name = 'AbortError'

  constructor() {
    super('the client closed the connection')
  }
}

/** What is still running after its request has ended throws it, and nobody is told. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned'

  constructor() {
    super('the request has ended')
  }
}
