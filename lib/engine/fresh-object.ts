import type { ObjectShape, Property } from '../shape/shape.js'
import { STRICT_JSON } from './modes.js'
import { Readers } from './reader.js'
import { FAILED, Run } from './run.js'

/**
 * Makes what an object is read into: an instance of its class, whose initializers run, or a plain object, with the
 * defaults that only its type says.
 */
export function freshObject({ target, properties }: ObjectShape): () => object {
  const make = target === undefined ? () => ({}) : () => new target()
  const defaults = properties.flatMap((property) => {
    const value = property.default?.make ?? writtenDefault(property)
    return value === undefined ? [] : [[property.name, value] as const]
  })
  return defaults.length === 0
    ? make
    : () => Object.assign(make(), Object.fromEntries(defaults.map(([name, value]) => [name, value()])))
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
