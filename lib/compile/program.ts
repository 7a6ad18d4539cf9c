import type { Place, Report } from '../errors/fault.js'
import type { DemandOptions, SharedOptions } from '../metadata/options.js'
import type { Coercion } from '../operation.js'
import type { UnknownKeys } from '../shape/shape.js'
import type { ShapeBuilder } from '../shape/shape-builder.js'
import type { HttpMethod } from '../types.js'
import type { Providers } from './providers.js'
import type { ProviderOption } from './replacements.js'

/** Gives an operation its id. */
export type OperationIdOf = (operation: {
  readonly controller: string
  readonly handler: string
  readonly method: HttpMethod
  readonly path: string
}) => string

/** What a program is compiled with, beside its controllers. */
export interface CompileOptions extends DemandOptions {
  /** Of every path. */
  readonly prefix?: string
  /** Addresses that are served beside the routes, and the options that say them. */
  readonly served?: ReadonlyMap<string, string>
  /** Defaults for all routes. */
  readonly defaults?: SharedOptions
  /** What makes a token instead of itself, or at all. */
  readonly providers?: readonly ProviderOption[]
  readonly unknown?: UnknownKeys
  readonly coercion?: Coercion
  readonly operationId?: OperationIdOf
}

/** What the stages of one compilation share. */
export interface Program {
  readonly options: CompileOptions
  readonly shapes: ShapeBuilder
  readonly report: Report
  providers: Providers
}

/** Where a handler's faults are. */
export type HandlerPlace = Place & { readonly controller: string; readonly handler: string }
