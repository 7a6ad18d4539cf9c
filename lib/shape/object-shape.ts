import type { Place } from '../errors/fault.js'
import { exposureOf, transformedProperties } from '../metadata/class-transformer.js'
import { ruledProperties } from '../metadata/class-validator.js'
import {
  type DefinedProperty,
  type DefinitionUse,
  declaredBehind,
  definedProperties,
  definitionAt,
  definitionOf,
} from '../metadata/described.js'
import type { Definition } from '../metadata/manifest.js'
import { fieldsOf, lineageOf } from '../metadata/registry.js'
import type { AnyClass, Constructor } from '../types.js'
import { OTHER_KEYS, otherKeysOf } from './additional-properties.js'
import { describedShape } from './described-shape.js'
import type { Initial } from './initials.js'
import { keepOrigin, type ObjectFacts } from './object-origin.js'
import { joinOrders } from './order.js'
import { type PropertyFacts, propertyOf } from './property-shape.js'
import type { ObjectShape, Property } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { Sources } from './source-facts.js'
import { annotationsOf } from './words.js'

/** Something was said of its properties, by us or by one of the libraries. */
export function isDto(target: AnyClass): boolean {
  return definitionOf(target) !== undefined || declaredNames(lineageOf(target)).length > 0
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

/** The shape of an object; `keep` is given it before its properties are known, so that it may recur. */
export function buildObject(
  facts: ObjectFacts,
  context: ShapeContext,
  keep: (shape: ObjectShape) => void,
): ObjectShape {
  const { name, target, definition } = facts
  const defined =
    definition === undefined ? new Map<string, DefinedProperty>() : definedProperties(definition)
  const said = definition && definitionAt(definition)
  const lineage = target === undefined ? [] : lineageOf(target)
  const { unknown, values } = otherKeysOf(facts, context)
  const declared = joinOrders([...defined.keys()], declaredNames(lineage))
  const properties: Property[] = []
  const shape: Mutable<ObjectShape> = {
    kind: 'object',
    name,
    ...(target && { target: target as Constructor }),
    properties,
    taken: [...declared, ...((definition && declaredBehind(definition)?.hides) ?? [])],
    ...(unknown === undefined ? {} : { unknown }),
    ...(said && annotationsOf(said)),
  }
  keep(shape)
  keepOrigin(shape, facts)
  reportHidden(shape, said, context)
  if (values !== undefined) {
    shape.additionalProperties = describedShape(values, { class: name, property: OTHER_KEYS }, context)
  }
  const sources = new Sources(context, context.direction === 'input' || definition === undefined, target)
  properties.push(
    ...ordered(declared, target && sources.of(target).initials).flatMap(
      (property) => propertyNamed(property, { target, defined, definition, sources }, context) ?? [],
    ),
  )
  checkObject(shape, context)
  return shape
}

/** What nobody could send is no input. */
function reportHidden(
  { name }: ObjectShape,
  said: Definition | undefined,
  { builder, direction }: ShapeContext,
): void {
  if (direction === 'input' && said !== undefined && 'hides' in said && said.hides !== undefined) {
    builder.report(
      'TYPE_UNREADABLE',
      { class: name },
      `it hides ${said.hides.join(', ')}, which a request cannot give${said.at === undefined ? '' : ` (${said.at})`}; take a class of what is sent, and make this of it`,
    )
  }
}

/** Initializers come in the order of the fields. */
function ordered(
  declared: readonly string[],
  initials: ReadonlyMap<string, Initial> | undefined,
): readonly string[] {
  const known = new Set(declared)
  return joinOrders(
    [...(initials?.keys() ?? [])].filter((name) => known.has(name)),
    declared,
  )
}

interface Members {
  readonly target: AnyClass | undefined
  readonly defined: ReadonlyMap<string, DefinedProperty>
  readonly definition: DefinitionUse | undefined
  readonly sources: Sources
}

function propertyNamed(name: string, members: Members, context: ShapeContext): Property | undefined {
  const { defined, definition, sources } = members
  const said = defined.get(name)
  // Of `Partial<Order>` the decorators of `Order` hold.
  const source = members.target ?? said?.source
  if (said?.property.readable === true && context.direction === 'input') {
    return undefined
  }
  const place = source === undefined ? { class: nameOf(members) } : { class: source.name || 'Anonymous' }
  if (isReserved(name, place, context) || (source !== undefined && !isAccessible(source, name, context))) {
    return undefined
  }
  const described =
    said === undefined || definition === undefined ? undefined : { ...said, types: definition.types }
  if (source === undefined) {
    return (
      described &&
      propertyOf(
        { name, wire: name, exposed: false, field: {}, place: { ...place, property: name }, described },
        context,
      )
    )
  }
  const exposure = exposureOf(source, name, context.direction, context.groups)
  if (exposure === undefined) {
    return undefined
  }
  const { fields, rules, ruled, initials } = sources.of(source)
  const facts: PropertyFacts = {
    target: source,
    name,
    wire: exposure.wire,
    exposed: exposure.exposed,
    field: fields.get(name) ?? {},
    rules: rules.get(name),
    inactive: ruled.has(name) && !rules.has(name),
    // What a change leaves out stays as it is.
    ...(said?.optional === undefined && {
      initial: members.target === undefined ? madeAnew(initials.get(name), source, name) : initials.get(name),
    }),
    place: { ...place, property: name },
    ...(described && { described }),
  }
  return propertyOf(facts, context)
}

/** What is read into is no instance of the class whose initializer it is. */
function madeAnew(initial: Initial | undefined, source: AnyClass, name: string): Initial | undefined {
  if (initial?.value === undefined) {
    return initial
  }
  const { value } = initial
  const make =
    typeof value === 'object' && value !== null
      ? () => Reflect.get(new (source as Constructor)(), name) as unknown
      : () => value
  return { ...initial, make }
}

const nameOf = ({ definition }: Members): string =>
  (definition && definitionAt(definition)?.name) ?? 'Anonymous'

function isReserved(name: string, place: Place, { builder }: ShapeContext): boolean {
  if (!(name in Object.prototype)) {
    return false
  }
  builder.report(
    'PROPERTY_RESERVED',
    { ...place, property: name },
    `every object has a ${name} of its own; give the property another name, and @Expose({ name: '${name}' }) for the wire`,
  )
  return true
}

/** A getter without a setter cannot be read from a request; a method is called by class-transformer, a reserved name breaks it. */
function isAccessible(target: AnyClass, name: string, { direction }: ShapeContext): boolean {
  for (const ancestor of lineageOf(target).reverse()) {
    const descriptor = Object.getOwnPropertyDescriptor(ancestor.prototype, name)
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
  if (shape.properties.length === 0 && shape.additionalProperties === undefined) {
    builder.report(
      'DTO_EMPTY',
      { class: shape.name },
      'it has no property that could be read or written; decorate its properties with class-validator or with @Field()',
    )
  }
}
