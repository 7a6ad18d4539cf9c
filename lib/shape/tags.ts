import { enumValues } from './enum-values.js'
import type { Check, Direction, Literal, ObjectShape, Property, Shape } from './shape.js'

/** The property of a tag that a union knows of, and the class of its member does not. */
interface AddedTag extends Property {
  readonly added: true
}

export function isAddedTag(property: Property): property is AddedTag {
  return 'added' in property
}

/** `object` with the tag that it does not declare: what readers, writers and documents see of a member. */
export function withTag(
  object: ObjectShape,
  property: string,
  tag: string,
  direction: Direction,
): ObjectShape {
  const added: AddedTag = {
    name: property,
    wire: property,
    shape: { kind: 'enum', values: [tag] },
    required: true,
    added: true,
    // The class says which member an instance is of, so an answer needs no tag in it.
    ...(direction === 'output' ? { transforms: [() => tag] } : {}),
  }
  return { ...object, properties: [...object.properties, added] }
}

/** The values that a property which tells a union's member may have: of an enum, or of checks that list them. */
export function tagsOf(shape: Shape): string[] {
  return shape.kind === 'enum' ? shape.values.map(String) : (shape.checks ?? []).flatMap(listed)
}

function listed({ name, builtin, each, constraints: [first] }: Check): string[] {
  if (!builtin || each) return []
  if (name === 'equals') return [String(first)]
  if (name === 'isIn') return (first as Literal[]).map(String)
  return name === 'isEnum' ? enumValues(first as Record<string, string | number>).map(String) : []
}
