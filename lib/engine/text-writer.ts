import type { Shape } from '../shape/shape.js'
import { acceptsNull } from './accepts-null.js'
import { describeType, Misfit, WriteError } from './write-error.js'
import type { Writers } from './writer.js'

/**
 * Writes values of a shape as JSON text.
 *
 * @throws WriteError from what it returns, with the place.
 */
export function textWriter(shape: Shape, writers: Writers): (value: unknown) => string {
  const write = writers.text(shape)
  const mustBe = writers.mode.check && !acceptsNull(shape)
  return (value) => {
    try {
      if (mustBe && (value === null || value === undefined)) {
        throw new Misfit(describeType(shape), value)
      }
      return write(value)
    } catch (thrown) {
      throw thrown instanceof Misfit ? new WriteError(thrown) : thrown
    }
  }
}
