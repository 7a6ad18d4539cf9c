import type { FastifyInstance, FastifyRequest, preValidationHookHandler, RouteOptions } from 'fastify'
import { jsonText } from '../engine/json-text.js'
import { lazily } from '../engine/lazily.js'
import { isThenable } from '../engine/thenable.js'
import { reasonOf } from '../errors/status.js'
import { RequestValidationError } from '../errors/validation-error.js'
import type { Operation } from '../operation.js'
import { answerOf } from './answer.js'
import { errorText } from './error-body.js'
import { handlerCall } from './handler-call.js'
import { OPERATION } from './operation-of.js'
import { type Refused, requestReader, type Values } from './request-reader.js'
import type { Settings } from './settings.js'
import type { SourceReader } from './sources.js'
import { toError } from './to-error.js'

/** On a request: the arguments its handler will be called with. */
const ARGUMENTS: unique symbol = Symbol('typefast.arguments')

type Prepared = FastifyRequest & { [ARGUMENTS]: Values }

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
  const answer = lazily(() => answerOf(operation, settings))
  const call = lazily(() => handlerCall(operation, settings.engine))
  const { status } = operation.output
  return {
    method: operation.method,
    url: operation.path.slice(prefix.length) || '/',
    exposeHeadRoute: operation.method === 'GET' && !ownHeads.has(operation.path),
    prefixTrailingSlash: 'no-slash',
    config: { [OPERATION]: operation } as RouteOptions['config'] & object,
    ...lastResort(settings),
    ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
    ...(readsNothing(operation) ? {} : { preValidation: preparation(operation, settings, query) }),
    handler: (request, reply) => {
      if (status !== OK) {
        void reply.code(status)
      }
      const result = call((request as Prepared)[ARGUMENTS], request, reply)
      if (isThenable(result)) {
        return result.then((value: unknown) => answer(value, reply))
      }
      const payload = answer(result, reply)
      if (isThenable(payload)) {
        return payload
      }
      reply.send(payload)
    },
  }
}

/** What Fastify answers with unless it is told otherwise. */
const OK = 200

const readsNothing = ({ inputs, body }: Operation): boolean => inputs.length === 0 && body === undefined

/** Reads the inputs of a request. Where none must be waited for, nothing is. */
function preparation(
  operation: Operation,
  settings: Settings,
  query: SourceReader,
): preValidationHookHandler {
  const read = lazily(() => requestReader(operation, settings, query))
  return (request, _reply, done) => {
    let outcome: ReturnType<typeof read>
    try {
      outcome = read(request)
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

function settle(outcome: Values | Refused, request: Prepared, done: (error?: Error) => void): void {
  if (Array.isArray(outcome)) {
    request[ARGUMENTS] = outcome
    done()
  } else {
    done(RequestValidationError.ofClient((outcome as Refused).issues))
  }
}
