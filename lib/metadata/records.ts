/** Types only: what decorators wrote down, unchecked. */
import type { UnknownKeys } from '../shape/shape.js'
import type { AnyClass, HttpMethod, InputSource } from '../types.js'
import type { ControllerOptions, FieldOptions, InputOptions, RouteOptions } from './options.js'

/** What one parameter decorator said. */
export interface InputRecord {
  /** The parameter's position, counted from 0. */
  readonly index: number
  readonly source: InputSource | 'request' | 'reply'
  /** Absent when the decorator takes the whole source, as `@Body()` does. */
  readonly name?: string
  readonly options: InputOptions
}

/** What one method decorator said. */
export interface RouteRecord {
  readonly method: HttpMethod | 'ALL'
  readonly path: string
  readonly options: RouteOptions
}

/** What the decorators on one method said, bottom decorator first. */
export interface HandlerRecord {
  readonly name: string
  /** Decorated on the class itself, which serves nothing: a static method, or its constructor. */
  isStatic?: boolean
  readonly routes: RouteRecord[]
  readonly inputs: InputRecord[]
}

/** What the decorators on one controller class said; of its base classes' nothing. */
export interface ControllerRecord {
  readonly target: AnyClass
  /** Absent: only its methods are decorated (a base class, or a forgotten `@Controller`). */
  declared?: { readonly prefix: string; readonly options: ControllerOptions }
  readonly handlers: Map<string, HandlerRecord>
}

/** What our own decorators said of a DTO class; of its base classes nothing. */
export interface DtoRecord {
  readonly fields: Map<string, FieldOptions>
  unknown?: UnknownKeys
}
