import type { Report } from '../errors/fault.js'
import type { ControllerOptions } from '../metadata/options.js'
import type { HandlerRecord } from '../metadata/records.js'
import { findController } from '../metadata/registry.js'
import { isClass } from '../shape/known-classes.js'
import type { AnyClass, Constructor } from '../types.js'
import { handlersOf } from './handlers.js'

/** A controller as it is given to an application: its class, or an instance made with its collaborators. */
export type ControllerOption = Constructor | object

/** A controller, its base classes' handlers included. */
export interface ControllerModel {
  readonly target: AnyClass
  readonly name: string
  readonly instance: object
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
  const instance = isClass(given) ? instanceOf(given as Constructor, report) : (given as object)
  const { prefix, options } = declared
  return (
    instance && { target, name: target.name, instance, prefix, options, handlers: handlersOf(target, report) }
  )
}

function instanceOf(target: Constructor, report: Report): object | undefined {
  const place = { controller: target.name }
  if (target.length > 0) {
    report(
      'CONTROLLER_UNBUILDABLE',
      place,
      `its constructor takes ${target.length === 1 ? 'an argument' : 'arguments'}; give the application an instance: controllers: [new ${target.name}(...)]`,
    )
    return undefined
  }
  try {
    return new target()
  } catch (error) {
    report(
      'CONTROLLER_UNBUILDABLE',
      place,
      `new ${target.name}() throws: ${error instanceof Error ? error.message : String(error)}`,
    )
    return undefined
  }
}
