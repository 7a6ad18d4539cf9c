import type { FastifyReply, FastifyRequest } from 'fastify'
import { Abandoned } from '../dependencies/request-scope.js'
import { type AnyGenerator, resourceOfGenerator, resourceOfValue } from '../dependencies/resource.js'
import { isThenable } from '../engine/thenable.js'
import { ProviderError } from '../errors/provider-error.js'
import type { Provider } from '../operation.js'
import type { RequestScopes } from './request-scopes.js'
import { knownOf } from './request-state.js'

/** What becomes of what a provider gave, in generated code and in the interpreter alike. */
export class StepEnd {
  constructor(
    private readonly provider: Provider,
    private readonly scopes: RequestScopes,
  ) {}

  /** What a generator has yielded; what follows is run when the request ends. */
  yielded(generator: AnyGenerator, step: IteratorResult<unknown, unknown>, request: FastifyRequest): unknown {
    const resource = resourceOfGenerator(this.provider, generator, step)
    this.scopes.of(request).hold(resource)
    return step.value
  }

  /**
   * A value that is disposed when the request ends.
   *
   * @throws ProviderError of a token, which a function of the context gave: what that makes, or checks, nobody would run.
   */
  kept(value: unknown, args: readonly unknown[], request: FastifyRequest, reply: FastifyReply): unknown {
    const { name, tokenName } = this.provider
    const token = typeof value === 'function' ? tokenName?.(value) : undefined
    if (token !== undefined) {
      throw new ProviderError(
        name,
        `it gave the provider ${token}; a token is given itself, not by a function`,
      )
    }
    const resource = resourceOfValue(this.provider, value, args)
    if (resource !== undefined && !isOfServer(value, request, reply)) {
      this.scopes.of(request).hold(resource)
    }
    return value
  }
}

/** Fastify and Node's own objects are disposable too, and not ours to end. */
function isOfServer(value: unknown, { server, raw }: FastifyRequest, reply: FastifyReply): boolean {
  return (
    value === server ||
    value === raw ||
    value === raw.socket ||
    value === reply.raw ||
    value === server.server
  )
}

/** Ends a plan whose request has ended while it waited. */
export function checkRunning(request: FastifyRequest): void {
  if (knownOf(request)?.scope?.isOver === true) {
    throw new Abandoned()
  }
}

/**
 * Whether something must be waited for. Fastify's reply is thenable, and fulfilled when the response has been sent:
 * a dependency that sets a header may return it, and nobody waits for that.
 */
export function isPending(value: unknown, reply: FastifyReply): value is PromiseLike<unknown> {
  return value !== (reply as unknown) && isThenable(value)
}
