import type { UnknownKeys } from '../shape/shape.js'
import type { AnyClass } from '../types.js'
import type { FieldOptions } from './options.js'
import type { ControllerRecord, DtoRecord, HandlerRecord } from './records.js'

/** Keyed by class: nothing to reset between tests, and two classes of one name do not meet. */
interface Registry {
  readonly controllers: WeakMap<AnyClass, ControllerRecord>
  readonly dtos: WeakMap<AnyClass, DtoRecord>
}

const KEY: unique symbol = Symbol.for('typefast')

/** One in a process, even where two copies of this package are loaded. */
function sharedRegistry(): Registry {
  const shared = globalThis as { [KEY]?: Registry }
  shared[KEY] ??= { controllers: new WeakMap(), dtos: new WeakMap() }
  return shared[KEY]
}

const registry = sharedRegistry()

/** The record of `target`, empty on first use. */
export function controllerRecord(target: AnyClass): ControllerRecord {
  let record = registry.controllers.get(target)
  if (record === undefined) {
    record = { target, handlers: new Map() }
    registry.controllers.set(target, record)
  }
  return record
}

/**
 * The record of a method, empty on first use.
 *
 * @param owner what a decorator is given: the prototype of an instance's method, the class of a static one.
 */
export function handlerRecord(owner: object, method: string | symbol | undefined): HandlerRecord {
  const isStatic = typeof owner === 'function'
  const { handlers } = controllerRecord((isStatic ? owner : owner.constructor) as AnyClass)
  const name = method === undefined ? 'constructor' : String(method)
  let record = handlers.get(name)
  if (record === undefined) {
    record = { name, routes: [], inputs: [], ...(isStatic && { isStatic }) }
    handlers.set(name, record)
  }
  return record
}

/** The record of `target`, or `undefined` where no decorator of ours was used in it. */
export function findController(target: AnyClass): ControllerRecord | undefined {
  return registry.controllers.get(target)
}

/** The record of a DTO class, empty on first use. */
export function dtoRecord(target: AnyClass): DtoRecord {
  let record = registry.dtos.get(target)
  if (record === undefined) {
    record = { fields: new Map() }
    registry.dtos.set(target, record)
  }
  return record
}

/** The record of a DTO class, or `undefined` where none of ours was used in it. */
export function findDto(target: AnyClass): DtoRecord | undefined {
  return registry.dtos.get(target)
}

/** What `@Field` said of the properties of a class and its base classes (`lineage`), the nearest last. */
export function fieldsOf(lineage: readonly AnyClass[]): Map<string, FieldOptions> {
  const fields = new Map<string, FieldOptions>()
  for (const [name, options] of lineage.flatMap((of) => [...(findDto(of)?.fields ?? [])])) {
    fields.set(name, { ...fields.get(name), ...options })
  }
  return fields
}

/** What `@Unknown` said of the nearest class of a lineage. */
export function unknownKeysOf(lineage: readonly AnyClass[]): UnknownKeys | undefined {
  return lineage.reduce<UnknownKeys | undefined>((last, of) => findDto(of)?.unknown ?? last, undefined)
}

/** A class and its base classes, the topmost first. */
export function lineageOf(target: AnyClass): AnyClass[] {
  const lineage: AnyClass[] = []
  for (
    let at: unknown = target;
    typeof at === 'function' && at !== Function.prototype;
    at = Object.getPrototypeOf(at)
  ) {
    lineage.unshift(at as AnyClass)
  }
  return lineage
}
