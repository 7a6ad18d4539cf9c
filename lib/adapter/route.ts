import type { FastifyRequest, RouteOptions } from 'fastify'
import { jsonText } from '../engine/json-text.js'
import { reasonOf } from '../errors/status.js'
import type { Operation } from '../operation.js'
import { errorText } from './error-body.js'
import { handlerRun } from './handler-run.js'
import { OPERATION } from './operation-of.js'
import type { PlanContext } from './plan.js'
import { preparation } from './preparation.js'
import type { Served } from './served.js'
import type { Settings } from './settings.js'

/** What the routes of one scope share. */
export interface RouteContext extends PlanContext {
  /** The scope's, which is part of every operation's path. */
  readonly prefix: string
  /** Paths that have a `HEAD` operation of their own. */
  readonly ownHeads: ReadonlySet<string>
  /** Runs what follows with `currentRequest()`; absent: nobody asks for it. */
  readonly around?: (request: FastifyRequest, then: () => void) => void
}

/**
 * The Fastify route that serves an operation, at its path below `prefix`. Inputs are read, and dependencies made, in
 * its `preValidation` hook, which runs after those of the scope: what they did to the request is what is read.
 */
export function toRoute(served: Served, context: RouteContext): RouteOptions {
  const { prefix, settings, ownHeads, around } = context
  const { operation } = served
  const prepares = preparesSomething(operation) || around !== undefined
  return {
    method: operation.method,
    url: operation.path.slice(prefix.length) || '/',
    exposeHeadRoute: operation.method === 'GET' && !ownHeads.has(operation.path),
    prefixTrailingSlash: 'no-slash',
    config: { [OPERATION]: served } as RouteOptions['config'] & object,
    ...lastResort(settings),
    ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
    ...(prepares ? { preValidation: preparation(served, context) } : {}),
    handler: handlerRun(served),
  }
}

/** What it depends on may be replaced by something that reads the request. */
function preparesSomething({ inputs, body, handlerTimeout, depends }: Operation): boolean {
  return inputs.length > 0 || body !== undefined || handlerTimeout !== undefined || depends
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
