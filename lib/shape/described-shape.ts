import type { Place } from '../errors/fault.js'
import { definitionAt } from '../metadata/described.js'
import type { Described, Types } from '../metadata/manifest.js'
import type { ValueOptions } from '../metadata/options.js'
import type { ReferenceShape, Shape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'
import { discriminatedUnion } from './union-shape.js'
import { annotationsOf, constraintsOf, invalidWords, strayWords } from './words.js'

/** A type as a generated module says it. */
export interface DescribedUse {
  readonly type: Described
  readonly types: Types
  /** Where it stands, for messages: `src/orders.ts:14`. */
  readonly at?: string | undefined
}

/** The shape of a type that was read; a fault where it cannot be validated. */
export function describedShape(use: DescribedUse, place: Place, context: ShapeContext): Shape {
  const { type, at } = use
  const where = at === undefined ? '' : ` (${at})`
  // Both are in JSON Schema's words.
  const words = type as unknown as ValueOptions
  for (const mistake of invalidWords(words)) {
    context.builder.report('OPTION_INVALID', place, `its type${where}: ${mistake}`)
  }
  const core = coreOf(use, place, context)
  for (const word of strayWords(core.kind, words)) {
    context.builder.report(
      'CONSTRAINT_CONTRADICTS',
      place,
      `its type${where} says ${word}, which says nothing of ${core.kind === 'any' ? 'any value' : `a ${core.kind}`}; remove it`,
    )
  }
  return { ...core, ...constraintsOf(core.kind, words), ...annotationsOf(words) } as Shape
}

function coreOf({ type, types, at }: DescribedUse, place: Place, context: ShapeContext): Shape {
  const shapeOf = (inner: Described): Shape => describedShape({ type: inner, types, at }, place, context)
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'integer':
    case 'bigint':
    case 'boolean':
    case 'date':
    case 'date-time':
    case 'bytes':
    case 'file':
    case 'any':
      return { kind: type.kind }
    case 'enum':
      return { kind: 'enum', values: type.values }
    case 'array':
      return { kind: 'array', items: shapeOf(type.items), container: type.container ?? 'array' }
    case 'tuple':
      return {
        kind: 'tuple',
        items: type.items.map(shapeOf),
        ...(type.rest && { rest: shapeOf(type.rest) }),
      }
    case 'record':
      return { kind: 'record', values: shapeOf(type.values), container: type.container ?? 'object' }
    case 'union':
      return type.discriminator === undefined
        ? { kind: 'union', members: type.members.map(shapeOf) }
        : discriminatedUnion(type.members.map(shapeOf), type.discriminator, place, context)
    case 'reference':
      return referenceTo(type.to, types, place, context)
    case 'unreadable':
      context.builder.report(
        'TYPE_UNREADABLE',
        place,
        `its type cannot be validated: ${type.reason} (${type.at}); change the type, or say another by a decorator`,
      )
      return { kind: 'any' }
  }
}

function referenceTo(key: string, types: Types, place: Place, context: ShapeContext): ReferenceShape | Shape {
  const use = { types, key }
  if (definitionAt(use) === undefined) {
    context.builder.report(
      'TYPES_STALE',
      place,
      `the generated module has no definition '${key}'; run npx typefast types`,
    )
    return { kind: 'any' }
  }
  return { kind: 'reference', target: context.builder.definedObject(use, context.direction, context.groups) }
}
