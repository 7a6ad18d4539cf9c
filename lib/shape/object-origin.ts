import type { DefinitionUse } from '../metadata/described.js'
import type { AnyClass } from '../types.js'
import type { ObjectShape } from './shape.js'

/** What an object is built of: a class, what a generated module says of its properties, or both. */
export interface ObjectFacts {
  readonly name: string
  readonly target?: AnyClass | undefined
  readonly definition?: DefinitionUse | undefined
}

const origins = new WeakMap<ObjectShape, ObjectFacts>()

/** Remembers it for who explains a shape; who reads and writes values needs nothing of it. */
export function keepOrigin(shape: ObjectShape, facts: ObjectFacts): void {
  origins.set(shape, facts)
}

/** What an object was built of; nothing is known of those that are made of others. */
export function originOf(shape: ObjectShape): ObjectFacts | undefined {
  return origins.get(shape)
}
