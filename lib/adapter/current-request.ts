import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyRequest } from 'fastify'

const requests = new AsyncLocalStorage<FastifyRequest>()

/** Runs `then`, and all that follows from it, as a part of a request. */
export function aroundRequest(request: FastifyRequest, then: () => void): void {
  requests.run(request, then)
}

/**
 * The request that is being answered, wherever the code is that asks: in a dependency, a handler, and what they
 * call. The application must be made with `currentRequest: true`.
 *
 * @throws Error where no request is being answered, or the option is off.
 * @example
 * ```ts
 * currentRequest().log.info('sold out')
 * ```
 */
export function currentRequest(): FastifyRequest {
  const request = requests.getStore()
  if (request === undefined) {
    throw new Error(
      'no request is being answered here; or the application was made without { currentRequest: true }',
    )
  }
  return request
}
