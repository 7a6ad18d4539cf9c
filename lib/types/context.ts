/** Types only: what is known of a type while it is read. */
import type { Described } from '../metadata/manifest.js'
import type { CachedChecker } from './checker.js'
import type { Evaluation } from './constants.js'
import type { Definitions, Head } from './definitions.js'
import type { Scope } from './scope.js'
import type { Sources } from './source.js'
import type { Ast, Sync, TypeScript } from './typescript.js'
import type { UnitDraft } from './unit.js'

/** A type as far as a value can have it. */
export interface Reading {
  /** Absent where no value of JSON is of it: `undefined`, `never`. */
  readonly type?: Described
  /** `undefined` is one of its values. */
  readonly absent?: true
  /** Of a tag. */
  readonly default?: { readonly value: unknown }
  /** Of a part of an intersection that says nothing else. */
  readonly tags?: Readonly<Record<string, unknown>>
}

/** What is asked while one snapshot is read. */
export interface Program {
  readonly typescript: TypeScript
  readonly checker: CachedChecker
  readonly sources: Sources
  readonly definitions: Definitions
  readonly evaluation: Evaluation
}

/** What is asked while one unit is read, and what is written down of it. */
export interface Context extends Program {
  readonly unit: UnitDraft
}

/** A type as it is written, and what the checker makes of it where the writing is not enough. */
export interface Written {
  readonly node: Ast.Node
  readonly scope: Scope
  /** Its type, where `scope` binds type parameters. */
  readonly type?: TypeOf
}

export type TypeOf = () => Sync.Type | undefined

/** Where something without a name of its own stands. */
export interface Place {
  /** Absolute. */
  readonly file: string
  /** `OrderAddress` */
  readonly name: string
  /** `src/orders.ts:12:3` */
  readonly at: string
  /** The alias that stands for it and nothing else. */
  readonly named?: { readonly head: Head; readonly arguments: readonly Described[] }
  /** Objects without names that it is within, by their types. */
  readonly within?: ReadonlyMap<Sync.Type, string>
}
