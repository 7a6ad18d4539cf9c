import type { Place } from '../errors/fault.js'
import { ruleOf } from './check-schema.js'
import { knownTypeOf } from './known-classes.js'
import { typeOptionShape } from './option-shape.js'
import type { Check, Shape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { taggedUnion } from './union-shape.js'
import { declaredShape, impliedShape, type TypeFacts } from './value-shape.js'

/** An array, a `Set` or a `Map` with what it holds; `undefined` for what is none of these. */
export function collectionShape(facts: TypeFacts, place: Place, context: ShapeContext): Shape | undefined {
  const { options, checks } = facts
  const known = facts.options.type === 'array' ? 'array' : knownTypeOf(facts.declared)
  if (known === 'map' || options.values !== undefined) {
    const container = known === 'map' ? 'map' : 'object'
    return { kind: 'record', container, values: contentShape(facts, options.values, place, context) }
  }
  const isArray = known === 'array' || known === 'set' || options.items !== undefined
  if (!isArray && !(known === 'unknown' && impliesArray(checks))) {
    return undefined
  }
  return {
    kind: 'array',
    container: known === 'set' ? 'set' : 'array',
    items: contentShape(facts, options.items, place, context),
  }
}

function impliesArray(checks: readonly Check[]): boolean {
  return checks.some((check) => !check.each && ruleOf(check)?.implies === 'array')
}

function contentShape(facts: TypeFacts, said: unknown, place: Place, context: ShapeContext): Shape {
  const { checks, rule } = facts
  if (said !== undefined || 'items' in facts.options || 'values' in facts.options) {
    return typeOptionShape(said, place, context) ?? { kind: 'any' }
  }
  const ofItems = checks.filter((check) => check.each).map((check) => ({ ...check, each: false }))
  const content =
    (rule?.discriminator === undefined ? undefined : taggedUnion(rule, place, context)) ??
    (rule === undefined ? undefined : declaredShape(rule.type(), context)) ??
    impliedShape(ofItems, facts.allowed === true)
  if (content === undefined) {
    context.builder.report('ITEMS_UNTYPED', place, itemsRemedy(place, facts))
  }
  return content ?? { kind: 'any' }
}

function itemsRemedy(place: Place, { declared }: TypeFacts): string {
  if (knownTypeOf(declared) === 'map') {
    return 'the type of its values is not known; say @Field({ values: Class })'
  }
  return place.class === undefined
    ? 'the type of its items is not known; say { items: Class } in the options'
    : 'the type of its items is not known; say @Type(() => Class), @Field({ items: Class }) or a check with { each: true }'
}
