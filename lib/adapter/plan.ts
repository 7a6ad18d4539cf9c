import type { ApplicationScope } from '../dependencies/application-scope.js'
import { isThenable } from '../engine/thenable.js'
import type { Issue } from '../errors/issue.js'
import type { Argument, Dependency, Operation } from '../operation.js'
import { credentialReader } from './credential-reader.js'
import { planCode } from './plan-code.js'
import { interpretedPlan } from './plan-interpreter.js'
import type { PlanParts, PlanRunner, Step } from './plan-parts.js'
import { type Refused, type RequestReader, requestReader, type Values } from './request-reader.js'
import type { RequestScopes } from './request-scopes.js'
import type { Settings } from './settings.js'
import type { SourceReader } from './sources.js'
import { StepEnd } from './step-end.js'

export interface PlanContext {
  readonly settings: Settings
  readonly query: SourceReader
  readonly application: ApplicationScope
  readonly scopes: RequestScopes
}

/** Whether a plan is needed: there is something to make, or something that the application has made. */
export function needsPlan({ dependencies, arguments: args }: Operation): boolean {
  return dependencies.length > 0 || args.some(({ kind }) => !READ.has(kind))
}

const READ: ReadonlySet<Argument['kind']> = new Set(['input', 'body', 'request', 'reply'])

/** Chooses, once, how everything that an operation depends on is made. */
export function planRunner(operation: Operation, context: PlanContext): PlanRunner {
  const parts = partsOf(operation, context)
  return context.settings.engine.name === 'generate' ? planCode(parts) : interpretedPlan(parts)
}

function partsOf(operation: Operation, context: PlanContext): PlanParts {
  const steps: Step[] = []
  for (const dependency of operation.dependencies) {
    steps.push(stepOf(operation, dependency, steps, context))
  }
  const read = (args: readonly Argument[], body?: Operation['body']): RequestReader | undefined =>
    readerOf(operation, args, body, context)
  const own = read(operation.arguments, operation.body)
  const parameters = read(operation.arguments)
  return {
    id: operation.id,
    steps,
    arguments: operation.arguments,
    ...(own && { own }),
    refuse: (request, issues) => {
      const outcome = parameters?.(request) ?? []
      return isThenable(outcome)
        ? outcome.then((late) => joined(issues, late as Values | Refused))
        : joined(issues, outcome)
    },
    application: context.application,
  }
}

function stepOf(
  operation: Operation,
  dependency: Dependency,
  before: readonly Step[],
  context: PlanContext,
): Step {
  if (dependency.kind === 'credential') {
    return { kind: 'credential', read: credentialReader(dependency.use, context.query) }
  }
  const { provider, arguments: args } = dependency
  const read = readerOf(operation, args, undefined, context)
  const needs = args
    .flatMap((argument) => (argument.kind === 'dependency' ? [argument.dependency] : []))
    .filter((index) => canFail(before[index]))
  return {
    kind: 'provided',
    provider,
    arguments: args,
    ...(read && { read }),
    needs,
    canFail: read !== undefined || needs.length > 0,
    end: new StepEnd(provider, context.scopes),
  }
}

const canFail = (step: Step | undefined): boolean => step?.kind === 'provided' && step.canFail

/** Reads the inputs among `args`, and the body where it is given. */
function readerOf(
  { id, inputs, coercion, ...operation }: Operation,
  args: readonly Argument[],
  body: Operation['body'],
  { settings, query }: PlanContext,
): RequestReader | undefined {
  const positions = args.flatMap((argument) => (argument.kind === 'input' ? [argument.input] : []))
  if (positions.length === 0 && body === undefined) {
    return undefined
  }
  const own = args.map((argument): Argument => {
    if (argument.kind === 'input') return { kind: 'input', input: positions.indexOf(argument.input) }
    return argument.kind === 'body' && body !== undefined ? argument : { kind: 'value', value: undefined }
  })
  const part = { ...operation, id, coercion, inputs: positions.map((at) => inputs[at]!), arguments: own }
  return requestReader(body === undefined ? withoutBody(part) : part, settings, query)
}

function withoutBody({ body, ...operation }: Operation): Operation {
  void body
  return operation
}

function joined(issues: readonly Issue[], outcome: Values | Refused): Refused {
  return { issues: Array.isArray(outcome) ? issues : [...issues, ...(outcome as Refused).issues] }
}
