import type { Operation } from '../operation.js'
import { heldShapes } from '../shape/held-shapes.js'
import { type NamedSchemas, nameSchemas } from '../shape/named-schemas.js'
import type { SchemaUse } from '../shape/schema-graph.js'
import type { Direction, Shape, UnknownKeys } from '../shape/shape.js'

/** An object at the root of a body has a schema of its own, as a class has. */
export function mentionOf(shape: Shape): Shape {
  return shape.kind === 'object' && shape.name !== '' ? { kind: 'reference', target: shape } : shape
}

/** `'items-read'` → `'ItemsRead'` */
function pascal(name: string): string {
  return name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_separator, letter: string) =>
    letter.toUpperCase(),
  )
}

/** What tells an operation's classes from others of their name: `['Store', 'StoreRead']` */
function qualifiersOf({ controller, id }: Operation): string[] {
  return [pascal(controller.name.replace(/Controller$/, '')), pascal(id)].filter(
    (qualifier) => qualifier !== '',
  )
}

/** The parts of a whole source, each of which is a parameter, or `shape` where it has none. */
export function partsOf(shape: Shape): readonly Shape[] {
  const source = shape.kind === 'reference' ? shape.target : shape
  return source.kind === 'object' ? heldShapes(source) : [source]
}

function usesOf(operation: Operation): SchemaUse[] {
  const { inputs, body, output, documentation } = operation
  const qualifiers = qualifiersOf(operation)
  const use = (direction: Direction) => (shape: Shape) => ({ shape: mentionOf(shape), direction, qualifiers })
  const taken = inputs.flatMap(({ name, shape }) => (name === undefined ? partsOf(shape) : [shape]))
  const given = [output, ...Object.values(documentation.responses)]
  return [
    ...(body === undefined ? taken : [...taken, body.shape]).map(use('input')),
    ...given.flatMap(({ shape }) => (shape === undefined ? [] : [shape])).map(use('output')),
  ]
}

/**
 * The schemas of the classes that `operations` mention. Two classes of one name are told apart by the
 * controller that uses each first, then by that operation: `StoreItem` and `AdminItem`.
 */
export function componentSchemas(
  operations: readonly Operation[],
  unknown: UnknownKeys,
  reserved: readonly string[],
): NamedSchemas {
  const refOf = (name: string) => `#/components/schemas/${name}`
  return nameSchemas(operations.flatMap(usesOf), { unknown, reserved, refOf })
}
