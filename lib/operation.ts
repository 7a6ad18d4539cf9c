/**
 * Types only, and the page to read first: what the compiler makes of controllers, and all that serving
 * and describing them need. The adapter and the document read this and nothing else.
 */
import type { ObjectShape, Shape } from './shape/shape.js'
import type { HttpMethod, InputSource, JsonSchema } from './types.js'

/** One method on one path. */
export interface Operation {
  /** Unique in the application: OpenAPI's `operationId`. */
  readonly id: string
  readonly method: HttpMethod
  /** In Fastify's words, with the controller's prefix: `/items/:id`. */
  readonly path: string
  readonly controller: ControllerReference
  readonly handler: string
  /** What the handler is called with, in the order of its parameters. */
  readonly arguments: readonly Argument[]
  /** What is read from the request, in the order of the handler's parameters; the body's last. */
  readonly inputs: readonly Input[]
  readonly body?: Body
  readonly output: Output
  /** Run for their effect before the handler, outermost first. No decorator declares any yet. */
  readonly dependencies: readonly unknown[]
  /** OpenAPI's security requirements, one of which must hold. Empty: none. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly documentation: Documentation
  /** In bytes; absent: the application's. */
  readonly bodyLimit?: number
  readonly coercion: Coercion
}

/** How strictly JSON is read: `strict` takes no string for a number, `lax` does as FastAPI does. */
export type Coercion = 'strict' | 'lax'

export interface ControllerReference {
  readonly name: string
  /** What handlers are called on. */
  readonly instance: object
}

/** One argument of a handler: the value of `inputs[input]`, or one of Fastify's own objects. */
export type Argument =
  | { readonly kind: 'input'; readonly input: number }
  /** A property of the body's object, or the whole body. */
  | { readonly kind: 'body'; readonly name?: string }
  | { readonly kind: 'request' }
  | { readonly kind: 'reply' }

/** One value that a handler takes from the path, the query, the headers or the cookies. */
export interface Input {
  readonly source: Exclude<InputSource, 'body'>
  /** On the wire. Absent: the whole source, read as the object that `shape` refers to. */
  readonly name?: string
  readonly shape: Shape
  readonly required: boolean
  /** What absence gives, where it is not `undefined`. */
  readonly default?: { readonly value: unknown }
  readonly hidden: boolean
  /** Of a whole source: names that other inputs read from it, so that they do not count as unknown. */
  readonly known: readonly string[]
}

export interface Body {
  readonly shape: Shape
  readonly required: boolean
  readonly default?: { readonly value: unknown }
  /** The object whose properties are the named body inputs (`@Body('item')`); its argument names one. */
  readonly named?: ObjectShape
  readonly description?: string
}

export interface Output {
  readonly status: number
  /** Absent: whatever the handler returns, as any JSON. */
  readonly shape?: Shape
  readonly description: string
}

/** What only the document says. */
export interface Documentation {
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly deprecated: boolean
  readonly hidden: boolean
  /** Statuses of errors that the handler throws on purpose. */
  readonly throws: readonly number[]
  /** Further responses by status, as OpenAPI writes them; each may be a shape of its body. */
  readonly responses: Readonly<Record<string, ResponseDocumentation>>
  /** Headers of the successful response, by name. */
  readonly headers: Readonly<Record<string, HeaderDocumentation>>
  /** Merged into the operation object last. */
  readonly openapi: JsonSchema
}

export interface ResponseDocumentation {
  readonly description?: string
  readonly shape?: Shape
}

export interface HeaderDocumentation {
  readonly description?: string
  readonly schema?: JsonSchema
}
