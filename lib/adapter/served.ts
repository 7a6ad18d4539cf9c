import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Operation } from '../operation.js'
import { type HandlerCall, handlerCall } from './handler-call.js'
import { needsPlan, type PlanContext, planRunner } from './plan.js'
import type { PlanRunner } from './plan-parts.js'
import { requestReader } from './request-reader.js'

/** An operation as it is served: what runs for a request, made when the first one comes. */
export class Served {
  #operation: Operation
  #prepare: PlanRunner | undefined
  #call: HandlerCall | undefined

  constructor(
    operation: Operation,
    private readonly context: PlanContext,
  ) {
    this.#operation = operation
  }

  get operation(): Operation {
    return this.#operation
  }

  /** Serves the same operation with other providers, from the next request on. */
  replace(operation: Operation): void {
    this.#operation = operation
    this.#prepare = undefined
    this.#call = undefined
  }

  /** Makes what the handler needs, and reads its inputs. */
  prepare(request: FastifyRequest, reply: FastifyReply): ReturnType<PlanRunner> {
    if (this.#prepare !== undefined) {
      return this.#prepare(request, reply)
    }
    const pending = this.context.application.ensure(this.#operation.shared)
    return pending === undefined
      ? this.#prepared()(request, reply)
      : pending.then(() => this.#prepared()(request, reply))
  }

  /** Calls the handler with what was prepared. */
  call(values: Parameters<HandlerCall>[0], request: FastifyRequest, reply: FastifyReply): unknown {
    if (this.#call !== undefined) {
      return this.#call(values, request, reply)
    }
    const pending = this.context.application.ensure(this.#operation.shared)
    return pending === undefined
      ? this.#called()(values, request, reply)
      : pending.then(() => this.#called()(values, request, reply))
  }

  #called(): HandlerCall {
    this.#call ??= handlerCall(this.#operation, this.context)
    return this.#call
  }

  #prepared(): PlanRunner {
    const { settings, query } = this.context
    this.#prepare ??= needsPlan(this.#operation)
      ? planRunner(this.#operation, this.context)
      : requestReader(this.#operation, settings, query)
    return this.#prepare
  }
}
