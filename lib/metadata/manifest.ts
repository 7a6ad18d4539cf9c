/**
 * Types only: what the generated module (`types.gen.ts`) says of a program's types. The reader writes it, and
 * compilation reads it; a file of it is made for one version of this format.
 *
 * A type is said in the words of `Shape`, with three differences: an object is named and stands in `definitions`; what
 * `class-validator` and the like add is not in it; and what cannot be validated says why.
 */
import type { Bounds, Literal, StringShape } from '../shape/shape.js'
import type { AnyClass } from '../types.js'

/** What the generated module exports as `types`. */
export interface Types<Class = AnyClass> {
  /** Of this format. */
  readonly version: 1
  /** Where it was read, to tell whether it is still true. Paths are relative to the folder of `project`. */
  readonly source: TypesSource
  /** Objects, by key: `Order`, `Page<Order>`, `orders.ts/Order` where two files have one name. */
  readonly definitions: Readonly<Record<string, Definition<Class>>>
  /** Controllers and providers, and what their methods take and give. */
  readonly classes: readonly ClassTypes<Class>[]
}

export interface TypesSource {
  /** The configuration file: `tsconfig.json`, relative to where the reader ran. */
  readonly project: string
  /** The generated module itself. */
  readonly module: string
  /** By file of the program that a type was taken from: the start of the SHA-256 of its text, in hex. */
  readonly files: Readonly<Record<string, string>>
  /** The same of the list of the program's own files: a new controller is in a new file. */
  readonly roots: string
}

/** The properties of a class, an interface, or an object type. */
export type Definition<Class = AnyClass> = DeclaredObject<Class> | DerivedObject

interface DefinitionFacts extends Documented {
  /** Of its schema: `PageOfOrder`. Unique unless it is one type. */
  readonly name: string
  /** `src/orders.ts:12`, relative to the folder of the project. */
  readonly at?: string
}

export interface DeclaredObject<Class = AnyClass> extends DefinitionFacts {
  /** Makes the instances that a handler is given. Absent: a plain object. */
  readonly class?: Class
  /** In the order of their declaration, a base class's first. */
  readonly properties: Readonly<Record<string, DescribedProperty<Class>>>
  /** What its index signature says of the values of other keys: `{ id: string; [key: string]: unknown }`. */
  readonly additionalProperties?: Described
  /** Members that no request could give: `private`, `protected`, `#secret`. It is no input. */
  readonly hides?: readonly string[]
}

/** `Partial<Order>`, `Pick<Order, 'id'>` and the like, of another definition: its decorators hold here too. */
export interface DerivedObject extends DefinitionFacts {
  readonly from: string
  /** `true`: each may be absent (`Partial`). `false`: none (`Required`). */
  readonly optional?: boolean
  readonly pick?: readonly string[]
  readonly omit?: readonly string[]
}

export type DescribedProperty<Class = AnyClass> = Described & {
  /** `?`, or `undefined` is one of its types. */
  readonly optional?: true
  /** `@default` of an interface, or an initializer where no instance is made. */
  readonly default?: unknown
  /** It has an initializer: absent in a request, it is what the instance has. */
  readonly initialized?: true
  /** A getter without a setter: of answers only. */
  readonly readable?: true
  /** `@hidden`: left out of the document. */
  readonly hidden?: true
  /** The class that declares it, where that is another: its decorators hold here too. */
  readonly from?: Class
  /** Of its declaration: `src/orders.ts:14`. */
  readonly at?: string
}

export interface Documented {
  readonly title?: string
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly deprecated?: true
}

/** A type, and what its place says of it. */
export type Described = DescribedType & Documented

export type DescribedType = (
  | ({ readonly kind: 'string' } & Pick<StringShape, 'minLength' | 'maxLength' | 'pattern' | 'format'>)
  | ({ readonly kind: 'number' | 'integer' | 'bigint'; readonly format?: string } & Bounds)
  | { readonly kind: 'boolean' }
  /** `Date` is `date-time`; `DateOnly & Date` is a `date`. */
  | { readonly kind: 'date' | 'date-time' }
  | { readonly kind: 'bytes' | 'file' }
  | { readonly kind: 'enum'; readonly values: readonly Literal[] }
  | {
      readonly kind: 'array'
      readonly items: Described
      readonly container?: 'set'
      readonly minItems?: number
      readonly maxItems?: number
      readonly uniqueItems?: boolean
    }
  | { readonly kind: 'tuple'; readonly items: readonly Described[]; readonly rest?: Described }
  | { readonly kind: 'record'; readonly values: Described; readonly container?: 'map' }
  /** Members in written order; `discriminator` is the property that tells objects apart. */
  | { readonly kind: 'union'; readonly members: readonly Described[]; readonly discriminator?: string }
  /** A definition, by its key. */
  | { readonly kind: 'reference'; readonly to: string }
  /** `unknown`, and `any` where it was written. */
  | { readonly kind: 'any' }
  /** Why it cannot be validated, and where it stands: `a function`, `src/orders.ts:14`. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly at: string }
) & {
  /** `null` is a value of it too. */
  readonly nullable?: true
}

/** A controller, or a provider. */
export interface ClassTypes<Class = AnyClass> {
  readonly class: Class
  readonly at?: string
  readonly description?: string
  /** Of its constructor, where it declares one. */
  readonly parameters?: readonly DescribedParameter<Class>[]
  /** Decorated methods of its own by name, static ones by `static ` and their name. */
  readonly methods?: Readonly<Record<string, MethodTypes<Class>>>
}

export interface MethodTypes<Class = AnyClass> extends Documented {
  /** The first sentence of its comment is `title`, `description` the rest; `@summary` beats it. */
  readonly parameters: readonly DescribedParameter<Class>[]
  /** Of a success, `Promise` unwrapped. Absent: nothing, or what passes through (a stream, a reply). */
  readonly returns?: Described
  /** It returns an `AsyncIterable` of `returns`. */
  readonly streams?: true
  /** HTTP errors that it throws, found in the code and said by `@throws`. */
  readonly throws?: readonly ThrownError[]
  readonly hidden?: true
  readonly at?: string
}

export interface ThrownError {
  readonly status: number
  /** Of the thrown error, where it is written out. */
  readonly message?: string
  /** What `@throws` says. */
  readonly description?: string
}

/** One parameter, by position. */
export type DescribedParameter<Class = AnyClass> = {
  readonly name: string
  readonly description?: string
} & (
  | {
      /** A value of the request. */
      readonly type: Described
      /** `?`, a default, or `undefined` is one of its types. */
      readonly optional?: true
      /** Its default, where it can be written down. */
      readonly default?: unknown
      readonly hidden?: true
    }
  /** Made by a provider of that class. */
  | { readonly provided: Class; readonly optional?: true }
  /** Fastify's own objects, and the signal of the request. */
  | { readonly special: 'request' | 'reply' | 'signal' }
  /** A decorator says all of it: `@Depends(TOKEN)`, `@Security(scheme)`. */
  | { readonly decorated: true }
)
