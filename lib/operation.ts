/**
 * Types only, and the page to read first: what the compiler makes of controllers, and all that serving
 * and describing them need. The adapter and the document read this and nothing else.
 */
import type { SecurityScheme } from './security/scheme.js'
import type { SecurityUse } from './security/security-use.js'
import type { ObjectShape, Shape } from './shape/shape.js'
import type { Constructor, HttpMethod, InputSource, JsonSchema } from './types.js'

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
  /** What is read from the request: in the order of the handler's parameters, then those of its dependencies. */
  readonly inputs: readonly Input[]
  readonly body?: Body
  readonly output: Output
  /** What is made before the handler is called, in this order: whatever one needs stands before it. */
  readonly dependencies: readonly Dependency[]
  /** What of the application's must be there, taken as an argument or not. */
  readonly shared: readonly Provider[]
  /** It depends on something, apart from what its controller is made with. */
  readonly depends: boolean
  /** One of these must hold. Empty: no credential is asked for; an empty one: it is optional. */
  readonly security: readonly Requirement[]
  readonly documentation: Documentation
  /** In bytes; absent: the application's. */
  readonly bodyLimit?: number
  /** In milliseconds; absent: there is none. */
  readonly handlerTimeout?: number
  readonly coercion: Coercion
}

/** How strictly JSON is read: `strict` takes no string for a number, `lax` does as FastAPI does. */
export type Coercion = 'strict' | 'lax'

export interface ControllerReference {
  readonly name: string
  /** What its comment says, where that was read. */
  readonly description?: string
  /** Makes what handlers are called on. */
  readonly provider: Provider
}

/** One argument of a handler or of a provider. */
export type Argument =
  /** The value of `inputs[input]`. */
  | { readonly kind: 'input'; readonly input: number }
  /** A property of the body's object, or the whole body. */
  | { readonly kind: 'body'; readonly name?: string }
  | { readonly kind: 'request' }
  | { readonly kind: 'reply' }
  /** The request's `AbortSignal`. */
  | { readonly kind: 'signal' }
  /** Request, reply and signal in one object. */
  | { readonly kind: 'context' }
  /** What `dependencies[dependency]` made. */
  | { readonly kind: 'dependency'; readonly dependency: number }
  /** What the application made. */
  | { readonly kind: 'shared'; readonly provider: Provider }
  | { readonly kind: 'value'; readonly value: unknown }

/** How long what a provider makes is shared: by the application, in a request, or not at all. */
export type Scope = 'app' | 'request' | 'call'

/** When what a request has made is torn down: after the response, or after the handler and before the response. */
export type Until = 'response' | 'handler'

/** How something is made. */
export type Maker =
  | { readonly kind: 'class'; readonly target: Constructor }
  | {
      readonly kind: 'plain' | 'async' | 'generator' | 'async generator'
      readonly call: (...args: never[]) => unknown
      /** What a static method is called on. */
      readonly self: unknown
    }
  /** It is there already, and its giver's to dispose. */
  | { readonly kind: 'value'; readonly value: unknown }

/** Makes what others depend on. Two that are the same object make the same. */
export interface Provider {
  /** As errors and logs call it: `Auth.user`. */
  readonly name: string
  readonly scope: Scope
  readonly until: Until
  /** Of the application's: made when it is first asked for. */
  readonly lazy: boolean
  readonly maker: Maker
  /** Of the application's, whose arguments are shared ones or values. Of others see `Dependency`. */
  readonly arguments: readonly Argument[]
  /** Of a function of the context: what a value is called that is a token, which such a function must not give. */
  readonly tokenName?: (value: unknown) => string | undefined
}

/** One step before a handler is called. */
export type Dependency =
  | { readonly kind: 'provided'; readonly provider: Provider; readonly arguments: readonly Argument[] }
  /** A credential; without one the request ends, unless it is optional. */
  | { readonly kind: 'credential'; readonly use: SecurityUse }

/** Credentials of all of these schemes, with these scopes. */
export type Requirement = readonly { readonly scheme: SecurityScheme; readonly scopes: readonly string[] }[]

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
  /** What it is sent as: JSON, or `application/x-www-form-urlencoded`. */
  readonly media: 'json' | 'form'
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
  /** It returns an `AsyncIterable` of that, which is sent as JSON Lines. */
  readonly streams?: boolean
  readonly description: string
}

/** What only the document says. */
export interface Documentation {
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly deprecated: boolean
  readonly hidden: boolean
  /** Errors that the handler throws on purpose, each status once. */
  readonly throws: readonly ThrownDocumentation[]
  /** Further responses by status, as OpenAPI writes them; each may be a shape of its body. */
  readonly responses: Readonly<Record<string, ResponseDocumentation>>
  /** Headers of the successful response, by name. */
  readonly headers: Readonly<Record<string, HeaderDocumentation>>
  /** Merged into the operation object last. */
  readonly openapi: JsonSchema
}

export interface ThrownDocumentation {
  readonly status: number
  /** What they say (`detail`), where that is known. */
  readonly messages: readonly string[]
  readonly description?: string
}

export interface ResponseDocumentation {
  readonly description?: string
  readonly shape?: Shape
}

export interface HeaderDocumentation {
  readonly description?: string
  readonly schema?: JsonSchema
}
