import type { Report } from '../errors/fault.js'
import { CONTROLLER_OPTIONS, ROUTE_OPTIONS } from '../metadata/option-names.js'
import type { ControllerOptions } from '../metadata/options.js'
import type { ControllerRecord, HandlerRecord } from '../metadata/records.js'
import { findController, lineageOf } from '../metadata/registry.js'
import { isClass } from '../shape/known-classes.js'
import { refuseUnknown } from '../shape/unknown-options.js'
import type { AnyClass, Constructor } from '../types.js'
import { handlersOf } from './handlers.js'

/** A controller as it is given to an application: its class, or an instance made with its collaborators. */
export type ControllerOption = Constructor | object

/** What one class demands of whoever calls its handlers. */
export interface ClassDemands extends Pick<ControllerRecord, 'dependencies' | 'security'> {
  /** Of its `@Controller`. */
  readonly options: ControllerOptions
}

/** A controller, its base classes' handlers included. */
export interface ControllerModel {
  readonly target: AnyClass
  readonly name: string
  /** Where it was given as one. */
  readonly instance?: object
  /** What its base classes and it demand, the topmost first: a subclass is no way around it. */
  readonly demands: readonly ClassDemands[]
  readonly prefix: string
  readonly options: ControllerOptions
  /** In the order of their declaration, a base class's first; a subclass's own replaces what it decorates again. */
  readonly handlers: readonly HandlerRecord[]
}

/** The model of a controller; `undefined`, and a fault, where it is none. */
export function controllerModel(given: unknown, index: number, report: Report): ControllerModel | undefined {
  if (given === undefined || given === null) {
    report(
      'CIRCULAR_IMPORT',
      { option: `controllers[${index}]` },
      'it is undefined: two files import each other, or its file exports no such name',
    )
    return undefined
  }
  const target = (isClass(given) ? given : Object.getPrototypeOf(given)?.constructor) as AnyClass | undefined
  const declared = target === undefined ? undefined : findController(target)?.declared
  if (target === undefined || declared === undefined) {
    report(
      'CONTROLLER_UNDECLARED',
      { controller: target?.name ?? String(given) },
      'it is not a controller; decorate the class with @Controller()',
    )
    return undefined
  }
  const { prefix, options } = declared
  const handlers = handlersOf(target, report)
  refuseOptions({ options, handlers }, target.name, report)
  return {
    target,
    name: target.name,
    ...(isClass(given) ? {} : { instance: given as object }),
    demands: lineageOf(target).flatMap((of) => {
      const known = findController(of)
      return known === undefined ? [] : [{ ...known, options: known.declared?.options ?? {} }]
    }),
    prefix,
    options,
    handlers,
  }
}

function refuseOptions(
  { options, handlers }: Pick<ControllerModel, 'options' | 'handlers'>,
  controller: string,
  report: Report,
): void {
  refuseUnknown(options, CONTROLLER_OPTIONS, { controller }, { report })
  for (const { name, routes } of handlers) {
    for (const route of routes) {
      refuseUnknown(route.options, ROUTE_OPTIONS, { controller, handler: name }, { report })
    }
  }
}
