import type { ObjectShape, Shape, TupleShape, UnionShape } from '../shape/shape.js'
import { isAddedTag } from '../shape/tags.js'
import { otherEntries } from './other-keys.js'
import type { Writer } from './writer.js'

/** A member of a union, with what writes it. */
export interface Member {
  readonly member: Shape
  readonly write: Writer
}

/** An instance tells by its class, a plain object by its tag or by the properties it has; a scalar by its type. */
export function memberOf(
  value: unknown,
  members: readonly Member[],
  discriminator: UnionShape['discriminator'],
): Member | undefined {
  if (typeof value !== 'object' || value === null) {
    return members.find(({ member }) => fitsScalar(member, value))
  }
  const ofClass = members.filter(
    ({ member }) =>
      member.kind === 'reference' &&
      member.target.target !== undefined &&
      value.constructor === member.target.target,
  )
  const byTag = ({ member }: Member): boolean => isTagged(member, value, discriminator)
  return (
    ofClass.find(byTag) ??
    ofClass[0] ??
    members.find(byTag) ??
    members.find(
      ({ member }) =>
        member.kind === 'reference' &&
        member.target.target !== undefined &&
        value instanceof member.target.target,
    ) ??
    members.find(({ member }) => fitsObject(member, value))
  )
}

/** The value is one of the program: it has the tag under the name that the member's class gives it. */
function isTagged(member: Shape, value: object, discriminator: UnionShape['discriminator']): boolean {
  if (discriminator === undefined || member.kind !== 'reference') return false
  const { property, mapping } = discriminator
  const declared = member.target.properties.find(({ wire }) => wire === property)
  const tag: unknown = Reflect.get(value, declared?.name ?? property)
  return tag !== undefined && mapping[String(tag)]?.target === member.target
}

function fitsScalar({ kind, ...shape }: Shape, value: unknown): boolean {
  switch (kind) {
    // Text of these passes as it is.
    case 'date':
    case 'date-time':
    case 'bytes':
      return typeof value === 'string'
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return typeof value === kind
    case 'integer':
      return Number.isInteger(value)
    case 'enum':
      return (shape as { values: readonly unknown[] }).values.includes(value)
    default:
      return kind === 'any'
  }
}

function fitsObject(member: Shape, value: object): boolean {
  switch (member.kind) {
    case 'reference':
      return !Array.isArray(value) && hasProperties(member.target, value) && hasOthers(member.target, value)
    case 'array':
      return isList(value) && [...value].every((item) => fits(member.items, item))
    case 'tuple':
      return isList(value) && [...value].every((item, at) => fitsAt(member, item, at))
    case 'date':
    case 'date-time':
      return value instanceof Date
    case 'bytes':
      return value instanceof Uint8Array
    case 'record':
    case 'object':
      return !(
        Array.isArray(value) ||
        value instanceof Date ||
        value instanceof Uint8Array ||
        value instanceof Set
      )
    default:
      return member.kind === 'any'
  }
}

function hasProperties({ properties }: ObjectShape, value: object): boolean {
  return properties.every(
    (property) =>
      !property.required || isAddedTag(property) || Reflect.get(value, property.name) !== undefined,
  )
}

function hasOthers(shape: ObjectShape, value: object): boolean {
  const { additionalProperties: of } = shape
  return (
    of === undefined || otherEntries(shape, value).every(([, item]) => item === undefined || fits(of, item))
  )
}

const isList = (value: object): value is Iterable<unknown> => Array.isArray(value) || value instanceof Set

/** One list is told from another by what it holds. */
function fits(shape: Shape, value: unknown): boolean {
  if (shape.kind === 'union') return shape.members.some((member) => fits(member, value))
  if (value === null || value === undefined) return shape.nullable === true || fitsScalar(shape, value)
  return typeof value === 'object' ? fitsObject(shape, value) : fitsScalar(shape, value)
}

function fitsAt({ items, rest }: TupleShape, value: unknown, at: number): boolean {
  const shape = items[at] ?? rest
  return shape !== undefined && fits(shape, value)
}
