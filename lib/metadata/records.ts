/** Types only: what decorators wrote down, unchecked. */
import type { SecurityUse } from '../security/security-use.js'
import type { UnknownKeys } from '../shape/shape.js'
import type { AnyClass, HttpMethod, InputSource } from '../types.js'
import type {
  ControllerOptions,
  FieldOptions,
  InjectableOptions,
  InputOptions,
  ProvidesOptions,
  RouteOptions,
  Token,
} from './options.js'

/** What one parameter decorator said. */
export type ParameterRecord = InputRecord | DependencyRecord | CredentialRecord

/** A value of the request. */
export interface InputRecord {
  /** The parameter's position, counted from 0. */
  readonly index: number
  readonly source: InputSource | 'form' | 'request' | 'reply'
  /** Absent when the decorator takes the whole source, as `@Body()` does. */
  readonly name?: string
  readonly options: InputOptions
}

/** What a provider makes. */
export interface DependencyRecord {
  readonly index: number
  readonly source: 'dependency'
  /** Absent: the declared class. */
  readonly token?: Token
}

/** What a security scheme reads. */
export interface CredentialRecord {
  readonly index: number
  readonly source: 'security'
  readonly use: SecurityUse
}

/** What must be made or shown before a handler runs, outermost decorator first. */
export interface Demands {
  readonly dependencies: Token[]
  readonly security: SecurityUse[]
}

/** What one method decorator said. */
export interface RouteRecord {
  readonly method: HttpMethod | 'ALL'
  readonly path: string
  readonly options: RouteOptions
}

/** What the decorators on one method said, bottom decorator first. */
export interface HandlerRecord extends Demands {
  readonly name: string
  /** Of the class itself, which serves nothing: a static method, or its constructor. */
  readonly isStatic: boolean
  readonly routes: RouteRecord[]
  readonly parameters: ParameterRecord[]
  /** It is a provider. */
  provides?: ProvidesOptions
}

/** What the decorators on one controller class said; of its base classes' nothing. */
export interface ControllerRecord extends Demands {
  readonly target: AnyClass
  /** Absent: only its methods are decorated (a base class, or a forgotten `@Controller`). */
  declared?: { readonly prefix: string; readonly options: ControllerOptions }
  /** What `@Injectable` said. */
  injectable?: InjectableOptions
  /** By name; static ones by `static ` and their name. */
  readonly handlers: Map<string, HandlerRecord>
}

/** A decorated method, and where it is. */
export interface ProvidedRecord {
  readonly owner: AnyClass
  readonly record: HandlerRecord
}

/** What our own decorators said of a DTO class; of its base classes nothing. */
export interface DtoRecord {
  readonly fields: Map<string, FieldOptions>
  unknown?: UnknownKeys
}
