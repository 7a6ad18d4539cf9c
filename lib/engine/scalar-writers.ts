import type { Shape } from '../shape/shape.js'
import { dateText, dateTimeText } from './iso-date.js'
import { describeType, Misfit } from './write-error.js'
import type { Writer } from './writer.js'

function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'string':
    case 'boolean':
      return typeof value === shape.kind
    case 'number':
    case 'integer':
      // `NaN` and the infinities are `null` in JSON, as `JSON.stringify` has them.
      return typeof value === 'number'
    case 'bigint':
      return typeof value === 'bigint' || Number.isInteger(value)
    case 'enum':
      return shape.values.includes(value as never)
    default:
      return true
  }
}

/** The writer of a scalar kind. An object in place of a scalar is never written: it could hold anything. */
export function scalarWriters(shape: Shape, check: boolean): Writer {
  const type = describeType(shape)
  return (value) => {
    const plain = toScalar(shape, value)
    if (
      typeof plain === 'object' ||
      typeof plain === 'function' ||
      (check && !isText(shape) && !fits(shape, plain))
    ) {
      throw new Misfit(type, value)
    }
    return shape.kind === 'bigint' ? String(plain) : plain
  }
}

const isText = ({ kind }: Shape): boolean =>
  kind === 'date' || kind === 'date-time' || kind === 'bytes' || kind === 'file'

/** A `Date` as ISO 8601, bytes as base64, and what has its own JSON form (an id of a database) by that. */
function toScalar({ kind }: Shape, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value
  }
  if (value instanceof Date) {
    return (kind === 'date' ? dateText(value) : dateTimeText(value)) ?? value
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  }
  if (value instanceof String || value instanceof Number || value instanceof Boolean) {
    return value.valueOf()
  }
  const { toJSON } = value as { toJSON?: () => unknown }
  return typeof toJSON === 'function' ? toJSON.call(value) : value
}
