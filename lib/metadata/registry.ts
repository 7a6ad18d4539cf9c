import type { UnknownKeys } from '../shape/shape.js'
import type { AnyClass } from '../types.js'
import type { FieldOptions } from './options.js'
import type { ControllerRecord, DtoRecord, HandlerRecord, ProvidedRecord } from './records.js'

/** Keyed by class: nothing to reset between tests, and two classes of one name do not meet. */
interface Registry {
  readonly controllers: WeakMap<AnyClass, ControllerRecord>
  readonly dtos: WeakMap<AnyClass, DtoRecord>
  /** By the method itself, which is how it is asked for. */
  readonly provided: WeakMap<object, ProvidedRecord>
}

const KEY: unique symbol = Symbol.for('typefast')

/** One in a process, even where two copies of this package are loaded. */
function sharedRegistry(): Registry {
  const shared = globalThis as { [KEY]?: Registry }
  shared[KEY] ??= { controllers: new WeakMap(), dtos: new WeakMap(), provided: new WeakMap() }
  return shared[KEY]
}

/** A further part of it, made by whoever asks first. */
export function sharedPart<T extends object>(name: string, make: () => T): T {
  const parts = sharedRegistry() as unknown as Record<string, T | undefined>
  parts[name] ??= make()
  return parts[name]
}

/** What `@Depends()` without a token writes where there is no declared type to go by. */
export const NO_TOKEN: unique symbol = Symbol('@Depends()')

const registry = sharedRegistry()

/** The record of `target`, empty on first use. */
export function controllerRecord(target: AnyClass): ControllerRecord {
  let record = registry.controllers.get(target)
  if (record === undefined) {
    record = { target, handlers: new Map(), dependencies: [], security: [] }
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
  const key = isStatic ? `static ${name}` : name
  let record = handlers.get(key)
  if (record === undefined) {
    record = { name, isStatic, routes: [], parameters: [], dependencies: [], security: [] }
    handlers.set(key, record)
    const made: unknown =
      method === undefined ? undefined : Object.getOwnPropertyDescriptor(owner, method)?.value
    if (typeof made === 'function') {
      setProvided(made, { owner: (isStatic ? owner : owner.constructor) as AnyClass, record })
    }
  }
  return record
}

/** What parameter decorators said of the constructor of a class: its own, or the one it inherits. */
export function constructorRecord(target: AnyClass): HandlerRecord | undefined {
  return lineageOf(target).reduce<HandlerRecord | undefined>(
    (last, of) => findController(of)?.handlers.get('static constructor') ?? last,
    undefined,
  )
}

/** Makes a method one that is asked for by itself. */
export function setProvided(method: object, provided: ProvidedRecord): void {
  registry.provided.set(method, provided)
}

/**
 * Where a provider is declared: a method with `@Provides`, or one whose other decorators only a provider would have,
 * so that it was forgotten; `undefined` for what is none.
 */
export function findProvided(method: object): ProvidedRecord | undefined {
  const provided = registry.provided.get(method)
  if (provided === undefined) return undefined
  const { provides, parameters, dependencies, security } = provided.record
  const isProvider =
    provides !== undefined || [parameters, dependencies, security].some((said) => said.length > 0)
  return isProvider ? provided : undefined
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
