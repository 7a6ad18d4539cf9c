/** Types only: a provider, as it is being compiled. */
import type { Token } from '../metadata/options.js'
import type { Input, Provider } from '../operation.js'
import type { SecurityScheme } from '../security/scheme.js'
import type { SecurityUse } from '../security/security-use.js'

/** One argument of a provider or a handler, resolved. */
export type Need =
  | { readonly kind: 'input'; readonly input: number }
  | { readonly kind: 'body'; readonly name?: string }
  | { readonly kind: 'request' }
  | { readonly kind: 'reply' }
  | { readonly kind: 'signal' }
  | { readonly kind: 'context' }
  /** The scopes that the operation asks for. */
  | { readonly kind: 'scopes' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'credential'; readonly use: SecurityUse }
  | { readonly kind: 'provider'; readonly model: ProviderModel }

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
  /** Schemes that what it stands for would have judged. */
  readonly judges: ReadonlySet<SecurityScheme>
  /** It, or something that it depends on, ends with the handler. */
  readonly endsWithHandler: boolean
}
