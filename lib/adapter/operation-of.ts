import type { FastifyRequest } from 'fastify'
import type { Operation } from '../operation.js'

/** In a route's `config`: the operation it serves. */
export const OPERATION: unique symbol = Symbol.for('typefast.operation')

/** The operation a request is for; `undefined` for routes that are not ours. */
export function operationOf(request: FastifyRequest): Operation | undefined {
  return (request.routeOptions?.config as { [OPERATION]?: Operation } | undefined)?.[OPERATION]
}
