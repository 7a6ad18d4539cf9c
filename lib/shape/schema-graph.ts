import type { JsonSchema } from '../types.js'
import { toJsonSchema } from './json-schema.js'
import type { Direction, ObjectShape, Shape, UnknownKeys } from './shape.js'

/** A shape that a document mentions. */
export interface SchemaUse {
  readonly shape: Shape
  readonly direction: Direction
  /** What tells its classes from others of their name, the readable first: `['Store', 'StoreRead']` */
  readonly qualifiers: readonly string[]
}

/** An object as it is seen in one direction, by the first use that reaches it. */
export interface SchemaNode {
  readonly shape: ObjectShape
  readonly direction: Direction
  readonly qualifiers: readonly string[]
}

interface Vertex extends SchemaNode {
  /** Its schema, in which the nth reference is `#n`. */
  schema: JsonSchema
  /** What the references lead to, in order. */
  readonly targets: Vertex[]
}

/** Every object that `uses` reach, one for each direction, in the order in which they are met. */
function reach(uses: readonly SchemaUse[], unknown: UnknownKeys): Vertex[] {
  const met = { input: new Map<ObjectShape, Vertex>(), output: new Map<ObjectShape, Vertex>() }
  const vertices: Vertex[] = []
  for (const { shape, direction, qualifiers } of uses) {
    const schemaOf = (part: Shape, targets: Vertex[]): JsonSchema =>
      toJsonSchema(part, {
        direction,
        unknown,
        refTo: (target) => ({ $ref: `#${targets.push(vertexOf(target))}` }),
      })
    const vertexOf = (target: ObjectShape): Vertex => {
      const known = met[direction].get(target)
      if (known !== undefined) return known
      const vertex: Vertex = { shape: target, direction, qualifiers, schema: {}, targets: [] }
      met[direction].set(target, vertex)
      vertices.push(vertex)
      return vertex
    }
    const from = vertices.length
    schemaOf(shape, [])
    for (let index = from; index < vertices.length; index++) {
      const vertex = vertices[index]!
      vertex.schema = schemaOf(vertex.shape, vertex.targets)
    }
  }
  return vertices
}

/** Vertices of one key together, in the order of the first of each. */
function grouped(vertices: readonly Vertex[], keyOf: (vertex: Vertex) => string): Vertex[][] {
  const groups = new Map<string, Vertex[]>()
  for (const vertex of vertices) {
    const key = keyOf(vertex)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [vertex])
    else group.push(vertex)
  }
  return [...groups.values()]
}

/** Tells whether shapes describe one type: the same class, or where there is none the same name. */
export function identities(): (shape: ObjectShape) => string {
  const classes = new Map<unknown, number>()
  return ({ target, name }) => {
    if (!classes.has(target)) classes.set(target, classes.size)
    return `${classes.get(target)} ${name}`
  }
}

/**
 * The objects that `uses` reach, those of one type and with one schema together. Types may refer to
 * themselves, so schemas are taken for equal until a difference shows: in their own words first, then
 * in what they refer to, until a round splits nothing more.
 */
export function schemaBlocks(uses: readonly SchemaUse[], unknown: UnknownKeys): SchemaNode[][] {
  const vertices = reach(uses, unknown)
  const identityOf = identities()
  let blocks = grouped(vertices, ({ shape, schema }) => `${identityOf(shape)} ${JSON.stringify(schema)}`)
  for (let count = 0; count !== blocks.length; ) {
    count = blocks.length
    const blockOf = new Map(blocks.flatMap((block, number) => block.map((vertex) => [vertex, number])))
    blocks = grouped(vertices, (vertex) =>
      [vertex, ...vertex.targets].map((each) => blockOf.get(each)).join(),
    )
  }
  return blocks
}
