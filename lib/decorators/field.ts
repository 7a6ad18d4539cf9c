import type { FieldOptions } from '../metadata/options.js'
import { dtoRecord } from '../metadata/registry.js'
import type { AnyClass } from '../types.js'
import { legacy } from './legacy.js'

/**
 * Says of a DTO's property what its type and class-validator's decorators cannot: the items of an array,
 * the values of a record, a union, `null`, a description. Alone, it makes the property one that is read
 * and checked by its type.
 *
 * @param options in JSON Schema's words; two `@Field`s on one property add up.
 * @example
 * ```ts
 * class Order {
 *   @Field({ items: Line, minItems: 1 }) lines!: Line[]
 *   @Field({ type: 'string', nullable: true }) note!: string | null
 * }
 * ```
 */
export function Field(options: FieldOptions = {}): PropertyDecorator {
  return legacy<PropertyDecorator>((prototype, name) => {
    const { fields } = dtoRecord(prototype.constructor as AnyClass)
    fields.set(String(name), { ...fields.get(String(name)), ...options })
  })
}
