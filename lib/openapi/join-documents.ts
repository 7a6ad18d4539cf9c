import type { OpenApiDocument } from './model.js'

/** Our document with the paths and schemas of another; where both have one, ours stays. */
export function joinDocuments(own: OpenApiDocument, other: Partial<OpenApiDocument>): OpenApiDocument {
  const paths = { ...own.paths }
  for (const [path, item] of Object.entries(other.paths ?? {})) {
    paths[path] = { ...item, ...paths[path] }
  }
  const schemas = { ...other.components?.schemas, ...own.components?.schemas }
  return Object.keys(schemas).length === 0
    ? { ...own, paths }
    : { ...own, paths, components: { ...own.components, schemas } }
}
