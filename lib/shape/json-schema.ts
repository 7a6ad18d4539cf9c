import type { JsonSchema } from '../types.js'
import { schemaOfCheck } from './check-schema.js'
import { documentDefault, toJson } from './json-value.js'
import { nullableSchema } from './nullable-schema.js'
import { enumSchema, numberSchema } from './scalar-schema.js'
import { conjoin, present } from './schema-keywords.js'
import type {
  Annotations,
  ArrayShape,
  Check,
  Direction,
  ObjectShape,
  Property,
  RecordShape,
  ReferenceShape,
  Shape,
  TupleShape,
  UnionShape,
  UnknownKeys,
} from './shape.js'
import { tagsOf } from './tags.js'

export interface SchemaContext {
  readonly direction: Direction
  /** For objects that do not say it themselves. */
  readonly unknown: UnknownKeys
  /** How an object is mentioned: `{ $ref: '#/components/schemas/Item' }` */
  readonly refTo: (target: ObjectShape) => JsonSchema
}

/** JSON Schema 2020-12 of `shape`: what the reader takes, or what the writer gives. */
export function toJsonSchema(shape: Shape, context: SchemaContext): JsonSchema {
  const schemaOf = SCHEMAS[shape.kind] as (shape: Shape, context: SchemaContext) => JsonSchema
  const checked = withChecks(schemaOf(shape, context), shape.kind, ownChecks(shape))
  const nullable = shape.nullable === true ? nullableSchema(checked) : checked
  return { ...nullable, ...annotationsOf(shape), ...shape.schema }
}

const SCHEMAS: {
  readonly [Kind in Shape['kind']]: (shape: Shape & { kind: Kind }, context: SchemaContext) => JsonSchema
} = {
  string: ({ format, minLength, maxLength, pattern }) =>
    present({ type: 'string', format, minLength, maxLength, pattern }),
  number: (shape) => numberSchema('number', shape),
  integer: (shape) => numberSchema('integer', shape),
  bigint: (shape, { direction }) =>
    direction === 'input'
      ? { ...numberSchema(['integer', 'string'], shape), format: 'int64', pattern: '^[+-]?\\d+$' }
      : { type: 'string', format: 'int64', pattern: '^-?\\d+$' },
  boolean: () => ({ type: 'boolean' }),
  date: () => ({ type: 'string', format: 'date' }),
  'date-time': () => ({ type: 'string', format: 'date-time' }),
  bytes: () => ({ type: 'string', contentEncoding: 'base64' }),
  file: () => ({ type: 'string', contentMediaType: 'application/octet-stream' }),
  enum: enumSchema,
  array: arraySchema,
  tuple: tupleSchema,
  record: recordSchema,
  object: objectSchema,
  reference: ({ target }, { refTo }) => refTo(target),
  union: unionSchema,
  any: () => ({}),
}

function arraySchema(
  { items, container, minItems, maxItems, uniqueItems, checks }: ArrayShape,
  context: SchemaContext,
) {
  // Of what is read into a set, repetitions are dropped.
  const isSet = container === 'set' && context.direction === 'output'
  const unique = isSet || uniqueItems === true ? true : undefined
  const each = itemSchema(items, checks, context)
  return present({ type: 'array', items: each, minItems, maxItems, uniqueItems: unique })
}

function tupleSchema({ items, rest }: TupleShape, context: SchemaContext): JsonSchema {
  if (items.length === 0)
    return rest === undefined
      ? { type: 'array', maxItems: 0 }
      : { type: 'array', items: toJsonSchema(rest, context) }
  const fixed = { type: 'array', prefixItems: items.map((item) => toJsonSchema(item, context)) }
  return rest === undefined
    ? { ...fixed, items: false, minItems: items.length, maxItems: items.length }
    : { ...fixed, items: toJsonSchema(rest, context), minItems: items.length }
}

function recordSchema({ values, checks }: RecordShape, context: SchemaContext): JsonSchema {
  return { type: 'object', additionalProperties: anyOr(itemSchema(values, checks, context)) }
}

/** `{}` is `true` in fewer words. */
const anyOr = (schema: JsonSchema): JsonSchema | true => (Object.keys(schema).length === 0 ? true : schema)

function objectSchema(shape: ObjectShape, context: SchemaContext): JsonSchema {
  const { properties: all, unknown = context.unknown, additionalProperties } = shape
  const properties = all.filter(({ hidden }) => hidden !== true)
  const required = properties.filter((property) => property.required).map(({ wire }) => wire)
  return present({
    type: 'object',
    // `fromEntries` defines: a property called `__proto__` is one like the others.
    properties: Object.fromEntries(
      properties.map((property) => [property.wire, propertySchema(property, context)]),
    ),
    required: required.length > 0 ? required : undefined,
    additionalProperties:
      additionalProperties !== undefined
        ? anyOr(toJsonSchema(additionalProperties, context))
        : unknown === 'reject'
          ? false
          : undefined,
  })
}

function propertySchema({ shape, default: given }: Property, context: SchemaContext): JsonSchema {
  const schema = toJsonSchema(shape, context)
  const fallback = documentDefault(shape, given?.document)
  return fallback === undefined || 'default' in schema ? schema : { ...schema, default: fallback }
}

function unionSchema({ members, discriminator }: UnionShape, context: SchemaContext): JsonSchema {
  const schemas = members.map((member) => toJsonSchema(member, context))
  if (discriminator === undefined) return { anyOf: schemas }
  const { property, mapping } = discriminator
  const targets = Object.entries(mapping).map(([value, { target }]) => [value, context.refTo(target).$ref])
  // `oneOf` refuses what fits two members, so it is right only where the property keeps them apart.
  const apart = Object.values(mapping).every(({ target }) => tells(target, property, mapping))
  return {
    [apart ? 'oneOf' : 'anyOf']: schemas,
    discriminator: { propertyName: property, mapping: Object.fromEntries(targets) },
  }
}

/** An object's tag is its own: members may share a base class that lists the tags of all. */
function tells(
  target: ObjectShape,
  wire: string,
  mapping: Readonly<Record<string, ReferenceShape>>,
): boolean {
  const property = target.properties.find((each) => each.wire === wire)
  const tags = property?.required === true ? tagsOf(property.shape) : []
  return tags.length > 0 && tags.every((tag) => mapping[tag]?.target === target)
}

/** `schema` with the keywords of `checks`, as they are for a value of `kind`. */
function withChecks(schema: JsonSchema, kind: Shape['kind'], checks: readonly Check[]): JsonSchema {
  return checks.reduce((joined, check) => conjoin(joined, schemaOfCheck(check, kind) ?? {}), schema)
}

/** Of the items of a collection, with the collection's checks of each of them. */
function itemSchema(item: Shape, checks: readonly Check[] = [], context: SchemaContext): JsonSchema {
  const ofEach = checks.filter((check) => check.each && check.validateIf === undefined)
  return withChecks(toJsonSchema(item, context), item.kind, ofEach)
}

/** A check with a condition of its own has no word in JSON Schema. */
const ownChecks = ({ checks = [] }: Shape): Check[] =>
  checks.filter((check) => !check.each && check.validateIf === undefined)

function annotationsOf({ title, description, deprecated, examples }: Annotations): JsonSchema {
  return present({
    title,
    description,
    deprecated: deprecated === true ? true : undefined,
    examples: examples?.map(toJson),
  })
}
