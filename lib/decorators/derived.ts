import { copyTransforms, transformedProperties } from '../metadata/class-transformer.js'
import { copyRules, ruledProperties } from '../metadata/class-validator.js'
import { propertyType, setPropertyType } from '../metadata/reflect.js'
import { dtoRecord, fieldsOf, lineageOf, unknownKeysOf } from '../metadata/registry.js'
import type { UnknownKeys } from '../shape/shape.js'
import type { AnyClass, Constructor } from '../types.js'

type Keeps = (property: string) => boolean

/** Gives `target` what is said of the properties of `base` that `keeps` accepts: types, constraints, documentation. */
function derive(target: AnyClass, base: AnyClass, keeps: Keeps, partial: boolean): void {
  const lineage = lineageOf(base)
  const { fields } = dtoRecord(target)
  // Not all of `fields`: in an intersection some are of the other class.
  const ours = [...fieldsOf(lineage)].filter(([name]) => keeps(name))
  for (const [name, options] of ours) {
    fields.set(name, { ...fields.get(name), ...options })
  }
  const all = new Set([
    ...ruledProperties(lineage),
    ...ours.map(([name]) => name),
    ...transformedProperties(lineage),
  ])
  const names = [...all].filter(keeps)
  for (const name of names) {
    const type = propertyType(base, name)
    if (type !== undefined) setPropertyType(target, name, type)
    if (partial) fields.set(name, { ...fields.get(name), required: false })
  }
  copyUnknown(target, lineage)
  copyRules(base, target, keeps, partial)
  copyTransforms(base, lineage, target, names)
  copyMembers(target, lineage, keeps)
}

const STRICTEST: readonly UnknownKeys[] = ['reject', 'drop', 'keep']

/** What `@Unknown` said; of two bases the stricter. */
function copyUnknown(target: AnyClass, lineage: readonly AnyClass[]): void {
  const record = dtoRecord(target)
  const both = [unknownKeysOf(lineage), record.unknown].filter((keys) => keys !== undefined)
  const strictest = STRICTEST.find((keys) => both.includes(keys))
  if (strictest !== undefined) {
    record.unknown = strictest
  }
}

/** Methods and accessors, so that the new class is what its type says. */
function copyMembers(target: AnyClass, lineage: readonly AnyClass[], keeps: Keeps): void {
  for (const ancestor of lineage) {
    for (const [name, descriptor] of Object.entries(
      Object.getOwnPropertyDescriptors(ancestor.prototype as object),
    )) {
      if (name !== 'constructor' && keeps(name)) {
        Object.defineProperty(target.prototype, name, descriptor)
      }
    }
  }
}

/** Initializers of the properties that are kept. */
function copyInitials(instance: object, base: AnyClass, keeps: Keeps): void {
  const initials = new (base as Constructor)()
  for (const name of Object.keys(initials).filter(keeps)) {
    Reflect.set(instance, name, Reflect.get(initials, name))
  }
}

function named<T>(target: Constructor<T>, name: string): Constructor<T> {
  Object.defineProperty(target, 'name', { value: name })
  return target
}

/**
 * A class of the same properties, each of which may be absent; `null` is no more allowed than before. It has
 * no defaults: what a change does not mention stays as it is.
 *
 * @example
 * ```ts
 * class UpdateItem extends Partial(CreateItem) {}
 * ```
 */
export function Partial<T extends object>(base: AnyClass<T>): Constructor<{ [K in keyof T]?: T[K] }> {
  class PartialClass {}
  derive(PartialClass, base, () => true, true)
  return named(PartialClass as Constructor<{ [K in keyof T]?: T[K] }>, `Partial${base.name}`)
}

/** A class of some of the properties: `class Login extends Pick(User, ['email', 'password']) {}` */
export function Pick<T extends object, K extends keyof T & string>(
  base: AnyClass<T>,
  keys: readonly K[],
): Constructor<{ [P in keyof T as P extends K ? P : never]: T[P] }> {
  return selection(base, (name) => keys.includes(name as K), `Pick${base.name}`) as never
}

/** A class of all but some of the properties: `class CreateUser extends Omit(User, ['id']) {}` */
export function Omit<T extends object, K extends keyof T & string>(
  base: AnyClass<T>,
  keys: readonly K[],
): Constructor<{ [P in keyof T as P extends K ? never : P]: T[P] }> {
  return selection(base, (name) => !keys.includes(name as K), `Omit${base.name}`) as never
}

function selection(base: AnyClass, keeps: Keeps, name: string): Constructor {
  class SelectedClass {
    constructor() {
      copyInitials(this, base, keeps)
    }
  }
  derive(SelectedClass, base, keeps, false)
  return named(SelectedClass, name)
}

/** A class of the properties of both: `class Employee extends Intersection(Person, Contract) {}` */
export function Intersection<A extends object, B extends object>(
  first: AnyClass<A>,
  second: AnyClass<B>,
): Constructor<A & B> {
  const all = (): boolean => true
  class IntersectionClass {
    constructor() {
      copyInitials(this, first, all)
      copyInitials(this, second, all)
    }
  }
  derive(IntersectionClass, first, all, false)
  derive(IntersectionClass, second, all, false)
  return named(IntersectionClass as Constructor<A & B>, `${first.name}And${second.name}`)
}
