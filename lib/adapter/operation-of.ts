import type { FastifyRequest } from 'fastify'
import type { Operation } from '../operation.js'

/** In a route's `config`: what it serves. */
export const OPERATION: unique symbol = Symbol.for('typefast.operation')

/** The operation a request is for; `undefined` for routes that are not ours. */
export function operationOf(request: FastifyRequest): Operation | undefined {
  const config = request.routeOptions?.config as { [OPERATION]?: { operation: Operation } } | undefined
  return config?.[OPERATION]?.operation
}
