import type { ObjectShape } from '../shape/shape.js'

const declaredKeys = new WeakMap<ObjectShape, ReadonlySet<string>>()

/** Keys of a value of the program that are no property's: one that is not sent does not leave as another key. */
export function otherEntries(shape: ObjectShape, value: object): [string, unknown][] {
  const declared = declaredBy(shape)
  return Object.entries(value).filter(([key]) => !declared.has(key))
}

function declaredBy(shape: ObjectShape): ReadonlySet<string> {
  const known = declaredKeys.get(shape)
  if (known !== undefined) {
    return known
  }
  const { properties, taken = [] } = shape
  const declared = new Set([...taken, ...properties.flatMap(({ name, wire }) => [name, wire])])
  declaredKeys.set(shape, declared)
  return declared
}
