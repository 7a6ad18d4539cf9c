import { readType } from './checked.js'
import { readCheckedShape } from './checked-object.js'
import type { Context, Place, Reading } from './context.js'
import { intersectionOf } from './intersection.js'
import { tagsOf } from './tag.js'
import type { Sync } from './typescript.js'

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
  const hasScalar = others.some(({ flags }) => flags & Primitive)
  const joined = hasScalar
    ? intersectionOf([...others.map((part) => readType(part, place, context)), ...known])
    : undefined
  return joined ?? intersectionOf([readCheckedShape(type, place, context), ...known]) ?? {}
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
  if (properties.length === 0 || !properties.every(({ name }) => name.startsWith('~'))) {
    return undefined
  }
  context.checker.prefetchTypesOf(properties)
  return tagsOf(
    properties.map((property) => {
      const value = context.checker.typeOf(property)
      return [property.name.slice(1), value && readType(value, place, context)] as const
    }),
  )
}
