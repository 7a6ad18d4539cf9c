import type { Place } from '../errors/fault.js'
import { transformsOf, typeRule } from '../metadata/class-transformer.js'
import { isPresent, type PropertyRules } from '../metadata/class-validator.js'
import type { DefinedProperty } from '../metadata/described.js'
import type { Types } from '../metadata/manifest.js'
import { FIELD_OPTIONS } from '../metadata/option-names.js'
import type { FieldOptions } from '../metadata/options.js'
import { propertyType } from '../metadata/reflect.js'
import type { AnyClass } from '../types.js'
import type { Initial } from './initials.js'
import type { Property, Shape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { refuseUnknown } from './unknown-options.js'
import { valueShape } from './value-shape.js'

/** What is known of one property, by who says it. */
export interface PropertyFacts {
  /** The class whose decorators hold for it. */
  readonly target?: AnyClass
  readonly name: string
  readonly wire: string
  readonly exposed: boolean
  readonly field: FieldOptions
  readonly rules?: PropertyRules | undefined
  /** class-validator knows it, but in none of the groups that were asked for. */
  readonly inactive?: boolean
  readonly initial?: Initial | undefined
  readonly place: Place
  /** What a generated module says of it. */
  readonly described?: DefinedProperty & { readonly types: Types }
}

/** The property that all facts together give; of any type, and a fault, where they give no type. */
export function propertyOf(facts: PropertyFacts, context: ShapeContext): Property {
  const { target, name, wire, exposed, field, rules, place, described } = facts
  const initial = writtenInitial(facts) ?? facts.initial
  reportRules(rules, place, context)
  refuseUnknown(field, FIELD_OPTIONS, place, context.builder)
  const rule = target && typeRule(target, name)
  const shape: Shape = valueShape(
    {
      declared: target && propertyType(target, name),
      ...(described && {
        described: { type: described.property, types: described.types, at: described.property.at },
      }),
      options: field,
      rule,
      checks: rules?.checks ?? [],
      allowed: rules?.allowed === true,
      // `Required` takes back what `@IsOptional` says.
      optional: rules?.optional === true && described?.optional !== false,
    },
    place,
    context,
  ) ?? { kind: 'any' }
  if (field.required === true && initial?.value !== undefined) {
    context.builder.report(
      'OPTION_INVALID',
      place,
      'it is required and has an initializer, which is its default: say one of them',
    )
  }
  const conditions = (rules?.conditions ?? []).filter((condition) => condition !== isPresent)
  const transforms = target === undefined ? [] : transformsOf(target, name, context.direction, context.groups)
  return {
    name,
    wire,
    shape,
    required: field.required ?? isRequired({ ...facts, initial }, context),
    ...(initial?.value === undefined || context.direction === 'output' ? {} : { default: initial }),
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(transforms.length === 0
      ? {}
      : { transforms, transformsAbsent: exposed, convertsFirst: rule !== undefined }),
    ...(rules?.nested === undefined ? {} : { nestedMessage: rules.nested }),
    ...(described?.property.hidden === true ? { hidden: true } : {}),
  }
}

/** `@default` where there is no initializer, and initializers of a class of which no instance is made. */
function writtenInitial({ described, initial }: PropertyFacts): Initial | undefined {
  if (
    initial?.value !== undefined ||
    described?.optional !== undefined ||
    described?.property.default === undefined
  ) {
    return undefined
  }
  const { default: value } = described.property
  return { value, document: value, written: true }
}

function isRequired(facts: PropertyFacts, { direction }: ShapeContext): boolean {
  const { rules, initial, inactive, described } = facts
  const conditions = rules?.conditions.length ?? 0
  if (initial?.value !== undefined) {
    return (
      direction === 'output' &&
      rules?.optional !== true &&
      conditions === 0 &&
      described?.property.optional !== true
    )
  }
  if (described !== undefined) {
    const isOptional =
      described.optional ?? (described.property.optional === true || rules?.optional === true)
    return !isOptional && conditions === 0
  }
  if (rules === undefined) {
    return inactive !== true
  }
  const demands =
    rules.checks.some(({ builtin, name }) => !builtin || name !== 'isEmpty') || rules.nested !== undefined
  const mayBeEmpty = rules.checks.length > 0 || rules.allowed
  return !rules.optional && conditions === 0 && (demands || !mayBeEmpty)
}

function reportRules(rules: PropertyRules | undefined, place: Place, { builder }: ShapeContext): void {
  for (const name of rules?.unknown ?? []) {
    builder.report(
      'CONSTRAINT_UNKNOWN',
      place,
      `${name} is not a constraint, and class-validator would skip it; decorate it with @ValidatorConstraint()`,
    )
  }
  for (const name of rules?.undeclaredAsync ?? []) {
    builder.report(
      'CONSTRAINT_ASYNC',
      place,
      `${name} is asynchronous and does not say so; give it async: true`,
    )
  }
}
