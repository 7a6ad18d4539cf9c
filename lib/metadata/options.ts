/** Types only: the options that decorators take. */
import type { Coercion, Scope, Until } from '../operation.js'
import type { SecurityOption } from '../security/security-use.js'
import type { Literal } from '../shape/shape.js'
import type { AnyClass, ClosedClass, JsonSchema } from '../types.js'

/** A class, or a function that gives it where it is not defined yet (circular imports). */
export type ClassOption = AnyClass | (() => AnyClass)

/** A type where TypeScript leaves none behind: a class, `[Item]` for an array of it, or options. */
export type TypeOption = ClassOption | readonly [TypeOption] | ValueOptions

export type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'any'

/** What can be said of a value, in JSON Schema's words. */
export interface ValueOptions {
  /** A name of JSON Schema's, or a class: `'integer'`, `Address`. By default the declared type. */
  readonly type?: TypeName | ClassOption
  /** `uuid`, `date`, `date-time`, `time`, `duration`, `uri`, `email`, `decimal` are enforced; others are documented. */
  readonly format?: string
  /** The values, or a TypeScript enum. */
  readonly enum?: readonly Literal[] | Readonly<Record<string, string | number>>
  /** Of an array: the type of its items. */
  readonly items?: TypeOption
  /** Of an object or a `Map` without declared properties: the type of its values. */
  readonly values?: TypeOption
  /** A union: the first member that takes the value, or the one that `discriminator` tells. */
  readonly oneOf?: readonly TypeOption[]
  /** The property that tells the members of `oneOf` apart, each of which says its value (`@Equals('cat')`). */
  readonly discriminator?: string
  /** `null` is a value of it too. */
  readonly nullable?: boolean
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  /** In code points. */
  readonly minLength?: number
  readonly maxLength?: number
  /** The source of a regular expression, with the `u` flag. */
  readonly pattern?: string
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly title?: string
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly deprecated?: boolean
  /** Merged into the JSON Schema as it is; never enforced. */
  readonly schema?: JsonSchema
}

/** What `@Field` takes. */
export interface FieldOptions extends ValueOptions {
  /** `false`: may be absent (and is then `undefined`). By default true, unless it has an initializer. */
  readonly required?: boolean
}

/** What `@Param`, `@Query`, `@Header`, `@Cookie` and `@Body` take. */
export interface InputOptions extends ValueOptions {
  /** `false`: may be absent; implied by `default`. */
  readonly required?: boolean
  /** What absence gives. */
  readonly default?: unknown
  /** `true`: left out of the document. */
  readonly hidden?: boolean
}

/** A further response: its description, and the type of its body. */
export interface ResponseOptions {
  readonly description?: string
  readonly type?: TypeOption
}

export interface HeaderOptions {
  readonly description?: string
  readonly schema?: JsonSchema
}

/**
 * What a provider is asked for by: a class (an abstract one, and one whose constructor is private, too), a method with
 * `@Provides`, a function of the request context, or a symbol.
 */
export type Token = AnyClass | ClosedClass | OpenToken

/** What says nothing of the type of what it stands for. */
// biome-ignore lint/suspicious/noExplicitAny: any other parameter list would refuse some function
export type OpenToken = symbol | ((...args: any[]) => unknown)

/** What `@Injectable` takes. */
export interface InjectableOptions {
  /** `app` unless given: made once, and disposed when the application closes. */
  readonly scope?: Scope
  /** Of scope `app`: made when it is first asked for, and not at start-up. */
  readonly lazy?: boolean
  /** When what a request has made is disposed: after the response, unless given. */
  readonly until?: Until
}

/** What `@Provides` takes. */
export interface ProvidesOptions {
  /** `request` unless given: made once in a request, for all that ask. `call`: made anew for each. */
  readonly scope?: Scope
  readonly lazy?: boolean
  /** When what follows `yield` runs: after the response, unless given; `handler`: before it. */
  readonly until?: Until
}

/** What must be made or shown before handlers run. */
export interface DemandOptions {
  /** Run for their effect, outermost first. */
  readonly dependencies?: readonly Token[]
  /** Credentials that must be there, each of them. `[]`: none, whatever the controller and the application ask for. */
  readonly security?: readonly SecurityOption[]
}

/** What a route may say, and a controller or an application for all of theirs. */
export interface SharedOptions {
  /** Statuses (or `HttpError` classes) that handlers throw on purpose: documented as errors. */
  readonly throws?: readonly (number | { readonly status: number })[]
  readonly tags?: readonly string[]
  readonly deprecated?: boolean
  /** `true`: served, and left out of the document. */
  readonly hidden?: boolean
  /** Further responses by status. */
  readonly responses?: Readonly<Record<number | string, ResponseOptions>>
  /** Merged into the operation's object of the document, last. */
  readonly openapi?: JsonSchema
  /** class-validator's and class-transformer's groups, for inputs and the response. */
  readonly groups?: readonly string[]
  /** In bytes. */
  readonly bodyLimit?: number
  /** `lax`: JSON is read as FastAPI reads it. */
  readonly coercion?: Coercion
  /**
   * How long dependencies and the handler may take, in milliseconds. After that the answer is 503, the request's
   * `AbortSignal` fires, and what was made is torn down.
   */
  readonly handlerTimeout?: number
}

/** What `@Get` and its siblings take. */
export interface RouteOptions extends SharedOptions, DemandOptions {
  /** Of a success: 200 unless given. */
  readonly status?: number
  /** The type of a success's body, where TypeScript leaves none behind (`Promise`, `Array`). */
  readonly returns?: TypeOption
  /** Of the success. */
  readonly responseDescription?: string
  readonly summary?: string
  readonly description?: string
  readonly operationId?: string
  /** Headers of a success, by name. */
  readonly headers?: Readonly<Record<string, HeaderOptions>>
}

/** What `@Controller` takes. */
export interface ControllerOptions extends SharedOptions, DemandOptions {}
