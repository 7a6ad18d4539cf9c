import type { Place } from '../errors/fault.js'
import type { TypeRule } from '../metadata/class-transformer.js'
import type { Described } from '../metadata/manifest.js'
import type { ValueOptions } from '../metadata/options.js'
import { agreementOf, lackOf } from './agreement.js'
import { collectionShape } from './collection-shape.js'
import { type DescribedUse, describedShape } from './described-shape.js'
import { optionShape } from './option-shape.js'
import type { Shape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { taggedUnion } from './union-shape.js'
import { declaredShape, type TypeFacts } from './value-shape.js'

/** The type as it was read, with what decorators say of it; a fault names both where they contradict each other. */
export function joinedShape(facts: TypeFacts, use: DescribedUse, place: Place, context: ShapeContext): Shape {
  const { type } = use
  if (type.kind === 'unreadable') {
    const said = optionsShape(facts, ANY, place, context) ?? ruleShape(facts.rule, ANY, place, context)
    return said?.shape ?? describedShape(use, place, context)
  }
  const read = describedShape({ ...use, type: withoutSaid(type, facts) }, place, context)
  const said = optionsShape(facts, read, place, context) ?? ruleShape(facts.rule, read, place, context)
  if (said === undefined) {
    return read
  }
  const contradict = (why: string): void =>
    context.builder.report(
      'CONSTRAINT_CONTRADICTS',
      place,
      `${said.by} contradicts its type${use.at === undefined ? '' : ` (${use.at})`}: ${why}; make them agree, or take it out`,
    )
  const agreement = agreementOf(said.shape, read)
  if (!('shape' in agreement)) {
    contradict(agreement.contradiction)
    return said.shape
  }
  const { shape } = agreement
  // A class may be one that is being built.
  context.builder.later(() => {
    const lack = lackOf(shape, read)
    if (lack !== undefined) contradict(lack)
  })
  return shape
}

const ANY = { kind: 'any' } as const

/** Of what a list or a map holds, nobody asks what cannot be read where a decorator says it. */
function withoutSaid(type: Described, { options }: TypeFacts): Described {
  if (type.kind === 'array' && type.items.kind === 'unreadable' && options.items !== undefined) {
    return { ...type, items: ANY }
  }
  return type.kind === 'record' && type.values.kind === 'unreadable' && options.values !== undefined
    ? { ...type, values: ANY }
    : type
}

interface Said {
  readonly by: string
  readonly shape: Shape
}

function optionsShape(facts: TypeFacts, read: Shape, place: Place, context: ShapeContext): Said | undefined {
  const { options } = facts
  const declared = emittedFor(options, read)
  const shape = optionShape(options, declared, place, context) ?? contentOf(facts, read, place, context)
  return shape && { by: 'what its decorator says', shape }
}

/** Of a list or a map, what `items` or `values` say. */
function contentOf(facts: TypeFacts, read: Shape, place: Place, context: ShapeContext): Shape | undefined {
  const { items, values } = facts.options
  if (items === undefined && values === undefined) {
    return undefined
  }
  const { described: _read, rule: _rule, ...others } = facts
  const isMap = read.kind === 'record' && read.container === 'map'
  return collectionShape({ ...others, declared: isMap ? Map : undefined }, place, context)
}

/** What a compiler would have emitted, where an option is read by it: `{ type: 'string' }` of a `Date`. */
function emittedFor({ type, format }: ValueOptions, { kind }: Shape): unknown {
  if (kind === 'date' || kind === 'date-time') {
    return type === 'string' || (type === undefined && format !== undefined) ? Date : undefined
  }
  if (kind === 'bytes') return type === 'string' ? Buffer : undefined
  return kind === 'bigint' && type === 'integer' ? BigInt : undefined
}

/** class-transformer's `@Type` speaks of the items of a collection. */
function ruleShape(
  rule: TypeRule | undefined,
  read: Shape,
  place: Place,
  context: ShapeContext,
): Said | undefined {
  if (rule === undefined) {
    return undefined
  }
  const one =
    rule.discriminator === undefined ? declaredShape(rule.type(), context) : taggedUnion(rule, place, context)
  if (one === undefined || (rule.discriminator === undefined && fitsSome(read, one))) {
    return undefined
  }
  return { by: '@Type', shape: within(read, one) }
}

/** Of lists of lists, the innermost. */
function within(read: Shape, one: Shape): Shape {
  if (read.kind === 'array') return { ...read, items: within(read.items, one) }
  if (read.kind === 'tuple') return { ...read, items: read.items.map((item) => within(item, one)) }
  return read.kind === 'record' ? { ...read, values: within(read.values, one) } : one
}

/** Of `string | string[]`, class-transformer converts what there is. */
function fitsSome(read: Shape, one: Shape): boolean {
  return (
    read.kind === 'union' &&
    read.members.some((member) => 'shape' in agreementOf(within(member, one), member))
  )
}
