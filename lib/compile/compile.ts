import { DeclarationError } from '../errors/declaration-error.js'
import type { Fault, Report } from '../errors/fault.js'
import { hasRegisteredSchemas } from '../metadata/class-validator.js'
import { methodTypes } from '../metadata/described.js'
import type { Token } from '../metadata/options.js'
import type { HandlerRecord } from '../metadata/records.js'
import { parameterTypes } from '../metadata/reflect.js'
import type { Operation, Provider } from '../operation.js'
import { ShapeBuilder } from '../shape/shape-builder.js'
import { type ControllerModel, type ControllerOption, controllerModel } from './controllers.js'
import { checkInitials } from './defaults.js'
import { type CompiledOperation, compileHandler } from './handler.js'
import type { CompileOptions, Program } from './program.js'
import { Providers } from './providers.js'
import { givenProviders, type ProviderOption, type Replacement, type Replacements } from './replacements.js'
import { checkTogether } from './together.js'

/** What an application serves, and how it is compiled anew. */
export interface Compiled {
  readonly operations: readonly Operation[]
  /**
   * The same program with another provider for a token. Operations that do not depend on it stay the same objects.
   *
   * @throws DeclarationError with every fault of the replacement.
   */
  replace(provider: ProviderOption): Compiled
  /**
   * What makes a token, for those outside of requests.
   *
   * @throws DeclarationError where nothing makes it.
   */
  providerOf(token: Token): Provider
}

/**
 * Makes operations of controllers, with all checking.
 *
 * @throws DeclarationError with every fault of the program.
 */
export function compile(
  controllers: readonly ControllerOption[],
  options: CompileOptions = {},
  found: readonly Fault[] = [],
): Compiled {
  const given = givenProviders(options.providers)
  const faults: Fault[] = [...found, ...given.faults]
  const report: Report = (code, place, message) => {
    faults.push({ code, place, message })
  }
  const models = (Array.isArray(controllers) ? controllers : []).flatMap(
    (given, index) => controllerModel(given, index, report) ?? [],
  )
  if (hasRegisteredSchemas()) {
    report(
      'SCHEMA_REGISTERED',
      {},
      'registerSchema() of class-validator was called, after which it validates nothing; use classes',
    )
  }
  if (!emitsMetadata(models)) {
    reportMissing(report)
    throw new DeclarationError(faults)
  }
  const replacements = withInstances(given.replacements, models)
  const shapes = new ShapeBuilder(report)
  const program = programOf({ options, report, shapes }, replacements, [], given.failed)
  for (const { target, name } of models) {
    program.providers.of(target, { controller: name })
  }
  const compiled = models.flatMap((model) =>
    model.handlers.map((handler) => ({ model, handler, made: compileHandler(model, handler, program) })),
  )
  const operations = operationsOf(compiled)
  shapes.objects().forEach((object) => {
    checkInitials(object, program)
  })
  checkTogether(operations, program)
  throwFaults(faults)
  return compiledAs(compiled, program, { replacements, faults })
}

/** One handler, and what was made of it. */
interface CompiledHandler {
  readonly model: ControllerModel
  readonly handler: HandlerRecord
  readonly made: readonly CompiledOperation[]
}

interface Recompiling {
  readonly replacements: Replacements
  /** Where the program's stages report. */
  readonly faults: Fault[]
}

const operationsOf = (handlers: readonly CompiledHandler[]): Operation[] =>
  handlers.flatMap(({ made }) => made.map(({ operation }) => operation))

function compiledAs(
  handlers: readonly CompiledHandler[],
  program: Program,
  { replacements, faults }: Recompiling,
): Compiled {
  return {
    operations: operationsOf(handlers),
    providerOf: (token) => {
      const provider = program.providers.of(token, {})?.provider
      if (provider !== undefined && provider.scope !== 'app') {
        program.report(
          'SCOPE_MISMATCH',
          {},
          `${provider.name} belongs to a request; depend on it in a handler`,
        )
      }
      throwFaults(faults)
      return provider as Provider
    },
    replace: (provider) => {
      const [token] = provider
      const given = givenProviders([provider])
      faults.push(...given.faults)
      throwFaults(faults)
      const replacement = { ...(given.replacements.get(token) as Replacement), over: replacements.get(token) }
      const replaced: Replacements = new Map([...replacements, [token, replacement]])
      const kept = [...program.providers.entries].filter(([, model]) => !model.tokens.has(token))
      const next = programOf(program, replaced, kept)
      const compiled = handlers.map((each) =>
        each.made.some(({ tokens }) => tokens.has(token))
          ? { ...each, made: compileHandler(each.model, each.handler, next) }
          : each,
      )
      throwFaults(faults)
      return compiledAs(compiled, next, { replacements: replaced, faults })
    },
  }
}

function programOf(
  parts: Pick<Program, 'options' | 'report' | 'shapes'>,
  replacements: Replacements,
  known: ConstructorParameters<typeof Providers>[2] = [],
  failed: ConstructorParameters<typeof Providers>[3] = [],
): Program {
  const { options, report, shapes } = parts
  const program: Mutable<Program> = { options, report, shapes, providers: undefined as never }
  // Each needs the other: providers are compiled by the program whose part they are.
  program.providers = new Providers(program, replacements, known, failed)
  return program
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A controller that was given as an instance is made already. */
function withInstances(replacements: Replacements, models: readonly ControllerModel[]): Replacements {
  const given = models.filter(({ instance }) => instance !== undefined)
  const made = given.map(({ target, instance }): [Token, { with: unknown; options: object }] => [
    target,
    { with: instance, options: {} },
  ])
  return new Map([...made, ...replacements])
}

/** Thrown, and forgotten: a program that is compiled anew starts without. */
function throwFaults(faults: Fault[]): void {
  if (faults.length > 0) {
    throw new DeclarationError(faults.splice(0))
  }
}

/**
 * The compiler writes the parameter types of every decorated method, of one without parameters too; what a generated
 * module says of it is as good.
 */
function emitsMetadata(models: readonly ControllerModel[]): boolean {
  const types = models.flatMap(({ target, handlers }) =>
    handlers.map(({ name }) => parameterTypes(target, name) ?? methodTypes(target, name)),
  )
  return types.length === 0 || types.some((known) => known !== undefined)
}

function reportMissing(report: Report): void {
  report(
    'METADATA_MISSING',
    {},
    [
      'the compiler emits no decorator metadata, so that no declared type is known. Turn it on, or have types read:',
      '    tsc: "experimentalDecorators": true and "emitDecoratorMetadata": true in tsconfig.json',
      '    swc: "jsc": { "transform": { "legacyDecorator": true, "decoratorMetadata": true } } in .swcrc',
      '    jest: preset typefast/jest-preset',
      '    Vite, Rolldown, oxc: "experimentalDecorators" and "emitDecoratorMetadata" in tsconfig.json (oxc reads them)',
      '    esbuild, tsx: they cannot emit it; generate it (npx typefast types), and say createApp({ ...generated })',
    ].join('\n'),
  )
}
