import type { Shape } from '../shape/shape.js'

/** Whether `null` is a value of `shape`. */
export function acceptsNull(shape: Shape): boolean {
  switch (shape.kind) {
    case 'any':
      return true
    case 'enum':
      return shape.nullable === true || shape.values.includes(null)
    case 'union':
      return shape.nullable === true || shape.members.some(acceptsNull)
    default:
      return shape.nullable === true
  }
}
