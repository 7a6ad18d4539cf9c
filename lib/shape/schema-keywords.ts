import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '../types.js'

/** The entries that say something, in their order. `{ type: 'string', format: undefined }` → `{ type: 'string' }` */
export function present(entries: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
}

/** Of two bounds in one direction, the one that implies the other. */
const STRICTER: Readonly<Record<string, (a: number, b: number) => number>> = {
  minimum: Math.max,
  exclusiveMinimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  minProperties: Math.max,
  maximum: Math.min,
  exclusiveMaximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
  maxProperties: Math.min,
}

/** One value for a keyword that is said twice, or `undefined` where only `allOf` says both. */
function join(keyword: string, a: unknown, b: unknown): unknown {
  if (isDeepStrictEqual(a, b)) return a
  const stricter = Object.hasOwn(STRICTER, keyword) ? STRICTER[keyword] : undefined
  return stricter !== undefined && typeof a === 'number' && typeof b === 'number' ? stricter(a, b) : undefined
}

/** `{ minimum: 1, exclusiveMinimum: 0 }` → `{ minimum: 1 }` */
function withoutImplied(schema: JsonSchema): JsonSchema {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema
  const implied = new Set<string>()
  if (typeof minimum === 'number' && typeof exclusiveMinimum === 'number') {
    implied.add(minimum > exclusiveMinimum ? 'exclusiveMinimum' : 'minimum')
  }
  if (typeof maximum === 'number' && typeof exclusiveMaximum === 'number') {
    implied.add(maximum < exclusiveMaximum ? 'exclusiveMaximum' : 'maximum')
  }
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !implied.has(keyword)))
}

/**
 * A schema of what passes both: the keywords beside the schema's own where they can be, else in `allOf`.
 * `({ type: 'string', minLength: 1 }, { minLength: 3 })` → `{ type: 'string', minLength: 3 }`
 */
export function conjoin(schema: JsonSchema, keywords: JsonSchema): JsonSchema {
  const joined = new Map(Object.entries(schema))
  for (const [keyword, value] of Object.entries(keywords)) {
    const both = joined.has(keyword) ? join(keyword, joined.get(keyword), value) : value
    if (both === undefined) {
      const others = Array.isArray(schema.allOf) ? schema.allOf : []
      return { ...schema, allOf: [...others, keywords] }
    }
    joined.set(keyword, both)
  }
  return withoutImplied(Object.fromEntries(joined))
}
