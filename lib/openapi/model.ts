/** Types only: what a document is made with, and what it is. */
import type { UnknownKeys } from '../shape/shape.js'
import type { JsonSchema } from '../types.js'

export interface Contact {
  readonly name?: string
  readonly url?: string
  readonly email?: string
}

export interface License {
  readonly name: string
  /** An SPDX expression; excludes `url`. */
  readonly identifier?: string
  readonly url?: string
}

export interface ServerVariable {
  readonly default: string
  readonly enum?: readonly string[]
  readonly description?: string
}

export interface Server {
  readonly url: string
  readonly description?: string
  readonly variables?: Readonly<Record<string, ServerVariable>>
}

export interface ExternalDocs {
  readonly url: string
  readonly description?: string
}

export interface Tag {
  readonly name: string
  readonly description?: string
  readonly externalDocs?: ExternalDocs
}

/** What the document says of the whole application, in OpenAPI's words. */
export interface DocumentOptions {
  readonly title: string
  readonly version: string
  readonly summary?: string
  readonly description?: string
  readonly termsOfService?: string
  readonly contact?: Contact
  readonly license?: License
  readonly servers?: readonly Server[]
  readonly tags?: readonly Tag[]
  readonly externalDocs?: ExternalDocs
  /** Schemes that plain Fastify routes name; those of operations are added by themselves. */
  readonly securitySchemes?: Readonly<Record<string, JsonSchema>>
  /** For objects that do not say it themselves. */
  readonly unknown: UnknownKeys
  /** Errors are RFC 9457's problems. */
  readonly problem: boolean
}

/** An OpenAPI 3.1 operation, parameter, response ...: plain JSON. */
export type OpenApiObject = { [key: string]: unknown }

export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: OpenApiObject
  readonly servers: readonly Server[]
  readonly security: readonly []
  readonly tags?: readonly Tag[]
  readonly externalDocs?: ExternalDocs
  /** By path template, then by method in lower case. */
  readonly paths: { [path: string]: { [method: string]: OpenApiObject } }
  readonly components?: {
    readonly schemas?: { [name: string]: JsonSchema }
    readonly securitySchemes?: Readonly<Record<string, JsonSchema>>
  }
}
