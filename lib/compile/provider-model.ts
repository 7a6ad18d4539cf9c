/** Types only: a provider, as it is being compiled. */
import type { Token } from '../metadata/options.js'
import type { Argument, Input, Provider } from '../operation.js'
import type { SecurityScheme } from '../security/scheme.js'
import type { SecurityUse } from '../security/security-use.js'

/** One argument of a provider or a handler, before its place in a plan is known. */
export type Need =
  | Exclude<Argument, { readonly kind: 'dependency' | 'shared' }>
  /** The scopes that the operation asks for. */
  | { readonly kind: 'scopes' }
  | { readonly kind: 'credential'; readonly use: SecurityUse }
  | { readonly kind: 'provider'; readonly model: ProviderModel }

/** What nobody need read any more, since something stands for what did. */
export interface Spared {
  readonly schemes: ReadonlySet<SecurityScheme>
  /** Of the path. */
  readonly placeholders: ReadonlySet<string>
  /** It took the request, and may have read anything there. */
  readonly request: boolean
}

/** A provider and all that is known of what it needs. */
export interface ProviderModel {
  readonly provider: Provider
  readonly needs: readonly Need[]
  /** Read for it from the request. */
  readonly inputs: readonly Input[]
  /** All that it depends on, at whatever distance, by what they are asked for; itself included. */
  readonly tokens: ReadonlySet<Token>
  /** Schemes that it or what it depends on reads. */
  readonly schemes: ReadonlySet<SecurityScheme>
  /** What it, or what it depends on, stands for would have read. */
  readonly spared: ReadonlySet<Spared>
  /** It, or something that it depends on, ends with the handler. */
  readonly endsWithHandler: boolean
}
