import type { Property } from '../shape/shape.js'
import { acceptsNull } from './accepts-null.js'
import { describeType, Misfit } from './write-error.js'
import type { WriteMode, Writer } from './writer.js'

/** The value of a property, as it was got from `object`, to plain data. */
export type PropertyWriter = (value: unknown, object: object, depth: number) => unknown

export function propertyWriter(property: Property, write: Writer, { check }: WriteMode): PropertyWriter {
  const { name, transforms = [], required, shape } = property
  const takesNull = acceptsNull(shape)
  return (got, object, depth) => {
    // class-transformer calls a method that is exposed.
    let value: unknown = typeof got === 'function' ? got.call(object) : got
    for (const transform of transforms) {
      value = transform(value, object, name)
    }
    const absent = value === undefined || (value === null && !takesNull)
    if (check && required && absent) {
      throw new Misfit(describeType(shape), value)
    }
    return write(value, depth)
  }
}
