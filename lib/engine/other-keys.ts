import type { ObjectShape } from '../shape/shape.js'

const declaredKeys = new WeakMap<ObjectShape, ReadonlySet<string>>()

/** Keys of a value of the program that are no property's: one that is not sent does not leave as another key. */
export function otherEntries(shape: ObjectShape, value: object): [string, unknown][] {
  const declared = declaredKeys.get(shape) ?? declaredBy(shape)
  declaredKeys.set(shape, declared)
  return Object.entries(value).filter(([key]) => !declared.has(key))
}

function declaredBy({ properties, taken = [] }: ObjectShape): ReadonlySet<string> {
  return new Set([...taken, ...properties.flatMap(({ name, wire }) => [name, wire])])
}
