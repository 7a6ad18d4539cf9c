import type { MethodUse } from '../metadata/described.js'
import type { ThrownError } from '../metadata/manifest.js'
import type { RouteOptions } from '../metadata/options.js'
import type { HandlerRecord } from '../metadata/records.js'
import type { Documentation } from '../operation.js'
import type { ControllerModel } from './controllers.js'
import { compileResponses } from './output.js'
import type { HandlerPlace, Program } from './program.js'
import { controllerNoun, toSummary } from './words.js'

/** Who says what the document says of an operation. */
export interface Documented {
  readonly controller: ControllerModel
  readonly handler: HandlerRecord
  readonly described: MethodUse | undefined
}

/** What only the document says: options first, then comments and the code. */
export function compileDocumentation(
  options: RouteOptions,
  { controller, handler, described }: Documented,
  place: HandlerPlace,
  program: Program,
): Documentation {
  const description = options.description ?? described?.description
  return {
    summary: options.summary ?? described?.title ?? toSummary(handler.name),
    ...(description === undefined ? {} : { description }),
    tags: options.tags ?? [controllerNoun(controller.name)],
    deprecated: options.deprecated ?? described?.deprecated === true,
    hidden: options.hidden ?? described?.hidden === true,
    throws: thrownErrors(options.throws ?? [], described?.throws ?? []),
    responses: compileResponses(options, options.groups ?? [], place, program),
    headers: options.headers ?? {},
    openapi: options.openapi ?? {},
  }
}

/** What options say, then what the code throws. */
function thrownErrors(
  said: NonNullable<RouteOptions['throws']>,
  found: readonly ThrownError[],
): Documentation['throws'] {
  const statuses = [
    ...said.map((thrown) => (typeof thrown === 'number' ? thrown : thrown.status)),
    ...found.map(({ status }) => status),
  ]
  return [...new Set(statuses)].map((status) => {
    const known = found.filter((error) => error.status === status)
    const texts = known.flatMap(({ description }) => description ?? [])
    return {
      status,
      messages: [...new Set(known.flatMap(({ message }) => message ?? []))],
      ...(texts.length > 0 && { description: [...new Set(texts)].join('; ') }),
    }
  })
}
