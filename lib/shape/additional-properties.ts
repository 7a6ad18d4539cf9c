import { exposureOf } from '../metadata/class-transformer.js'
import { classBehind, declaredBehind } from '../metadata/described.js'
import { lineageOf, unknownKeysOf } from '../metadata/registry.js'
import type { DescribedUse } from './described-shape.js'
import type { ObjectFacts } from './object-origin.js'
import type { UnknownKeys } from './shape.js'
import type { ShapeContext } from './shape-builder.js'

/** How a fault calls keys that are no property's: as TypeScript does. */
export const OTHER_KEYS = '[key: string]'

export interface OtherKeys {
  /** Absent: as the application says. */
  readonly unknown?: UnknownKeys
  /** What their values are, where these are kept for a type. */
  readonly values?: DescribedUse
}

/** What decorators and an index signature say of other keys: where a decorator lets none in, the type does not either. */
export function otherKeysOf(
  { target, definition }: ObjectFacts,
  { direction, groups }: ShapeContext,
): OtherKeys {
  const base = target ?? (definition && classBehind(definition))
  const said = unknownKeysOf(base === undefined ? [] : lineageOf(base))
  const { additionalProperties: type, at } = (definition && declaredBehind(definition)) ?? {}
  // `@Exclude` of a whole class is of what it does not name, too.
  const isExposed = base === undefined || exposureOf(base, OTHER_KEYS, direction, groups) !== undefined
  return definition !== undefined && type !== undefined && isExposed && (said ?? 'keep') === 'keep'
    ? { unknown: 'keep', values: { type, types: definition.types, at } }
    : { ...(said !== undefined && { unknown: said }) }
}
