import type { Place } from '../errors/fault.js'
import type { TypeRule } from '../metadata/class-transformer.js'
import type { ValueOptions } from '../metadata/options.js'
import { type CheckRule, ruleOf } from './check-schema.js'
import { collectionShape } from './collection-shape.js'
import type { DescribedUse } from './described-shape.js'
import { enumValues } from './enum-values.js'
import { joinedShape } from './joined-shape.js'
import { isClass, knownTypeOf } from './known-classes.js'
import { optionShape } from './option-shape.js'
import { described, isAlways, refined } from './refined-shape.js'
import type { Check, Literal, Shape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { taggedUnion } from './union-shape.js'
import { annotationsOf, constraintsOf, invalidWords, strayWords } from './words.js'

/** All that is known of the type of one value, by who says it. */
export interface TypeFacts {
  /** What the compiler emitted: a class, or `undefined`. */
  readonly declared?: unknown
  /** What a generated module says: it goes before what the compiler emitted. */
  readonly described?: DescribedUse
  readonly options: ValueOptions
  readonly rule?: TypeRule | undefined
  readonly checks: readonly Check[]
  /** `@Allow()`: a value of any type is meant. */
  readonly allowed?: boolean
  /** `@IsOptional()`: `null` too. */
  readonly optional?: boolean
}

/** The shape that all facts together give; `undefined`, and a fault, where they give none. */
export function valueShape(facts: TypeFacts, place: Place, context: ShapeContext): Shape | undefined {
  const { options, checks } = facts
  for (const mistake of invalidWords(options)) {
    context.builder.report('OPTION_INVALID', place, mistake)
  }
  const core = refined(coreShape(facts, place, context), checks, context, place)
  if (core === undefined) {
    reportUntyped(facts, place, context)
    return undefined
  }
  if (facts.described === undefined && isOneOfMany(facts.declared, core)) {
    context.builder.report(
      'CONSTRAINT_CONTRADICTS',
      place,
      `the declared type is a list, and its options say ${described(core)}: say it of the items, { items }`,
    )
  }
  for (const word of strayWords(core.kind, options)) {
    context.builder.report(
      'CONSTRAINT_CONTRADICTS',
      place,
      `${word} says nothing of ${described(core)}; remove it, or say another type`,
    )
  }
  return {
    ...core,
    ...constraintsOf(core.kind, options),
    ...annotationsOf(options),
    ...(facts.optional === true ? { nullable: true } : {}),
    ...(checks.length === 0 ? {} : { checks }),
  } as Shape
}

const LISTS: readonly Shape['kind'][] = ['array', 'tuple', 'union', 'any']

/** `{ type: Line }` or `{ enum }` of a list speaks of its items. */
function isOneOfMany(declared: unknown, { kind }: Shape): boolean {
  const known = knownTypeOf(declared)
  return (known === 'array' || known === 'set') && !LISTS.includes(kind)
}

/** Who says it most exactly goes first: options, what was read, `@Type`, the declared type, a check that implies one. */
function coreShape(facts: TypeFacts, place: Place, context: ShapeContext): Shape | undefined {
  if (facts.described !== undefined) {
    return joinedShape(facts, facts.described, place, context)
  }
  const { declared, options, rule, checks } = facts
  const said = optionShape(options, declared, place, context)
  if (said !== undefined) {
    return said
  }
  const collection = collectionShape(facts, place, context)
  if (collection !== undefined) {
    return collection
  }
  if (rule !== undefined) {
    return rule.discriminator === undefined
      ? declaredShape(rule.type(), context)
      : taggedUnion(rule, place, context)
  }
  return declaredShape(declared, context) ?? impliedShape(checks, facts.allowed === true)
}

/** The shape of a class; `undefined` for one that says nothing (`Object`). */
export function declaredShape(declared: unknown, context: ShapeContext): Shape | undefined {
  const known = knownTypeOf(declared)
  switch (known) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
    case 'bytes':
      return { kind: known }
    case 'date':
      return { kind: 'date-time' }
    case undefined:
      return isClass(declared)
        ? { kind: 'reference', target: context.builder.objectOf(declared, context.direction, context.groups) }
        : undefined
    default:
      return undefined
  }
}

const IMPLIED: Readonly<Record<NonNullable<CheckRule['implies']>, Shape>> = {
  string: { kind: 'string' },
  number: { kind: 'number' },
  integer: { kind: 'integer' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date-time' },
  array: { kind: 'array', items: { kind: 'any' } },
  object: { kind: 'record', values: { kind: 'any' } },
}

/** What checks alone say of a type: `@IsEmail()` is of a string, `@IsIn(['a', 'b'])` one of two. */
export function impliedShape(given: readonly Check[], allowed: boolean): Shape | undefined {
  const checks = given.filter(isAlways)
  const values = listedValues(checks)
  if (values !== undefined) {
    return { kind: 'enum', values }
  }
  const implied = checks.flatMap((check) => (check.each ? [] : (ruleOf(check)?.implies ?? [])))
  const kind = implied.includes('integer') ? 'integer' : implied[0]
  return kind === undefined ? (allowed ? { kind: 'any' } : undefined) : IMPLIED[kind]
}

function listedValues(checks: readonly Check[]): readonly Literal[] | undefined {
  for (const { builtin, each, name, constraints } of checks) {
    if (builtin && !each) {
      const [first] = constraints
      if (name === 'isEnum') return enumValues(first as Record<string, string | number>)
      if (name === 'isIn' && Array.isArray(first) && first.every(isLiteral)) return first
      if (name === 'equals' && isLiteral(first)) return [first]
    }
  }
  return undefined
}

function isLiteral(value: unknown): value is Literal {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function reportUntyped(facts: TypeFacts, place: Place, context: ShapeContext): void {
  const { declared, options, rule } = facts
  const { builder } = context
  const isProperty = place.class !== undefined
  if ('type' in options && options.type === undefined) {
    builder.report('CIRCULAR_IMPORT', place, CIRCULAR)
  } else if (!('declared' in facts)) {
    builder.report(
      isProperty ? 'PROPERTY_UNTYPED' : 'INPUT_UNTYPED',
      place,
      "an option of it says no type; say { type } there, { type: 'any' } for any value",
    )
  } else if (rule !== undefined) {
    builder.report('CIRCULAR_IMPORT', place, `@Type gives no class: ${CIRCULAR}`)
  } else if (declared === undefined && isProperty) {
    builder.report('METADATA_LATE', place, LATE)
  } else if (isProperty) {
    builder.report(
      'PROPERTY_UNTYPED',
      place,
      `${UNKNOWN}; say it: @Field({ type }), @Field({ oneOf }) or @Allow() for any value`,
    )
  } else {
    builder.report(
      'INPUT_UNTYPED',
      place,
      `${UNKNOWN}; use a class, or say it in the decorator's options: { type } or { oneOf }`,
    )
  }
}

export const CIRCULAR =
  'the class is undefined where it is used: two files import each other; give a function, () => Class, or move one of them'

const LATE =
  "no type was recorded for it, since none is written, its file was loaded before reflect-metadata (import 'typefast' first in the program), or its compiler emits no decorator metadata (docs/compilers.md); write the type, or say @Field({ type })"

const UNKNOWN =
  'its type left no trace (none is written, or an interface, a type alias, a union, `import type`, or a class that a circular import left undefined)'
