import type { ObjectShape, Shape } from './shape.js'

/** Of all that an object holds: of its properties, and of its other keys. */
export function heldShapes({ properties, additionalProperties }: ObjectShape): readonly Shape[] {
  const own = properties.map(({ shape }) => shape)
  return additionalProperties === undefined ? own : [...own, additionalProperties]
}
