import type { Place } from '../errors/fault.js'
import type { TypeRule } from '../metadata/class-transformer.js'
import type { ValueOptions } from '../metadata/options.js'
import type { AnyClass } from '../types.js'
import { typeOptionShape } from './option-shape.js'
import type { ObjectShape, ReferenceShape, Shape, UnionShape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { tagsOf } from './tags.js'
import { CIRCULAR } from './value-shape.js'

/** The union of `{ oneOf, discriminator }`. */
export function optionUnion(options: ValueOptions, place: Place, context: ShapeContext): UnionShape {
  const { oneOf = [], discriminator: property } = options
  if (oneOf.length === 0) {
    context.builder.report('OPTION_INVALID', place, 'oneOf needs a member')
  }
  const members = oneOf.flatMap((option) => typeOptionShape(option, place, context) ?? [])
  return property === undefined
    ? { kind: 'union', members }
    : discriminatedUnion(members, property, place, context)
}

/** A union whose members are told apart by the values that each gives to one property. */
export function discriminatedUnion(
  members: readonly Shape[],
  property: string,
  place: Place,
  context: ShapeContext,
): UnionShape {
  const mapping = emptyMapping()
  // A member may be a class that is being built, whose properties are not known yet.
  context.builder.later(() => {
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
  })
  return { kind: 'union', members, discriminator: { property, mapping, keep: true } }
}

/** The values of the property that tells a member. */
function memberTags(member: Shape, wire: string): string[] {
  const target = member.kind === 'reference' ? member.target : undefined
  const property = target?.properties.find((each) => each.wire === wire)
  return property === undefined ? [] : tagsOf(property.shape)
}

/** The union of class-transformer's `@Type(() => Base, { discriminator })`. */
export function taggedUnion(rule: TypeRule, place: Place, context: ShapeContext): UnionShape {
  const { builder, direction, groups } = context
  const { property, subTypes } = rule.discriminator ?? { property: '', subTypes: [] }
  const objects = new Map<string, ObjectShape>()
  for (const { value, name } of subTypes as readonly { value: AnyClass | undefined; name: string }[]) {
    if (value === undefined) {
      builder.report('CIRCULAR_IMPORT', place, CIRCULAR)
    } else if (objects.has(name)) {
      builder.report(
        'DISCRIMINATOR_UNCLEAR',
        place,
        `two subTypes are called '${name}'; give each a name of its own`,
      )
    } else {
      objects.set(name, builder.objectOf(value, direction, groups))
    }
  }
  const members: ReferenceShape[] = []
  const mapping = emptyMapping()
  // Whether a class declares the tag is known when its properties are.
  builder.later(() => {
    for (const [tag, object] of objects) {
      const declares = object.properties.some(({ wire }) => wire === property)
      const target = declares ? object : builder.tagged(object, property, tag, direction)
      // A class that declares the tag may be there for several: a schema cannot name it twice.
      const known = members.find((member) => member.target === target)
      const member: ReferenceShape = known ?? { kind: 'reference', target }
      if (known === undefined) members.push(member)
      mapping[tag] = member
    }
  })
  return { kind: 'union', members, discriminator: { property, mapping, keep: rule.keepDiscriminator } }
}

/** Filled when the properties of all members are known. Without a prototype: a tag may be called `__proto__`. */
function emptyMapping(): Record<string, ReferenceShape> {
  return Object.create(null) as Record<string, ReferenceShape>
}
