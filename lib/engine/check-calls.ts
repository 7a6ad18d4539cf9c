import type { Check, CheckArguments, Property, Shape } from '../shape/shape.js'
import { isRecord, shownKey } from './collection-readers.js'
import { isThenable } from './thenable.js'

/** What class-validator hands to a check and to its message. */
export function argumentsOf(
  { constraints }: Check,
  { name }: Property,
  value: unknown,
  object: object,
): CheckArguments {
  return {
    value,
    constraints: constraints as unknown[],
    targetName: nameOf(object.constructor),
    object,
    property: name,
  }
}

/** A class's name is slow to get, and nearly always that of the class before. */
let lastClass: unknown
let lastName = ''

function nameOf(target: { readonly name?: string } | undefined): string {
  if (target !== lastClass) {
    lastClass = target
    lastName = target?.name ?? ''
  }
  return lastName
}

/** Its own `validateIf` holds. One that throws holds: what cannot be judged is checked. */
export function applies({ validateIf }: Check, instance: object, value: unknown): boolean {
  try {
    return validateIf === undefined || Boolean(validateIf(instance, value))
  } catch {
    return true
  }
}

/** For texts only: the value is refused already, and what throws on it, or answers later, is no matter. */
export function failsQuietly(check: Check, value: unknown, args: CheckArguments): boolean {
  if (check.async) {
    return false
  }
  try {
    const passes: unknown = check.passes(value, args)
    if (isThenable(passes)) {
      passes.then(undefined, () => undefined)
      return false
    }
    return !passes
  } catch {
    return false
  }
}

export type Entry = readonly [key: string | number, item: unknown]

/** The items of a collection, as class-validator takes them: of a `Map` its values. */
export function entriesOf(value: unknown, { kind, ...shape }: Shape): readonly Entry[] | undefined {
  if (Array.isArray(value)) {
    return value.map((item, index) => [index, item])
  }
  if (value instanceof Set) {
    return [...value].map((item, index) => [index, item])
  }
  if (value instanceof Map) {
    return [...value].map(([key, item]) => [shownKey(String(key)), item])
  }
  // What is to be a `Map` and was refused.
  const isMap = kind === 'record' && 'container' in shape && shape.container === 'map' && isRecord(value)
  return isMap ? Object.entries(value).map(([key, item]) => [shownKey(key), item]) : undefined
}
