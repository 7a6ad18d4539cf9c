import type { JsonSchema } from '../types.js'
import type { Check } from './shape.js'
export interface CheckRule {
  readonly implies?: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'array' | 'object'
}
const I: Record<string, CheckRule['implies']> = {
  isString: 'string',
  isLength: 'string',
  minLength: 'string',
  maxLength: 'string',
  isEmail: 'string',
  matches: 'string',
  isInt: 'integer',
  isNumber: 'number',
  min: 'number',
  max: 'number',
  isPositive: 'number',
  isBoolean: 'boolean',
  isDate: 'date',
  isArray: 'array',
  arrayMinSize: 'array',
  arrayMaxSize: 'array',
  arrayNotEmpty: 'array',
  isObject: 'object',
}
export function ruleOf(check: Check): CheckRule | undefined {
  if (!check.builtin) return undefined
  const i = I[check.name]
  return i === undefined ? {} : { implies: i }
}
export function schemaOfCheck(_check: Check, _kind?: string): JsonSchema | undefined {
  return undefined
}
