import { readType } from './checked.js'
import { readCheckedShape } from './checked-object.js'
import type { Context, Place, Reading } from './context.js'
import { intersectionOf } from './intersection.js'
import { tagsOf } from './tag.js'
import type { Sync } from './typescript.js'
import { withoutNull } from './union.js'

/** Tags beside one type, or objects whose properties the checker joins. */
export function readCheckedIntersection(type: Sync.Type, place: Place, context: Context): Reading {
  const parts = context.checker.partsOf(type)
  const tags = parts.map((part) => tagsOfType(part, place, context))
  const others = parts.filter((_part, index) => tags[index] === undefined)
  const known = tags.filter((tag) => tag !== undefined)
  if (others.length <= 1) {
    return intersectionOf([...others.map((part) => readType(part, place, context)), ...known]) ?? {}
  }
  const { Primitive } = context.typescript.sync.TypeFlags
  const scalars = others.filter(({ flags }) => flags & Primitive)
  if (scalars.length === 0) {
    return intersectionOf([readCheckedShape(type, place, context), ...known]) ?? {}
  }
  const joined = intersectionOf([...others.map((part) => readType(part, place, context)), ...known])
  // The rest is a brand, which no value has.
  return joined === undefined || joined.type?.kind === 'unreadable'
    ? (intersectionOf([...scalars.map((part) => readType(part, place, context)), ...known]) ?? {})
    : joined
}

/** What a type says all of whose properties are tags. */
export function tagsOfType(type: Sync.Type, place: Place, context: Context): Reading | undefined {
  const { sync } = context.typescript
  if ((type.flags & sync.TypeFlags.Object) === 0 || type.isClassOrInterface()) {
    return undefined
  }
  const { objectFlags } = type as Sync.ObjectType
  if (objectFlags & sync.ObjectFlags.Reference) {
    return undefined
  }
  const properties = context.checker.propertiesOf(type)
  return properties.length > 0 && properties.every(isTag)
    ? tagsOfProperties(properties, place, context)
    : undefined
}

const isTag = ({ name }: Sync.Symbol): boolean => name.startsWith('~')

function tagsOfProperties(tags: readonly Sync.Symbol[], place: Place, context: Context): Reading {
  context.checker.prefetchTypesOf(tags)
  return tagsOf(
    tags.map((property) => {
      const value = context.checker.typeOf(property)
      return [property.name.slice(1), value && bare(readType(value, place, context))] as const
    }),
  )
}

/** `'integer' | null`, where a mapped type adds that to all it meets. */
function bare(reading: Reading): Reading {
  return reading.type?.nullable === true ? { type: withoutNull(reading.type) } : reading
}

/** Members that no object of a program has together. */
const MEMBERS = [
  // Before strings: `DateOnly & Date` has the members of both.
  ['date-time', ['getTimezoneOffset', 'setUTCMonth', 'toISOString']],
  ['string', ['charCodeAt', 'localeCompare', 'toLocaleUpperCase']],
  ['number', ['toFixed', 'toExponential', 'toPrecision']],
] as const

/** `{ [K in keyof Int]: … }`: of a number with a tag TypeScript maps the members, as of a `Date`; it is still one. */
export function readMappedScalar(type: Sync.ObjectType, place: Place, context: Context): Reading | undefined {
  if ((type.objectFlags & context.typescript.sync.ObjectFlags.Mapped) === 0) {
    return undefined
  }
  const properties = context.checker.propertiesOf(type)
  const names = new Set(properties.map(({ name }) => name))
  const [kind] = MEMBERS.find(([, members]) => members.every((name) => names.has(name))) ?? []
  return (
    kind && intersectionOf([{ type: { kind } }, tagsOfProperties(properties.filter(isTag), place, context)])
  )
}
