import type { Body, Operation } from '../operation.js'
import { documentDefault } from '../shape/json-value.js'
import { merge } from '../shape/merge.js'
import { mentionOf } from './components.js'
import type { ErrorFormat } from './error-schemas.js'
import type { OpenApiObject } from './model.js'
import { type SchemaOf, toParameters } from './parameters.js'
import { toResponses } from './responses.js'

const MEDIA_TYPES: Readonly<Record<Body['media'], string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
}

function toRequestBody(
  { media, shape, required, default: given, description }: Body,
  schemaOf: SchemaOf,
): OpenApiObject {
  const schema = schemaOf(mentionOf(shape), 'input')
  const fallback = documentDefault(shape, given?.value)
  return {
    ...(description !== undefined && { description }),
    content: {
      [MEDIA_TYPES[media]]: {
        schema: fallback === undefined || 'default' in schema ? schema : { ...schema, default: fallback },
      },
    },
    ...(required && { required }),
  }
}

/** `{ OAuth2: ['items:read'] }`; for an optional credential there is an empty one (4.8.30). */
function toRequirement(all: Operation['security'][number]): OpenApiObject {
  return Object.fromEntries(all.map(({ scheme, scopes }) => [scheme.name, scopes]))
}

/** The OpenAPI operation of `operation`, with its `openapi` documentation merged over it. */
export function toOperationObject(
  operation: Operation,
  pathNames: ReadonlyMap<string, string>,
  format: ErrorFormat,
  schemaOf: SchemaOf,
): OpenApiObject {
  const { id, body, security, documentation } = operation
  const { tags, summary, description, deprecated, openapi } = documentation
  const parameters = toParameters(operation, pathNames, schemaOf)
  const object = {
    ...(tags.length > 0 && { tags }),
    summary,
    ...(description !== undefined && { description }),
    operationId: id,
    ...(deprecated && { deprecated }),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { requestBody: toRequestBody(body, schemaOf) }),
    responses: toResponses(operation, format, schemaOf),
    ...(security.length > 0 && { security: security.map(toRequirement) }),
  }
  return merge(object, openapi)
}
