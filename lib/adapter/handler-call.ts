import type { FastifyReply, FastifyRequest } from 'fastify'
import { Code, literal } from '../engine/generated/code.js'
import type { Operation } from '../operation.js'
import type { PlanContext } from './plan.js'
import type { Values } from './request-reader.js'

/** Calls the handler of an operation with the values that were read. */
export type HandlerCall = (values: Values, request: FastifyRequest, reply: FastifyReply) => unknown

/** `(values, request, reply) => handler.call(controller, values[0], request)` */
export function handlerCall(
  { id, controller, handler, arguments: args }: Operation,
  { settings, application }: Pick<PlanContext, 'settings' | 'application'>,
): HandlerCall {
  const instance = application.valueOf(controller.provider) as object
  const method = Reflect.get(instance, handler) as (...args: unknown[]) => unknown
  if (settings.engine.name === 'interpret') {
    return (values, request, reply) =>
      method.apply(
        instance,
        args.map(({ kind }, index) => {
          if (kind === 'request') return request
          return kind === 'reply' ? reply : values[index]
        }),
      )
  }
  const code = new Code()
  code.bind({ handler: method, controller: instance })
  const list = args.map(({ kind }, index) =>
    kind === 'request' || kind === 'reply' ? kind : `values[${literal(index)}]`,
  )
  return code.compile<HandlerCall>(
    'call',
    id,
    ['values', 'request', 'reply'],
    [`return handler.call(${['controller', ...list].join(', ')})`],
  )
}
