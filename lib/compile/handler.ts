import type { RouteOptions, SharedOptions } from '../metadata/options.js'
import type { HandlerRecord, RouteRecord } from '../metadata/records.js'
import { parameterTypes, returnType } from '../metadata/reflect.js'
import type { Documentation, Operation } from '../operation.js'
import { merge } from '../shape/merge.js'
import { HTTP_METHODS, type HttpMethod, type JsonSchema } from '../types.js'
import type { ControllerModel } from './controllers.js'
import { compileSignature } from './inputs.js'
import { compileOutput, compileResponses } from './output.js'
import { joinPath } from './path.js'
import type { HandlerPlace, Program } from './program.js'
import { controllerNoun, toOperationId, toSummary } from './words.js'

/** The operations of one handler: one for each of its routes, and of `@All` one for each method. */
export function compileHandler(
  controller: ControllerModel,
  handler: HandlerRecord,
  program: Program,
): Operation[] {
  return handler.routes.flatMap((route) =>
    methodsOf(route).map((method) =>
      compileOperation(controller, handler, { ...route, method }, route, program),
    ),
  )
}

/** `HEAD` is answered by `GET`. */
function methodsOf({ method }: RouteRecord): readonly HttpMethod[] {
  return method === 'ALL' ? HTTP_METHODS.filter((each) => each !== 'HEAD') : [method]
}

function compileOperation(
  controller: ControllerModel,
  handler: HandlerRecord,
  { method, path: own, options: said }: RouteRecord & { method: HttpMethod },
  route: RouteRecord,
  program: Program,
): Operation {
  const place: HandlerPlace = { controller: controller.name, handler: handler.name }
  const options = joinOptions(program.options.defaults ?? {}, controller.options, said)
  const { groups = [] } = options
  const path = joinPath(program.options.prefix ?? '', controller.prefix, own)
  const id = idOf(controller, handler, method, path, route, program)
  checkOptions(options, place, program)
  const signature = compileSignature(
    {
      records: handler.inputs,
      types: parameterTypes(controller.target, handler.name) ?? [],
      length: lengthOf(controller.instance, handler.name),
      path,
      operationId: id,
      groups,
      readsBody: method !== 'GET' && method !== 'HEAD',
    },
    place,
    program,
  )
  return {
    id,
    method,
    path,
    controller: { name: controller.name, instance: controller.instance },
    handler: handler.name,
    ...signature,
    output: compileOutput(options, returnType(controller.target, handler.name), groups, place, program),
    dependencies: [],
    security: [],
    documentation: compileDocumentation(options, controller, handler, place, program),
    ...(options.bodyLimit === undefined ? {} : { bodyLimit: options.bodyLimit }),
    coercion: options.coercion ?? program.options.coercion ?? 'strict',
  }
}

function idOf(
  controller: ControllerModel,
  handler: HandlerRecord,
  method: HttpMethod,
  path: string,
  { method: said, options }: RouteRecord,
  program: Program,
): string {
  const suffix = said === 'ALL' ? method.charAt(0) + method.slice(1).toLowerCase() : ''
  if (options.operationId !== undefined) {
    return options.operationId + suffix
  }
  const names = { controller: controller.name, handler: handler.name, method, path }
  return program.options.operationId?.(names) ?? toOperationId(controller.name, handler.name) + suffix
}

function lengthOf(instance: object, handler: string): number {
  return (Reflect.get(instance, handler) as (...args: never[]) => unknown).length
}

function compileDocumentation(
  options: RouteOptions,
  controller: ControllerModel,
  handler: HandlerRecord,
  place: HandlerPlace,
  program: Program,
): Documentation {
  return {
    summary: options.summary ?? toSummary(handler.name),
    ...(options.description === undefined ? {} : { description: options.description }),
    tags: options.tags ?? [controllerNoun(controller.name)],
    deprecated: options.deprecated === true,
    hidden: options.hidden === true,
    throws: (options.throws ?? []).map((thrown) => (typeof thrown === 'number' ? thrown : thrown.status)),
    responses: compileResponses(options, options.groups ?? [], place, program),
    headers: options.headers ?? {},
    openapi: options.openapi ?? {},
  }
}

function checkOptions(
  { bodyLimit, throws = [], coercion }: RouteOptions,
  place: HandlerPlace,
  { report }: Program,
): void {
  if (bodyLimit !== undefined && !(Number.isInteger(bodyLimit) && bodyLimit > 0)) {
    report('OPTION_INVALID', place, `bodyLimit must be a number of bytes above 0, not ${String(bodyLimit)}`)
  }
  if (coercion !== undefined && coercion !== 'strict' && coercion !== 'lax') {
    report('OPTION_INVALID', place, `coercion must be 'strict' or 'lax', not ${String(coercion)}`)
  }
  for (const thrown of throws) {
    const status = typeof thrown === 'number' ? thrown : thrown?.status
    if (!Number.isInteger(status) || (status as number) < 400 || (status as number) > 599) {
      report(
        'OPTION_INVALID',
        place,
        `throws takes statuses from 400 to 599 and HttpError classes of one, not ${String(thrown)}`,
      )
    }
  }
}

/** Lists and maps add up, the outermost first; of other options the innermost wins. */
function joinOptions(...levels: readonly (SharedOptions & RouteOptions)[]): RouteOptions {
  const joined: RouteOptions = Object.assign({}, ...levels)
  const lists = <T>(of: (level: SharedOptions) => readonly T[] | undefined): T[] =>
    levels.flatMap((level) => of(level) ?? [])
  const merged = Object.assign({}, ...levels.map(({ responses }) => responses)) as NonNullable<
    SharedOptions['responses']
  >
  const openapi = levels.reduce<JsonSchema>(
    (joined, level) => merge(joined, level.openapi ?? {}) as JsonSchema,
    {},
  )
  return {
    ...joined,
    throws: [...new Set(lists((level) => level.throws))],
    responses: merged,
    openapi,
  }
}
