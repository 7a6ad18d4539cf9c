/** The property that tells the members of a union apart. */
import type { Definition, Described, DescribedProperty } from '../metadata/manifest.js'

/** Definitions by what references say. */
export type DefinitionOf = (to: string) => Definition<unknown> | undefined

type Properties = Readonly<Record<string, DescribedProperty<unknown>>>

/** How often one object is derived of another; more is a circle. */
const DEEPEST = 50

/** A property of all members, each of whose literals is of one member; the first in written order. */
export function discriminatorOf(
  members: readonly Described[],
  definitionOf: DefinitionOf,
): string | undefined {
  const objects = members.map((member) =>
    member.kind === 'reference' && member.nullable !== true
      ? propertiesOf(member.to, definitionOf)
      : undefined,
  )
  const [first] = objects
  if (first === undefined || objects.length < 2) {
    return undefined
  }
  return Object.keys(first).find((name) => {
    const values = objects.map((object) => literalsOf(object, name))
    const all = values.flat()
    return !values.includes(undefined) && new Set(all).size === all.length
  })
}

function literalsOf(object: Properties | undefined, name: string): readonly unknown[] | undefined {
  const property = object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined
  const isTag = property?.kind === 'enum' && property.optional !== true && property.nullable !== true
  return isTag && property.values.length > 0 ? property.values : undefined
}

/** What an object has, those that are derived of others too. */
export function propertiesOf(to: string, definitionOf: DefinitionOf, depth = 0): Properties | undefined {
  const definition = definitionOf(to)
  if (definition === undefined || 'properties' in definition) {
    return definition?.properties
  }
  const { from, pick, omit, optional } = definition
  const base = depth > DEEPEST ? undefined : propertiesOf(from, definitionOf, depth + 1)
  const kept = Object.entries(base ?? {}).filter(
    ([name]) => (pick?.includes(name) ?? true) && !omit?.includes(name),
  )
  return (
    base &&
    Object.fromEntries(
      kept.map(([name, { optional: was, ...property }]) => [
        name,
        { ...property, ...((optional ?? was) && { optional: true as const }) },
      ]),
    )
  )
}
