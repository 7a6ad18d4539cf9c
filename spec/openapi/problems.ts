import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import schema from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenApiDocument } from '../../lib/openapi/model.js'

export interface Problem {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly at: string
}

/** What Redocly's recommended rules, the structure of OpenAPI 3.1 among them, say of a document. */
export function lintProblems(document: OpenApiDocument): Problem[] {
  const input = JSON.stringify(document)
  const output = execFileSync(process.execPath, [join(__dirname, 'redocly.mjs')], { input, encoding: 'utf8' })
  return JSON.parse(output) as Problem[]
}

/** The names of component schemas that are no JSON Schema 2020-12. */
export function invalidSchemas({ components }: OpenApiDocument): string[] {
  const ajv = new Ajv2020({ strict: false })
  const invalid = (schema: object) => !ajv.validateSchema(schema)
  return Object.entries(components?.schemas ?? {}).flatMap(([name, schema]) =>
    invalid(schema) ? [name] : [],
  )
}

/** What the schema of OpenAPI 3.1 itself says against a document. */
export function structureProblems(document: OpenApiDocument): unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv).addFormat('media-range', true)
  const validate = ajv.compile(schema)
  return validate(document) ? [] : (validate.errors ?? [])
}
