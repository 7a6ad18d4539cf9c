import type { ObjectShape, Property } from '../shape/shape.js'
import { STRICT_JSON } from './modes.js'
import { Readers } from './reader.js'
import { FAILED, Run } from './run.js'

/**
 * Makes what an object is read into: an instance of its class, whose initializers run, or a plain object, which has
 * the defaults that its type says.
 */
export function freshObject({ target, properties }: ObjectShape): () => object {
  if (target !== undefined) {
    return () => new target()
  }
  const defaults = properties.flatMap((property) => {
    const make = writtenDefault(property)
    return make === undefined ? [] : [[property.name, make] as const]
  })
  return defaults.length === 0
    ? () => ({})
    : () => Object.fromEntries(defaults.map(([name, make]) => [name, make()]))
}

/** It is written as JSON, and read as if it had been sent. */
function writtenDefault({ shape, default: initial }: Property): (() => unknown) | undefined {
  if (initial?.written !== true) {
    return undefined
  }
  const { value } = initial
  const read = new Readers(STRICT_JSON).of(shape)
  const make = (): unknown => {
    const made = read(value, new Run())
    return made === FAILED ? value : made
  }
  const first = make()
  return typeof first === 'object' && first !== null ? make : () => first
}
