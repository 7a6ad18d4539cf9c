import type { Place } from '../errors/fault.js'
import { VALUE_OPTIONS } from '../metadata/option-names.js'
import type { TypeName, ValueOptions } from '../metadata/options.js'
import { enumValues } from './enum-values.js'
import { isClass, knownTypeOf } from './known-classes.js'
import type { Shape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { optionUnion } from './union-shape.js'
import { refuseUnknown } from './unknown-options.js'
import { CIRCULAR, declaredShape, valueShape } from './value-shape.js'

/** What options alone say of a type; `undefined` where they leave it to others. */
export function optionShape(
  options: ValueOptions,
  declared: unknown,
  place: Place,
  context: ShapeContext,
): Shape | undefined {
  if (options.enum !== undefined) {
    return { kind: 'enum', values: enumValues(options.enum) }
  }
  if (options.oneOf !== undefined) {
    return optionUnion(options, place, context)
  }
  const { type } = options
  if (typeof type === 'function') {
    const target = givenBy(type)
    return formatShape(options, target) ?? declaredShape(target, context)
  }
  return type === undefined
    ? formatShape(options, declared)
    : namedShape(type, options, declared, place, context)
}

/** The class itself, or what a function gives; nothing where a circular import lets it give nothing. */
function givenBy(option: unknown): unknown {
  try {
    return isClass(option) ? option : (option as () => unknown)()
  } catch {
    return undefined
  }
}

/** `{ format: 'date' }` of a `Date` is a day. */
function formatShape({ format }: ValueOptions, declared: unknown): Shape | undefined {
  return knownTypeOf(declared) === 'date' && format === 'date' ? { kind: 'date' } : undefined
}

/** Which declared types a name of a type fits. */
const FITS: Readonly<Record<string, readonly string[]>> = {
  string: ['string', 'date', 'bytes'],
  number: ['number'],
  integer: ['number', 'bigint'],
  boolean: ['boolean'],
}

function namedShape(
  type: TypeName,
  options: ValueOptions,
  declared: unknown,
  place: Place,
  context: ShapeContext,
): Shape | undefined {
  const known = knownTypeOf(declared) ?? 'class'
  if (known !== 'unknown' && FITS[type]?.includes(known) === false) {
    context.builder.report(
      'CONSTRAINT_CONTRADICTS',
      place,
      `the options say ${type}, and the declared type is ${known}; make them agree`,
    )
  }
  switch (type) {
    case 'array':
      return undefined
    case 'object':
      return options.values === undefined && known === 'unknown'
        ? { kind: 'record', values: { kind: 'any' } }
        : undefined
    case 'integer':
      return { kind: known === 'bigint' ? 'bigint' : 'integer' }
    case 'string':
      if (known === 'date') return { kind: options.format === 'date' ? 'date' : 'date-time' }
      return { kind: known === 'bytes' ? 'bytes' : 'string' }
    case 'number':
    case 'boolean':
    case 'any':
      return { kind: type }
    default:
      context.builder.report(
        'OPTION_INVALID',
        place,
        `there is no type '${String(type)}'; say one of JSON Schema's, or a class`,
      )
      return { kind: 'any' }
  }
}

/** `Item`, `() => Item`, `[Item]` or `{ type: 'integer' }` → a shape; `undefined`, and a fault, where it says none. */
export function typeOptionShape(option: unknown, place: Place, context: ShapeContext): Shape | undefined {
  if (Array.isArray(option)) {
    const items = typeOptionShape(option[0], place, context)
    return items === undefined ? undefined : { kind: 'array', items }
  }
  if (typeof option === 'object' && option !== null) {
    refuseUnknown(option, VALUE_OPTIONS, place, context.builder)
    return valueShape({ options: option as ValueOptions, checks: [] }, place, context)
  }
  const target = typeof option === 'function' ? givenBy(option) : option
  if (target === undefined || target === null) {
    context.builder.report('CIRCULAR_IMPORT', place, CIRCULAR)
    return undefined
  }
  const shape = declaredShape(target, context)
  if (shape === undefined) {
    const isArray = knownTypeOf(target) === 'array'
    context.builder.report(
      isArray ? 'ITEMS_UNTYPED' : 'INPUT_UNTYPED',
      place,
      isArray ? 'say of what it is an array: [Class]' : 'the option says no type; use a class, or { type }',
    )
  }
  return shape
}
