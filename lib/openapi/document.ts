import type { Operation } from '../operation.js'
import { present } from '../shape/schema-keywords.js'
import type { JsonSchema } from '../types.js'
import { componentSchemas } from './components.js'
import { type ErrorFormat, errorFormat } from './error-schemas.js'
import type { DocumentOptions, OpenApiDocument, OpenApiObject } from './model.js'
import { toOperationObject } from './operation-object.js'
import { documentPaths } from './path-names.js'
import { errorKinds } from './responses.js'

/** The OpenAPI document of `operations`, but for hidden ones. The same operations give the same bytes. */
export function toDocument(operations: readonly Operation[], options: DocumentOptions): OpenApiDocument {
  const shown = operations.filter(({ documentation }) => !documentation.hidden)
  const format = errorFormat(options.problem)
  const errors = errorSchemas(shown, format)
  const schemas = componentSchemas(shown, options.unknown, Object.keys(errors))
  const paths = documentPaths(shown)
  const objects = shown.map((operation, index) => {
    const { template, names } = paths[index]!
    const object = toOperationObject(operation, names, format, schemas.schemaOf)
    return [template, operation.method.toLowerCase(), object] as const
  })
  const { title, version, summary, description, termsOfService, contact, license } = options
  const { servers = [{ url: '/' }], externalDocs } = options
  const tags = tagsOf(shown, options.tags)
  const securitySchemes = schemesOf(shown, options.securitySchemes)
  return {
    openapi: '3.1.0',
    info: present({ title, summary, description, termsOfService, contact, license, version }),
    servers,
    // What asks for none says nothing.
    security: [],
    ...(tags !== undefined && { tags }),
    ...(externalDocs !== undefined && { externalDocs }),
    paths: toPaths(objects),
    ...toComponents({ ...schemas.definitions(), ...errors }, securitySchemes),
  }
}

/** Those that are given, then what comments say of controllers whose operations have a tag of their own. */
function tagsOf(operations: readonly Operation[], given: DocumentOptions['tags']): DocumentOptions['tags'] {
  const tags = new Map((given ?? []).map((tag) => [tag.name, tag]))
  for (const { controller, documentation } of operations) {
    const [name, another] = documentation.tags
    if (
      controller.description !== undefined &&
      name !== undefined &&
      another === undefined &&
      !tags.has(name)
    ) {
      tags.set(name, { name, description: controller.description })
    }
  }
  return given === undefined && tags.size === 0 ? undefined : [...tags.values()]
}

/** The schemas of the errors that `operations` may answer with. */
function errorSchemas(operations: readonly Operation[], format: ErrorFormat): Record<string, JsonSchema> {
  const kinds = new Set(operations.flatMap((operation) => [...errorKinds(operation).values()].flat()))
  return Object.assign({}, ...[...kinds].map((kind) => format.schemas[kind])) as Record<string, JsonSchema>
}

/** The security schemes that `operations` ask for, by name, beside those that are given. */
function schemesOf(
  operations: readonly Operation[],
  given: DocumentOptions['securitySchemes'],
): DocumentOptions['securitySchemes'] {
  const asked = operations.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme))
  const found = { ...given, ...Object.fromEntries(asked.map((scheme) => [scheme.name, scheme.toDocument()])) }
  const names = Object.keys(found).sort()
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, found[name]!]))
}

function toPaths(objects: readonly (readonly [path: string, method: string, object: OpenApiObject])[]) {
  const items = new Map<string, Record<string, OpenApiObject>>()
  for (const [path, method, object] of objects) items.set(path, { ...items.get(path), [method]: object })
  return Object.fromEntries(items)
}

function toComponents(
  schemas: Record<string, JsonSchema>,
  securitySchemes: DocumentOptions['securitySchemes'],
) {
  const sorted = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))
  const components = {
    ...(sorted.length > 0 && { schemas: Object.fromEntries(sorted) }),
    ...(securitySchemes !== undefined && { securitySchemes }),
  }
  return Object.keys(components).length > 0 ? { components } : {}
}
