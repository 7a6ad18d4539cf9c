import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Operation } from '../operation.js'
import { type Answer, answerOf, seesReply } from './answer.js'
import { type HandlerCall, handlerCall } from './handler-call.js'
import { mayStream } from './json-lines.js'
import { needsPlan, type PlanContext, planRunner } from './plan.js'
import type { PlanRunner } from './plan-parts.js'
import { requestReader } from './request-reader.js'

/** What Fastify answers with unless it is told otherwise. */
const OK = 200

/** An operation as it is served: what runs for a request, made when the first one comes. */
export class Served {
  #operation!: Operation
  #prepare: PlanRunner | undefined
  #call: HandlerCall | undefined
  #answer: Answer | undefined
  /** Its dependencies may set the status, so that it is set before them. */
  plans = false
  /** A dependency may send the answer. */
  mayAnswerEarly = false
  /** Providers make something for each request. */
  makes = false
  /** Its time is limited, and the first of several values is what it must have come to. */
  startsInTime = false

  constructor(
    operation: Operation,
    private readonly context: PlanContext,
  ) {
    this.replace(operation)
  }

  get operation(): Operation {
    return this.#operation
  }

  /** Serves the same operation with other providers, from the next request on. */
  replace(operation: Operation): void {
    this.#operation = operation
    this.#prepare = undefined
    this.#call = undefined
    this.#answer = undefined
    this.plans = needsPlan(operation)
    this.startsInTime = operation.handlerTimeout !== undefined && mayStream(operation.output)
    this.mayAnswerEarly = seesReply(operation.dependencies)
    this.makes = operation.dependencies.some(({ kind }) => kind === 'provided')
  }

  /** The status of a success. */
  setStatus(reply: FastifyReply): void {
    const { status } = this.#operation.output
    if (status !== OK) void reply.code(status)
  }

  /** Makes what the handler needs, and reads its inputs. */
  prepare(request: FastifyRequest, reply: FastifyReply): ReturnType<PlanRunner> {
    if (this.#prepare !== undefined) {
      return this.#prepare(request, reply)
    }
    const pending = this.context.application.ensure(this.#operation.shared)
    if (pending !== undefined) {
      // Meanwhile it may have been replaced: then others must be there.
      return pending.then(() => this.prepare(request, reply))
    }
    const { settings, query } = this.context
    this.#prepare = this.plans
      ? planRunner(this.#operation, this.context)
      : requestReader(this.#operation, settings, query)
    return this.#prepare(request, reply)
  }

  /** Calls the handler with what was prepared. */
  call(values: Parameters<HandlerCall>[0], request: FastifyRequest, reply: FastifyReply): unknown {
    if (this.#call !== undefined) {
      return this.#call(values, request, reply)
    }
    const pending = this.context.application.ensure(this.#operation.shared)
    if (pending !== undefined) {
      return pending.then(() => this.call(values, request, reply))
    }
    this.#call = handlerCall(this.#operation, this.context)
    return this.#call(values, request, reply)
  }

  /** Makes a reply ready for what the handler returned. */
  answer(value: unknown, reply: FastifyReply): unknown {
    this.#answer ??= answerOf(this.#operation, this.context.settings)
    return this.#answer(value, reply)
  }
}
