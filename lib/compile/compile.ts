import { DeclarationError } from '../errors/declaration-error.js'
import type { Fault, Report } from '../errors/fault.js'
import { hasRegisteredSchemas } from '../metadata/class-validator.js'
import { parameterTypes } from '../metadata/reflect.js'
import type { Operation } from '../operation.js'
import { ShapeBuilder } from '../shape/shape-builder.js'
import { type ControllerModel, type ControllerOption, controllerModel } from './controllers.js'
import { checkInitials } from './defaults.js'
import { compileHandler } from './handler.js'
import { placeholdersOf } from './path.js'
import type { CompileOptions, Program } from './program.js'

/**
 * Makes operations of controllers, with all checking.
 *
 * @throws DeclarationError with every fault of the program.
 */
export function compile(
  controllers: readonly ControllerOption[],
  options: CompileOptions = {},
  found: readonly Fault[] = [],
): Operation[] {
  const faults: Fault[] = [...found]
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
  const operations = emitsMetadata(models)
    ? compileModels(models, { options, report })
    : reportMissing(report)
  if (faults.length > 0) {
    throw new DeclarationError(faults)
  }
  return operations
}

function compileModels(
  models: readonly ControllerModel[],
  { options, report }: Pick<Program, 'options' | 'report'>,
): Operation[] {
  const program: Program = { options, report, shapes: new ShapeBuilder(report) }
  const operations = models.flatMap((model) =>
    model.handlers.flatMap((handler) => compileHandler(model, handler, program)),
  )
  program.shapes.objects().forEach((object) => {
    checkInitials(object, program)
  })
  checkUnique(operations, report)
  checkAddresses(operations, program)
  return operations
}

/** The compiler writes the parameter types of every decorated method, of one without parameters too. */
function emitsMetadata(models: readonly ControllerModel[]): boolean {
  const types = models.flatMap(({ target, handlers }) =>
    handlers.map(({ name }) => parameterTypes(target, name)),
  )
  return types.length === 0 || types.some((known) => known !== undefined)
}

function reportMissing(report: Report): [] {
  report(
    'METADATA_MISSING',
    {},
    [
      'the compiler emits no decorator metadata, so that no declared type is known. Turn it on:',
      '    tsc: "experimentalDecorators": true and "emitDecoratorMetadata": true in tsconfig.json',
      '    swc: "jsc": { "transform": { "legacyDecorator": true, "decoratorMetadata": true } } in .swcrc',
      '    jest: preset typefast/jest-preset',
      '    Vite, Rolldown, oxc: "experimentalDecorators" and "emitDecoratorMetadata" in tsconfig.json (oxc reads them)',
      '    esbuild, tsx, node --experimental-strip-types: they cannot emit it; compile with tsc or swc instead',
    ].join('\n'),
  )
  return []
}

function checkUnique(operations: readonly Operation[], report: Report): void {
  const routes = new Map<string, Operation>()
  const ids = new Map<string, Operation>()
  for (const operation of operations) {
    const { id, method, path, controller, handler } = operation
    const place = { controller: controller.name, handler }
    const route = `${method} ${anonymous(path)}`
    const sameRoute = routes.get(route)
    if (sameRoute !== undefined) {
      report(
        'ROUTE_REPEATED',
        place,
        `${method} ${path} is served by ${sameRoute.controller.name}.${sameRoute.handler} already; change one path`,
      )
    }
    const sameId = ids.get(id)
    if (sameId !== undefined) {
      report(
        'OPERATION_ID_REPEATED',
        place,
        `${sameId.controller.name}.${sameId.handler} has the operation id '${id}' too; say another: { operationId }`,
      )
    }
    routes.set(route, sameRoute ?? operation)
    ids.set(id, sameId ?? operation)
  }
}

/** Names of placeholders make no difference to a router: `'/a/:id'` → `'/a/:'` */
function anonymous(path: string): string {
  return placeholdersOf(path).reduce((text, name) => text.replace(`:${name}`, ':'), path)
}

/** The document and its pages are routes too. */
function checkAddresses(operations: readonly Operation[], { options, report }: Program): void {
  for (const { method, path, controller, handler } of operations) {
    for (const [address, option] of options.served ?? []) {
      if (method === 'GET' && (path === address || path.startsWith(`${address}/`))) {
        const place = { controller: controller.name, handler }
        report(
          'ROUTE_REPEATED',
          place,
          `GET ${path} is below the address of the option ${option}, ${address}; change the path, or the option`,
        )
      }
    }
  }
}
