/** One type of several. */
import type { Described } from '../metadata/manifest.js'
import type { Literal } from '../shape/shape.js'
import type { Reading } from './context.js'

/** `A | B`, members in written order: literals are one enum, `null` and `undefined` are said apart. */
export function unionOf(readings: readonly Reading[]): Reading {
  const flat = readings.flatMap(membersOf)
  const types = flat.flatMap(({ type }) => (type === undefined ? [] : [type]))
  const absent = flat.some((reading) => reading.absent)
  const tagged = flat.find((reading) => reading.default !== undefined)
  const type = typeOf(types)
  return {
    ...(type !== undefined && { type }),
    ...(absent && { absent }),
    ...(tagged?.default !== undefined && { default: tagged.default }),
  }
}

/** Those of a union within a union, where nothing is said of the inner one as a whole. */
function membersOf(reading: Reading): Reading[] {
  const { type, ...rest } = reading
  if (type?.kind !== 'union' || isDocumented(type)) {
    return [reading]
  }
  const { members, nullable } = type
  const nothing: Reading[] = nullable ? [{ ...rest, type: NULL }] : [rest]
  return [...members.map((member) => ({ type: member })), ...nothing]
}

const NULL: Described = { kind: 'enum', values: [null] }

function isDocumented({ title, description, examples, deprecated }: Described): boolean {
  return [title, description, examples, deprecated].some((word) => word !== undefined)
}

function typeOf(types: readonly Described[]): Described | undefined {
  const any = types.find(({ kind }) => kind === 'any')
  if (any !== undefined || types.length === 0) {
    return any
  }
  // One that is still being read has no place.
  const broken = types.find((type) => type.kind === 'unreadable' && type.at !== '')
  if (broken !== undefined) {
    return broken
  }
  const nullable = types.some((type) => type.nullable === true || isNull(type))
  const members = distinct(joinLiterals(types.filter((type) => !isNull(type)).map(withoutNull)))
  const [only, ...others] = members
  if (only === undefined) {
    return NULL
  }
  const type: Described = others.length === 0 ? only : { kind: 'union', members }
  return nullable ? { ...type, nullable: true } : type
}

function isNull(type: Described): boolean {
  return type.kind === 'enum' && type.values.every((value) => value === null)
}

export function withoutNull(type: Described): Described {
  const { nullable: _, ...rest } = type
  return rest.kind === 'enum' ? { ...rest, values: rest.values.filter((value) => value !== null) } : rest
}

/** All literals where the first of them stands; those that another member takes anyway are left out. */
function joinLiterals(types: readonly Described[]): Described[] {
  const enums = types.filter((type) => type.kind === 'enum')
  const others = types.filter((type) => type.kind !== 'enum')
  const values = [...new Set(enums.flatMap((type) => type.values))].filter((value) => !isTaken(value, others))
  const [first] = enums
  if (first === undefined) {
    return others
  }
  const joined = literals(values, enums.length === 1 ? first : undefined)
  return types.flatMap((type) => (type === first ? joined : type.kind === 'enum' ? [] : [type]))
}

/** Both booleans are `boolean`, put together again. */
function literals(values: readonly Literal[], only: Described | undefined): Described[] {
  const both = values.includes(true) && values.includes(false)
  const rest = both ? values.filter((value) => typeof value !== 'boolean') : values
  const documentation = only === undefined ? {} : documentationOf(only)
  return [
    ...(rest.length > 0 ? [{ ...documentation, kind: 'enum', values: rest } as const] : []),
    ...(both ? [{ kind: 'boolean' } as const] : []),
  ]
}

function documentationOf({ title, description, examples, deprecated }: Described): Partial<Described> {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(examples !== undefined && { examples }),
    ...(deprecated !== undefined && { deprecated }),
  }
}

/** `string` takes every text; with a pattern it does not. */
function isTaken(value: Literal, others: readonly Described[]): boolean {
  return others.some((type) => type.kind === typeof value && Object.keys(type).length === 1)
}

function distinct(types: readonly Described[]): Described[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()]
}
