import type { Place } from '../errors/fault.js'
import type { TypeRule } from '../metadata/class-transformer.js'
import type { ValueOptions } from '../metadata/options.js'
import type { AnyClass } from '../types.js'
import { typeOptionShape } from './option-shape.js'
import type { ReferenceShape, Shape, UnionShape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { tagsOf } from './tags.js'

/** The union of `{ oneOf, discriminator }`. */
export function optionUnion(options: ValueOptions, place: Place, context: ShapeContext): UnionShape {
  const members = (options.oneOf ?? []).flatMap((option) => typeOptionShape(option, place, context) ?? [])
  const property = options.discriminator
  if (property === undefined) {
    return { kind: 'union', members }
  }
  const mapping: Record<string, ReferenceShape> = {}
  for (const member of members) {
    const tags = memberTags(member, property)
    if (tags.length === 0 || tags.some((tag) => Object.hasOwn(mapping, tag))) {
      context.builder.report(
        'DISCRIMINATOR_UNCLEAR',
        place,
        `${member.kind === 'reference' ? member.target.name : member.kind} does not say which values of ${property} are its own; give it a property ${property} with @Equals or @IsIn`,
      )
    }
    for (const tag of tags) {
      mapping[tag] = member as ReferenceShape
    }
  }
  return { kind: 'union', members, discriminator: { property, mapping, keep: true } }
}

/** The values of the property that tells a member. */
function memberTags(member: Shape, wire: string): string[] {
  const target = member.kind === 'reference' ? member.target : undefined
  const property = target?.properties.find((each) => each.wire === wire)
  return property === undefined ? [] : tagsOf(property.shape)
}

/** The union of class-transformer's `@Type(() => Base, { discriminator })`. */
export function taggedUnion(
  rule: TypeRule,
  _place: Place,
  { builder, direction, groups }: ShapeContext,
): UnionShape {
  const { property, subTypes } = rule.discriminator ?? { property: '', subTypes: [] }
  const members = subTypes.map(({ value, name }): [string, ReferenceShape] => [
    name,
    { kind: 'reference', target: builder.objectOf(value as AnyClass, direction, groups) },
  ])
  return {
    kind: 'union',
    members: members.map(([, member]) => member),
    discriminator: { property, mapping: Object.fromEntries(members), keep: rule.keepDiscriminator },
  }
}
