import { exposureOf, transformedProperties } from '../metadata/class-transformer.js'
import { ruledProperties, rulesOf } from '../metadata/class-validator.js'
import { fieldsOf, lineageOf, unknownKeysOf } from '../metadata/registry.js'
import type { AnyClass, Constructor } from '../types.js'
import { type Initial, initialsOf } from './initials.js'
import { joinOrders } from './order.js'
import { type PropertyFacts, propertyOf } from './property-shape.js'
import type { ObjectShape, Property } from './shape.js'
import type { ShapeContext } from './shape-builder.js'

/** Something was said of its properties, by us or by one of the libraries. */
export function isDto(target: AnyClass): boolean {
  return declaredNames(lineageOf(target)).length > 0
}

/** The properties that decorators know, in the order of their declaration. */
function declaredNames(lineage: readonly AnyClass[]): string[] {
  return joinOrders(
    [...new Set(ruledProperties(lineage))],
    [...fieldsOf(lineage).keys()],
    [...new Set(transformedProperties(lineage))],
  )
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The shape of a DTO class; `keep` is given it before its properties are known, so that classes may recur. */
export function buildObject(
  target: AnyClass,
  context: ShapeContext,
  keep: (shape: ObjectShape) => void,
): ObjectShape {
  const lineage = lineageOf(target)
  const unknown = unknownKeysOf(lineage)
  const declared = declaredNames(lineage)
  const properties: Property[] = []
  const shape: Mutable<ObjectShape> = {
    kind: 'object',
    name: target.name || 'Anonymous',
    target: target as Constructor,
    properties,
    taken: declared,
    ...(unknown === undefined ? {} : { unknown }),
  }
  keep(shape)
  const initials = initialsOf(target, (message) =>
    context.builder.report('DTO_UNBUILDABLE', { class: shape.name }, message),
  )
  properties.push(...propertiesOf(target, declared, initials, context))
  checkObject(shape, context)
  return shape
}

function propertiesOf(
  target: AnyClass,
  declared: readonly string[],
  initials: ReadonlyMap<string, Initial>,
  context: ShapeContext,
): Property[] {
  const lineage = lineageOf(target)
  const fields = fieldsOf(lineage)
  const rules = rulesOf(target, context.groups)
  const ruled = new Set(ruledProperties(lineage))
  const known = new Set(declared)
  const order = joinOrders(
    [...initials.keys()].filter((name) => known.has(name)),
    declared,
  )
  return order.flatMap((name) => {
    const exposure = exposureOf(target, name, context.direction, context.groups)
    if (exposure === undefined || !isAccessible(target, name, context)) {
      return []
    }
    const facts: PropertyFacts = {
      target,
      name,
      wire: exposure.wire,
      exposed: exposure.exposed,
      field: fields.get(name) ?? {},
      rules: rules.get(name),
      inactive: ruled.has(name) && rules.get(name) === undefined,
      initial: initials.get(name),
    }
    return propertyOf(facts, context)
  })
}

/** A getter without a setter cannot be read from a request; a method is called by class-transformer, a reserved name breaks it. */
function isAccessible(target: AnyClass, name: string, { direction, builder }: ShapeContext): boolean {
  if (name in Object.prototype) {
    builder.report(
      'PROPERTY_RESERVED',
      { class: target.name, property: name },
      `every object has a ${name} of its own; give the property another name, and @Expose({ name: '${name}' }) for the wire`,
    )
    return false
  }
  for (const of of lineageOf(target).reverse()) {
    const descriptor = Object.getOwnPropertyDescriptor(of.prototype, name)
    if (descriptor !== undefined) {
      return direction === 'output' || descriptor.set !== undefined
    }
  }
  return true
}

function checkObject(shape: ObjectShape, { builder }: ShapeContext): void {
  const wires = new Set<string>()
  for (const { name, wire } of shape.properties) {
    if (wires.has(wire)) {
      builder.report(
        'WIRE_NAME_REPEATED',
        { class: shape.name, property: name },
        `another property is called '${wire}' on the wire too; give one of them another @Expose name`,
      )
    }
    wires.add(wire)
  }
  if (shape.properties.length === 0) {
    builder.report(
      'DTO_EMPTY',
      { class: shape.name },
      'it has no property that could be read or written; decorate its properties with class-validator or with @Field()',
    )
  }
}
