import type { JsonSchema } from '../types.js'

/** Keywords that may refuse `null` although `type` allows it. */
const REFUSES_NULL = ['$ref', 'const', 'not', 'allOf', 'anyOf', 'oneOf'] as const

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const including = (list: unknown, member: unknown): unknown[] => [...new Set([...listOf(list), member])]

/** Only the keywords of a plain union, to which a member can be added. */
function isPlainUnion(schema: JsonSchema): boolean {
  return Array.isArray(schema.anyOf) && Object.keys(schema).length === 1
}

/** A schema that takes `null` too. `{ type: 'string' }` → `{ type: ['string', 'null'] }` */
export function nullableSchema(schema: JsonSchema): JsonSchema {
  if (Object.keys(schema).length === 0) return schema
  if (isPlainUnion(schema)) return { anyOf: [...listOf(schema.anyOf), { type: 'null' }] }
  if ('const' in schema && 'type' in schema) {
    const { const: only, ...others } = schema
    return nullableSchema({ ...others, enum: [only] })
  }
  if (REFUSES_NULL.some((keyword) => keyword in schema)) return { anyOf: [schema, { type: 'null' }] }
  const nullable = { ...schema }
  if ('type' in schema) nullable.type = including(schema.type, 'null')
  if ('enum' in schema) nullable.enum = including(schema.enum, null)
  return nullable
}
