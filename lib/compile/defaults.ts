import { valueFits } from '../engine/value-fits.js'
import type { Place } from '../errors/fault.js'
import type { ObjectShape, Shape } from '../shape/shape.js'
import type { Program } from './program.js'

/** A default that its own constraints refuse would be the first value nobody checked. */
export function checkDefault(shape: Shape, value: unknown, place: Place, { report }: Program): void {
  const why = value === undefined ? undefined : valueFits(shape, value)
  if (why !== undefined) {
    report('DEFAULT_REFUSED', place, `its default is refused: ${why}; change the default or the constraint`)
  }
}

/** The same of initializers of a class. */
export function checkInitials(object: ObjectShape, { report }: Program): void {
  for (const { name, shape, default: initial, conditions } of object.properties) {
    // Whether conditions hold is not known before there is a value of the whole object.
    const why = initial && conditions === undefined ? valueFits(shape, initial.value) : undefined
    if (why !== undefined) {
      report(
        'DEFAULT_REFUSED',
        { class: object.name, property: name },
        `its initializer is refused: ${why}; change the initializer or the constraint`,
      )
    }
  }
}
