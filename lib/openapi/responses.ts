import { isBodiless, reasonOf } from '../errors/status.js'
import type { Operation, ResponseDocumentation } from '../operation.js'
import type { Shape } from '../shape/shape.js'
import type { JsonSchema } from '../types.js'
import { mentionOf } from './components.js'
import { type ErrorFormat, type ErrorKind, schemaRef } from './error-schemas.js'
import type { OpenApiObject } from './model.js'
import type { SchemaOf } from './parameters.js'

const REFUSED = 422

/** Whether an answer of this status can have a body (RFC 9110, 6.4.1). */
function hasContent(method: Operation['method'], status: number): boolean {
  return method !== 'HEAD' && status >= 200 && !isBodiless(status)
}

/** The errors that an operation may answer with, by status, but for those whose body it documents itself. */
export function errorKinds({
  inputs,
  body,
  security,
  handlerTimeout,
  documentation,
}: Operation): Map<number, ErrorKind[]> {
  const { throws, responses } = documentation
  const asks = security.some((all) => all.length > 0)
  const asksScopes = security.some((all) => all.some(({ scopes }) => scopes.length > 0))
  const statuses = [
    ...throws.map(({ status }) => status),
    ...(asks ? [401] : []),
    ...(asksScopes ? [403] : []),
    ...(handlerTimeout === undefined ? [] : [503]),
  ]
  const kinds = new Map<number, ErrorKind[]>(statuses.map((status) => [status, ['thrown']]))
  if (inputs.length > 0 || body !== undefined) kinds.set(REFUSED, ['refused', ...(kinds.get(REFUSED) ?? [])])
  return new Map([...kinds].filter(([status]) => responses[status]?.shape === undefined))
}

function content(mediaType: string, schema: JsonSchema): OpenApiObject {
  return { content: { [mediaType]: { schema } } }
}

function successResponse({ method, output, documentation }: Operation, schemaOf: SchemaOf): OpenApiObject {
  const headers = Object.entries(documentation.headers).map(([name, { description, schema }]) => [
    name,
    { ...(description !== undefined && { description }), schema: schema ?? { type: 'string' } },
  ])
  return {
    description: output.description,
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(hasContent(method, output.status) &&
      (output.streams === true ? linesContent(output.shape, schemaOf) : jsonContent(output.shape, schemaOf))),
  }
}

function jsonContent(shape: Shape | undefined, schemaOf: SchemaOf): OpenApiObject {
  return content('application/json', shape === undefined ? {} : schemaOf(mentionOf(shape), 'output'))
}

/** OpenAPI has no word for the items of a stream before 3.2, where it is called `itemSchema`. */
function linesContent(shape: Shape | undefined, schemaOf: SchemaOf): OpenApiObject {
  const items = shape === undefined ? {} : schemaOf(mentionOf(shape), 'output')
  const description = 'JSON Lines: a value of `x-itemSchema` on each line'
  return content('application/jsonl', { type: 'string', description, 'x-itemSchema': items })
}

function errorResponse(
  status: number,
  kinds: readonly ErrorKind[],
  { throws }: Operation['documentation'],
  format: ErrorFormat,
): OpenApiObject {
  const [first = {}, ...others] = kinds.map((kind) => schemaRef(format.names[kind]))
  const { messages = [], description } = throws.find((thrown) => thrown.status === status) ?? {}
  const schema = others.length === 0 ? first : { anyOf: [first, ...others] }
  return {
    description: description ?? (kinds[0] === 'refused' ? 'Validation Error' : reasonOf(status)),
    content: { [format.mediaType]: { schema, ...examplesOf(status, messages, format) } },
  }
}

/** What a handler says when it fails, as it is sent. */
function examplesOf(status: number, messages: readonly string[], { example }: ErrorFormat): OpenApiObject {
  const [first, ...others] = messages
  if (first === undefined) return {}
  return others.length === 0
    ? { example: example(status, first) }
    : {
        examples: Object.fromEntries(
          messages.map((message) => [message, { value: example(status, message) }]),
        ),
      }
}

/** `'404'` → `'Not Found'`; `'default'` and `'4XX'` have no reason phrase. */
function reasonOfKey(status: string): string {
  return /^\d+$/.test(status) ? reasonOf(Number(status)) : 'Error'
}

/** What the user says of a response, over what is known of it. */
function documented(
  status: string,
  known: OpenApiObject | undefined,
  { description, shape }: ResponseDocumentation,
  schemaOf: SchemaOf,
): OpenApiObject {
  const { content: knownContent, ...base } = known ?? { description: reasonOfKey(status) }
  return {
    ...base,
    ...(description !== undefined && { description }),
    ...(shape !== undefined
      ? jsonContent(shape, schemaOf)
      : knownContent !== undefined && { content: knownContent }),
  }
}

/** The responses of an operation by status: the successful one, its errors, and those that are documented. */
export function toResponses(operation: Operation, format: ErrorFormat, schemaOf: SchemaOf): OpenApiObject {
  const errors = [...errorKinds(operation)].map(([status, kinds]) => [
    status,
    errorResponse(status, kinds, operation.documentation, format),
  ])
  const known: Record<string, OpenApiObject> = {
    ...Object.fromEntries(errors),
    [operation.output.status]: successResponse(operation, schemaOf),
  }
  const documentation = Object.entries(operation.documentation.responses).map(([status, response]) => [
    status,
    documented(status, known[status], response, schemaOf),
  ])
  return { ...known, ...Object.fromEntries(documentation) }
}
