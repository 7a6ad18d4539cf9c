import type { SecurityScheme } from './scheme.js'

/** One demand: a credential of one of `schemes`. */
export interface SecurityUse {
  /** Any of them will do; the first that has a credential is taken. */
  readonly schemes: readonly SecurityScheme[]
  readonly scopes: readonly string[]
  /** Without a credential the request goes on. */
  readonly optional: boolean
}

/** As an option says it: a scheme, or one of several, with scopes. */
export type SecurityOption =
  | SecurityScheme
  | {
      readonly scheme: SecurityScheme | readonly SecurityScheme[]
      readonly scopes?: readonly string[]
      readonly optional?: boolean
    }
