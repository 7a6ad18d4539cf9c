import { heldShapes } from '../../shape/held-shapes.js'
import type { ObjectShape, Shape } from '../../shape/shape.js'
import { whyInterpreted } from './property-code.js'

/**
 * The properties of the objects in `shapes` that the interpreter reads, and why: `['Order.total (@Transform)']`.
 * Of a property that is not here, only what generated code does not accept is read so.
 */
export function interpretedProperties(shapes: Iterable<Shape>): string[] {
  return [...objectsIn(shapes)].flatMap(({ name, properties }) =>
    properties.flatMap((property) => {
      const why = whyInterpreted(property)
      return why === undefined ? [] : [`${name}.${property.name} (${why})`]
    }),
  )
}

/** Each object once. A set grows while it is gone through. */
function objectsIn(shapes: Iterable<Shape>): Set<ObjectShape> {
  const objects = new Set<ObjectShape>()
  const add = (shape: Shape): void => {
    if (shape.kind === 'reference') objects.add(shape.target)
    else if (shape.kind === 'object') objects.add(shape)
    else inner(shape).forEach(add)
  }
  for (const shape of shapes) add(shape)
  for (const object of objects) heldShapes(object).forEach(add)
  return objects
}

function inner(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case 'array':
      return [shape.items]
    case 'record':
      return [shape.values]
    case 'tuple':
      return [...shape.items, ...(shape.rest === undefined ? [] : [shape.rest])]
    case 'union':
      return shape.members
    default:
      return []
  }
}
