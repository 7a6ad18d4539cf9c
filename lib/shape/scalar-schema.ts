import type { JsonSchema } from '../types.js'
import { present } from './schema-keywords.js'
import type { EnumShape, Literal, NumberShape } from './shape.js'

export function numberSchema(type: string | string[], shape: NumberShape): JsonSchema {
  const { format, minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = shape
  return present({ type, format, minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf })
}

function typeOf(value: Literal): string {
  if (value === null) return 'null'
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** The one type of several values, `null` apart: `['a', null]` → `['string', 'null']` */
function typeOfAll(values: readonly Literal[]): string | string[] | undefined {
  const types = new Set(values.filter((value) => value !== null).map(typeOf))
  if (types.has('number')) types.delete('integer')
  if (types.size > 1) return undefined
  const [type = 'null'] = types
  return type !== 'null' && values.includes(null) ? [type, 'null'] : type
}

export function enumSchema({ values }: EnumShape): JsonSchema {
  const [only, ...others] = values
  const type = typeOfAll(values)
  if (only === undefined || others.length > 0) return present({ type, enum: values })
  return only === null ? { type } : { type, const: only }
}
