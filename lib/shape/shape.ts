/**
 * Types only: our one description of what a value looks like. The engine, the document and the client
 * read nothing else of a type.
 *
 * A shape is plain data. Two things in it are not text: the class of an object (to make its instances)
 * and the functions that a user gave (checks, transforms, conditions).
 */
import type { Constructor } from '../types.js'

/** Which way values go: `input` is read by the server, `output` is written by it. */
export type Direction = 'input' | 'output'

/** What a document may say of a value, and how it may be absent. */
export interface Annotations {
  readonly title?: string
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly deprecated?: boolean
  /** `null` is a value of it too. */
  readonly nullable?: boolean
  /** class-validator's constraints on the value, in the order in which the library runs them. */
  readonly checks?: readonly Check[]
  /** Merged into the JSON Schema as it is. */
  readonly schema?: Readonly<Record<string, unknown>>
}

export interface StringShape extends Annotations {
  readonly kind: 'string'
  /** In code points, as JSON Schema counts. */
  readonly minLength?: number
  readonly maxLength?: number
  /** The source of an ECMA-262 expression with the `u` flag. */
  readonly pattern?: string
  /** `uuid`, `date`, `date-time`, `time`, `duration`, `uri`, `email`, `decimal` are enforced; others only documented. */
  readonly format?: string
}

/** Bounds of a number, `bigint` included (given as numbers). */
export interface Bounds {
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
}

export interface NumberShape extends Annotations, Bounds {
  readonly kind: 'number' | 'integer' | 'bigint'
  readonly format?: string
}

export interface BooleanShape extends Annotations {
  readonly kind: 'boolean'
}

/** Text on the wire (RFC 3339), a `Date` in the program. */
export interface DateShape extends Annotations {
  readonly kind: 'date' | 'date-time'
}

/** `bytes`: base64 text on the wire, a `Buffer` in the program. `file`: an upload. */
export interface BinaryShape extends Annotations {
  readonly kind: 'bytes' | 'file'
}

export type Literal = string | number | boolean | null

/** One of some values; a literal is an enum of one. */
export interface EnumShape extends Annotations {
  readonly kind: 'enum'
  readonly values: readonly Literal[]
}

export interface ArrayShape extends Annotations {
  readonly kind: 'array'
  readonly items: Shape
  /** What the program holds: an array, or a `Set`. */
  readonly container?: 'array' | 'set'
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
}

export interface TupleShape extends Annotations {
  readonly kind: 'tuple'
  readonly items: readonly Shape[]
  /** Of what follows the items; nothing may follow when absent. */
  readonly rest?: Shape
}

export interface RecordShape extends Annotations {
  readonly kind: 'record'
  readonly values: Shape
  /** What the program holds: an object, or a `Map`. */
  readonly container?: 'object' | 'map'
}

/** A user's function on a value: class-transformer's `@Transform`. */
export type TransformFunction = (value: unknown, object: object, property: string) => unknown

/** A user's condition on the whole object: class-validator's `@ValidateIf`. */
export type Condition = (object: object, value: unknown) => unknown

export interface Property {
  /** In the program. */
  readonly name: string
  /** On the wire: an `@Expose` name, or `name`. */
  readonly wire: string
  readonly shape: Shape
  /** Must be there: a request without it is refused, a response without it is a mistake of ours. */
  readonly required: boolean
  /**
   * What absence gives: the property's initializer, seen in a fresh instance.
   * `document` is absent where the value differs from run to run (a clock, a random id). Where the type itself says
   * it, `value` is JSON, and objects without a class are given it when they are read.
   */
  readonly default?: {
    readonly value: unknown
    readonly document?: unknown
    /** Only a type says it: no constructor makes it. */
    readonly written?: true
    /** Makes it anew, where no constructor of what is read into does. */
    readonly make?: () => unknown
  }
  /** All must hold, or neither presence nor checks are asked for (`undefined` and `null` pass). */
  readonly conditions?: readonly Condition[]
  /** Applied in order: after conversion in a request, before projection in a response. */
  readonly transforms?: readonly TransformFunction[]
  /** Transforms are asked for a value where none was sent (`@Expose` beside `@Transform`). */
  readonly transformsAbsent?: boolean
  /** Transforms are given the converted value (`@Type` beside `@Transform`), and not the raw one. */
  readonly convertsFirst?: boolean
  /** Left out of the document. */
  readonly hidden?: boolean
  /** Failing this gives the message where the value is not an object or array: `@ValidateNested({ message })`. */
  readonly nestedMessage?: Check
}

/** What happens to keys that an object does not declare. */
export type UnknownKeys = 'drop' | 'reject' | 'keep'

/** The properties of a class, or of an object that has none (`target` absent). */
export interface ObjectShape extends Annotations {
  readonly kind: 'object'
  /** The class's name; the name of its schema, unless two classes share it. */
  readonly name: string
  readonly target?: Constructor
  /** In declaration order, a base class's first. Filled after creation, so that classes may recur. */
  readonly properties: readonly Property[]
  /** Absent: as the application says. */
  readonly unknown?: UnknownKeys
  /** Of the values of keys that are no property's, where its type has such: they are kept, and leave in answers. */
  readonly additionalProperties?: Shape
  /** Names in the program that another key may not take: those of every declared property, sent or not. */
  readonly taken?: readonly string[]
}

/** A mention of an object, by identity: what makes recursion possible. */
export interface ReferenceShape extends Annotations {
  readonly kind: 'reference'
  readonly target: ObjectShape
}

export interface UnionShape extends Annotations {
  readonly kind: 'union'
  readonly members: readonly Shape[]
  /** The wire name of the property that tells, and the member for each of its values. */
  readonly discriminator?: {
    readonly property: string
    readonly mapping: Readonly<Record<string, ReferenceShape>>
    /** The property stays in the value (class-transformer's `keepDiscriminatorProperty`, or it is declared). */
    readonly keep: boolean
  }
}

/** Any JSON value. */
export interface AnyShape extends Annotations {
  readonly kind: 'any'
}

export type Shape =
  | StringShape
  | NumberShape
  | BooleanShape
  | DateShape
  | BinaryShape
  | EnumShape
  | ArrayShape
  | TupleShape
  | RecordShape
  | ObjectShape
  | ReferenceShape
  | UnionShape
  | AnyShape

/** What class-validator hands to a constraint and to a message function. */
export interface CheckArguments {
  readonly value: unknown
  readonly constraints: unknown[]
  readonly targetName: string
  readonly object: object
  readonly property: string
}

/** One class-validator constraint on one property. */
export interface Check {
  /** The key of its error in class-validator: `isEmail`, or the name of a user's own constraint. */
  readonly name: string
  /** The library's own check of that name, and not a user's that happens to be called so. */
  readonly builtin: boolean
  /** Of each item of a collection, and not of the collection. */
  readonly each: boolean
  readonly constraints: readonly unknown[]
  /** May return a promise. */
  readonly async: boolean
  /** The user's own text, or what makes it; `''` and absence mean none. */
  readonly message?: string | ((args: CheckArguments) => string)
  readonly context?: unknown
  /** Of this check only (class-validator 0.15's `validateIf` option). */
  readonly validateIf?: Condition
  /** True when `value` passes; each item of a collection is a call of its own. */
  readonly passes: (value: unknown, args: CheckArguments) => boolean | Promise<boolean>
  /** The text to show when it does not pass: the user's message or the library's, with its tokens replaced. */
  readonly textOf: (args: CheckArguments) => string
}
