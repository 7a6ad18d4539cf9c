import type { Input, Operation } from '../operation.js'
import { documentDefault } from '../shape/json-value.js'
import type { Direction, ObjectShape, Property, Shape } from '../shape/shape.js'
import { INPUT_SOURCES, type Json, type JsonSchema } from '../types.js'
import type { OpenApiObject } from './model.js'

/** The schema of a mention of a shape. */
export type SchemaOf = (shape: Shape, direction: Direction) => JsonSchema

interface Parameter {
  readonly source: Input['source']
  /** On the wire. */
  readonly name: string
  readonly required: boolean
  readonly shape: Shape
  /** What other inputs that read it say. */
  readonly also?: readonly Shape[]
  readonly default: Json | undefined
}

function propertyParameter(source: Input['source'], property: Property): Parameter {
  const { wire, required, shape } = property
  return { source, name: wire, required, shape, default: documentDefault(shape, property.default?.document) }
}

/** All other keys of a query are one parameter in the form that OpenAPI writes objects in: `?key=value&key2=value2`. */
function otherParameters(
  source: Input['source'],
  { additionalProperties: values }: ObjectShape,
): Parameter[] {
  return values === undefined || source !== 'query'
    ? []
    : [{ source, name: source, required: false, shape: { kind: 'record', values }, default: undefined }]
}

/** One parameter for each property of a whole source; of a record, one that stands for all its keys. */
function parametersOf({ source, name, shape, required, default: given }: Input): Parameter[] {
  if (name !== undefined)
    return [{ source, name, required, shape, default: documentDefault(shape, given?.value) }]
  const whole = shape.kind === 'reference' ? shape.target : shape
  if (whole.kind === 'object') {
    const own = whole.properties.map((property) => propertyParameter(source, property))
    return [...own, ...otherParameters(source, whole)]
  }
  return [{ source, name: source, required: false, shape: whole, default: undefined }]
}

/** Names of headers have no case. */
const keyOf = ({ source, name }: Parameter): string =>
  `${source} ${source === 'header' ? name.toLowerCase() : name}`

/** One parameter for each name: two inputs may read the same one, either may ask for it, and both must take it. */
function distinct(parameters: readonly Parameter[]): Parameter[] {
  const known = new Map<string, Parameter>()
  for (const parameter of parameters) {
    const key = keyOf(parameter)
    const first = known.get(key)
    known.set(
      key,
      first === undefined
        ? parameter
        : {
            ...first,
            required: first.required || parameter.required,
            also: [...(first.also ?? []), parameter.shape],
          },
    )
  }
  return [...known.values()]
}

/** OpenAPI names the examples of a parameter: `[1, 2]` → `{ examples: { example1: { value: 1 }, ... } }` */
function parameterExamples(examples: unknown): OpenApiObject {
  if (!Array.isArray(examples) || examples.length === 0) return {}
  if (examples.length === 1) return { example: examples[0] }
  return { examples: Object.fromEntries(examples.map((value, index) => [`example${index + 1}`, { value }])) }
}

/** Text has no `null`: a parameter is absent or there. */
function toParameter(parameter: Parameter, name: string, schemaOf: SchemaOf): OpenApiObject {
  const [own, ...others] = [parameter.shape, ...(parameter.also ?? [])].map((shape) =>
    schemaOf({ ...shape, nullable: false }, 'input'),
  ) as [JsonSchema, ...JsonSchema[]]
  const { description, deprecated, examples, ...schema } = own
  const fallback =
    parameter.default === undefined || 'default' in schema ? {} : { default: parameter.default }
  return {
    name,
    in: parameter.source,
    ...(description !== undefined && { description }),
    ...((parameter.required || parameter.source === 'path') && { required: true }),
    ...(deprecated === true && { deprecated }),
    schema: { ...withOthers(schema, others), ...fallback },
    ...parameterExamples(examples),
  }
}

/** What several say of one value: all of it, but for what takes every text. */
function withOthers(own: JsonSchema, others: readonly JsonSchema[]): JsonSchema {
  if (others.length === 0) return own
  const { title, default: fallback } = own
  const said = [own, ...others].map(constraintsOf)
  const distinct = new Map(said.map((schema) => [JSON.stringify(schema), schema]))
  const narrow = [...distinct.values()].filter((schema) => !takesAllTexts(schema))
  const [only = said[0], ...more] = narrow
  return {
    ...(title !== undefined && { title }),
    ...(more.length === 0 ? only : { allOf: narrow }),
    ...(fallback !== undefined && { default: fallback }),
  }
}

function constraintsOf(schema: JsonSchema): JsonSchema {
  const { title, description, deprecated, examples, default: fallback, ...constraints } = schema
  return constraints
}

const takesAllTexts = (schema: JsonSchema): boolean =>
  Object.entries(schema).every(([key, value]) => key === 'type' && value === 'string')

/** OpenAPI asks for every parameter of a path, taken by the handler or not. */
function untaken(names: Iterable<string>, taken: readonly Parameter[]): Parameter[] {
  return [...names]
    .filter((name) => !taken.some((parameter) => parameter.source === 'path' && parameter.name === name))
    .map((name) => ({ source: 'path', name, required: true, shape: { kind: 'string' }, default: undefined }))
}

/**
 * The parameters of an operation: of the path, the query, the headers and the cookies. Hidden ones are
 * left out, but for the path's, which a document cannot do without.
 *
 * @param pathNames the document's name of each path parameter, by its name on the wire.
 */
export function toParameters(
  { inputs }: Pick<Operation, 'inputs'>,
  pathNames: ReadonlyMap<string, string>,
  schemaOf: SchemaOf,
): OpenApiObject[] {
  const shown = inputs.filter(({ hidden, source }) => !hidden || source === 'path')
  const taken = distinct(shown.flatMap(parametersOf))
  return [...untaken(pathNames.keys(), taken), ...taken]
    .sort((a, b) => INPUT_SOURCES.indexOf(a.source) - INPUT_SOURCES.indexOf(b.source))
    .map((parameter) => {
      const name = parameter.source === 'path' ? pathNames.get(parameter.name) : undefined
      return toParameter(parameter, name ?? parameter.name, schemaOf)
    })
}
