import { classTypes, methodTypes } from '../metadata/described.js'
import type { DemandOptions, RouteOptions, SharedOptions, Token } from '../metadata/options.js'
import type { HandlerRecord, RouteRecord } from '../metadata/records.js'
import { parameterTypes, returnType } from '../metadata/reflect.js'
import type { Argument, Operation } from '../operation.js'
import { merge } from '../shape/merge.js'
import { HTTP_METHODS, type HttpMethod, type JsonSchema } from '../types.js'
import { compileBody } from './body.js'
import type { ControllerModel } from './controllers.js'
import { compileDocumentation } from './documentation.js'
import { compileSignature } from './inputs.js'
import { compileOutput } from './output.js'
import { joinPath, placeholdersOf } from './path.js'
import { checkPath, knowingEachOther } from './path-check.js'
import { compilePlan, type Level } from './plan.js'
import type { HandlerPlace, Program } from './program.js'
import { toUse } from './security.js'
import { toOperationId } from './words.js'

/** An operation, and all that it depends on: it is compiled anew where one of these is replaced. */
export interface CompiledOperation {
  readonly operation: Operation
  readonly tokens: ReadonlySet<Token>
}

/** The operations of one handler: one for each of its routes, and of `@All` one for each method. */
export function compileHandler(
  controller: ControllerModel,
  handler: HandlerRecord,
  program: Program,
): CompiledOperation[] {
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
): CompiledOperation {
  const place: HandlerPlace = { controller: controller.name, handler: handler.name }
  const options = joinOptions(program.options.defaults ?? {}, controller.options, said)
  const { groups = [] } = options
  const path = joinPath(program.options.prefix ?? '', controller.prefix, own)
  const id = idOf(controller, handler, method, path, route, program)
  checkOptions(options, place, program)
  checkDemands([controller.options, said], place, program)
  const described = methodTypes(controller.target, handler.name)
  const signature = compileSignature(
    {
      described,
      placeholders: placeholdersOf(path),
      records: handler.parameters,
      types: parameterTypes(controller.target, handler.name) ?? [],
      length: lengthOf(controller.target, handler.name),
      groups,
    },
    place,
    program,
  )
  const plan = compilePlan(levelsOf(controller, handler, said, program), signature, place, program)
  checkPath(
    {
      own: signature.inputs,
      records: handler.parameters,
      others: plan.others,
      takesRequest: plan.takesRequest,
      spared: plan.spared,
    },
    path,
    place,
    program,
  )
  const readsBody = method !== 'GET' && method !== 'HEAD'
  const body = compileBody(signature.bodies, { operationId: id, readsBody }, place, program)
  const made = program.providers.of(controller.target, place)
  if (made !== undefined && made.provider.scope !== 'app') {
    program.report(
      'SCOPE_MISMATCH',
      { controller: controller.name },
      `a controller is made once for the application; depend in its handlers on what belongs to a request`,
    )
  }
  const operation: Operation = {
    id,
    method,
    path,
    controller: {
      name: controller.name,
      ...descriptionOf(controller),
      provider: made?.provider ?? UNMADE,
    },
    handler: handler.name,
    arguments: plan.arguments,
    inputs: knowingEachOther(plan.inputs),
    ...(body && { body }),
    output: compileOutput(
      options,
      { declared: returnType(controller.target, handler.name), described },
      groups,
      place,
      program,
    ),
    dependencies: plan.dependencies,
    shared: [made?.provider ?? UNMADE, ...plan.shared],
    depends:
      plan.tokens.size > 0 || plan.dependencies.length > 0 || plan.arguments.some(({ kind }) => isMade(kind)),
    security: plan.security,
    documentation: compileDocumentation(options, { controller, handler, described }, place, program),
    ...(options.bodyLimit === undefined ? {} : { bodyLimit: options.bodyLimit }),
    ...(options.handlerTimeout === undefined ? {} : { handlerTimeout: options.handlerTimeout }),
    coercion: options.coercion ?? program.options.coercion ?? 'strict',
  }
  return { operation, tokens: new Set([...plan.tokens, ...(made?.tokens ?? [])]) }
}

function descriptionOf({ target }: ControllerModel): { readonly description?: string } {
  const description = classTypes(target)?.description
  return description === undefined ? {} : { description }
}

const isMade = (kind: Argument['kind']): boolean => kind === 'signal' || kind === 'value'

/** Of a controller that cannot be made: there is a fault, and nothing is served. */
const UNMADE: Operation['controller']['provider'] = {
  name: '',
  scope: 'app',
  until: 'response',
  lazy: false,
  maker: { kind: 'value', value: undefined },
  arguments: [],
}

/** What is demanded further out comes first; at one place, what an option says before what a decorator says. */
function levelsOf(
  controller: ControllerModel,
  handler: HandlerRecord,
  route: RouteOptions,
  { options }: Program,
): Level[] {
  const ofClasses = controller.demands.flatMap(({ options: said, dependencies, security }) => [
    optionLevel(said),
    { dependencies, security, clears: false },
  ])
  return [optionLevel(options), ...ofClasses, optionLevel(route), { ...handler, clears: false }]
}

/** An empty list of credentials takes back those that are asked for further out, as OpenAPI has it (4.8.10). */
function optionLevel({ dependencies, security }: DemandOptions): Level {
  // What is no list is a fault of its own.
  const uses = Array.isArray(security) ? security.map(toUse) : []
  return {
    dependencies: Array.isArray(dependencies) ? dependencies : [],
    security: uses,
    clears: security?.length === 0,
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

function lengthOf({ prototype }: ControllerModel['target'], handler: string): number {
  return (Reflect.get(prototype as object, handler) as (...args: never[]) => unknown).length
}

function checkOptions(
  { bodyLimit, handlerTimeout, throws = [], coercion }: RouteOptions,
  place: HandlerPlace,
  { report }: Program,
): void {
  if (bodyLimit !== undefined && !(Number.isInteger(bodyLimit) && bodyLimit > 0)) {
    report('OPTION_INVALID', place, `bodyLimit must be a number of bytes above 0, not ${String(bodyLimit)}`)
  }
  if (handlerTimeout !== undefined && !isDuration(handlerTimeout)) {
    report(
      'OPTION_INVALID',
      place,
      `handlerTimeout must be a number of milliseconds from 1 to ${LONGEST}, not ${String(handlerTimeout)}`,
    )
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

/** What a timer of Node can wait for; it takes more for 1. */
const LONGEST = 2 ** 31 - 1

const isDuration = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= LONGEST

function checkDemands(levels: readonly DemandOptions[], place: HandlerPlace, { report }: Program): void {
  for (const option of ['dependencies', 'security'] as const) {
    if (levels.some((level) => level[option] !== undefined && !Array.isArray(level[option]))) {
      report('OPTION_INVALID', place, `${option} must be a list: { ${option}: [...] }`)
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
