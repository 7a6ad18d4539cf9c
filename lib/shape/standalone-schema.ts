import type { JsonSchema } from '../types.js'
import { nameSchemas } from './named-schemas.js'
import type { Direction, ObjectShape, Shape, UnknownKeys } from './shape.js'

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** The object that `shape` is, or mentions and says nothing of. */
function rootObject(shape: Shape): ObjectShape | undefined {
  if (shape.kind === 'object') return shape
  return shape.kind === 'reference' && Object.keys(shape).length === 2 ? shape.target : undefined
}

/** A schema that needs no other document: an object at the root is `#`, the others are under `$defs`. */
export function toStandaloneSchema(shape: Shape, direction: Direction, unknown: UnknownKeys): JsonSchema {
  const root = rootObject(shape)
  const mention: Shape = root === undefined ? shape : { kind: 'reference', target: root }
  const refOf = (name: string) => (name === rootName() ? '#' : `#/$defs/${name}`)
  const schemas = nameSchemas([{ shape: mention, direction, qualifiers: [] }], { unknown, refOf })
  const rootName = () => (root === undefined ? undefined : schemas.nameOf(root, direction))
  const definitions = Object.entries(schemas.definitions()).filter(([name]) => name !== rootName())
  return {
    $schema: DIALECT,
    ...schemas.schemaOf(root ?? shape, direction),
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }),
  }
}
