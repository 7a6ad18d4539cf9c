import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { isThenable } from '../engine/thenable.js'
import { reasonOf } from '../errors/status.js'
import { RequestValidationError } from '../errors/validation-error.js'
import type { Operation } from '../operation.js'
import { answerOf } from './answer.js'
import { errorText } from './error-body.js'
import { jsonText } from './json-text.js'
import { OPERATION } from './operation-of.js'
import { requestReader } from './request-reader.js'
import type { Settings } from './settings.js'
import type { SourceReader } from './sources.js'
import { toError } from './to-error.js'

/** On a request: the arguments its handler will be called with. */
const ARGUMENTS: unique symbol = Symbol('typefast.arguments')

type Prepared = FastifyRequest & { [ARGUMENTS]: unknown[] }

/** Gives requests of `scope` a place for arguments, so that all are of one hidden class. */
export function decorateRequests(scope: FastifyInstance): void {
  if (!scope.hasRequestDecorator(ARGUMENTS)) {
    scope.decorateRequest(ARGUMENTS, null)
  }
}

/** What the routes of one scope share. */
export interface RouteContext {
  /** The scope's, which is part of every operation's path. */
  readonly prefix: string
  readonly settings: Settings
  readonly query: SourceReader
  /** Paths that have a `HEAD` operation of their own. */
  readonly ownHeads: ReadonlySet<string>
}

/**
 * The Fastify route that serves `operation`, at its path below `prefix`. Inputs are read in its
 * `preValidation` hook, which runs after those of the scope: what they did to the request is what is read.
 */
export function toRoute(
  operation: Operation,
  { prefix, settings, query, ownHeads }: RouteContext,
): RouteOptions {
  const read = requestReader(operation, settings, query)
  const answer = answerOf(operation, settings)
  const { instance } = operation.controller
  const method = Reflect.get(instance, operation.handler) as (...args: unknown[]) => unknown
  const { status } = operation.output
  return {
    method: operation.method,
    url: operation.path.slice(prefix.length) || '/',
    exposeHeadRoute: operation.method === 'GET' && !ownHeads.has(operation.path),
    prefixTrailingSlash: 'no-slash',
    config: { [OPERATION]: operation } as RouteOptions['config'] & object,
    ...lastResort(settings),
    ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
    preValidation: (request, reply, done) => {
      let outcome: ReturnType<typeof read>
      try {
        outcome = read(request, reply)
      } catch (error) {
        done(toError(error))
        return
      }
      if (outcome instanceof Promise) {
        outcome.then(
          (late) => settle(late, request as Prepared, done),
          (error: unknown) => done(toError(error)),
        )
      } else {
        settle(outcome, request as Prepared, done)
      }
    },
    handler: (request, reply) => {
      void reply.code(status)
      const result = method.apply(instance, (request as Prepared)[ARGUMENTS])
      return isThenable(result)
        ? result.then((value: unknown) => answer(value, reply))
        : answer(result, reply)
    },
  }
}

/**
 * What Fastify writes where even the error's answer fails (a hook that throws on each) has the error's message,
 * unless the status has a schema, and its serializer.
 */
function lastResort({ errors }: Settings): Pick<RouteOptions, 'schema' | 'serializerCompiler'> {
  const { text } = errorText({ status: 500, detail: reasonOf(500), headers: {} }, errors)
  return {
    schema: { hide: true, response: { '4xx': {}, '5xx': {} } } as RouteOptions['schema'] & object,
    serializerCompiler: () => (data) => (data instanceof Error ? text : jsonText(data)),
  }
}

type Outcome = Awaited<ReturnType<ReturnType<typeof requestReader>>>

function settle(outcome: Outcome, request: Prepared, done: (error?: Error) => void): void {
  if (outcome.ok) {
    request[ARGUMENTS] = outcome.value
    done()
  } else {
    done(new RequestValidationError(outcome.issues))
  }
}
