import type { Argument, Provider } from '../operation.js'
import type { SecurityScheme } from '../security/scheme.js'
import type { Need } from './provider-model.js'

/** What belongs to a request, in words. */
export const WORDS: Readonly<Partial<Record<Need['kind'], string>>> = {
  input: 'an input',
  request: 'the request',
  reply: 'the reply',
  signal: 'its AbortSignal',
  context: 'its context',
  credential: 'a credential',
  scopes: 'SecurityScopes',
}

/** Where what the application makes, or was given, is taken from. */
export function sharedArgument(provider: Provider): Argument {
  const { maker } = provider
  return maker.kind === 'value' ? { kind: 'value', value: maker.value } : { kind: 'shared', provider }
}

/** Schemes that are read for `needs`, or for what these depend on. */
export function schemesOf(needs: readonly Need[]): ReadonlySet<SecurityScheme> {
  return new Set(
    needs.flatMap((need) => {
      if (need.kind === 'provider') return [...need.model.schemes]
      return need.kind === 'credential' ? need.use.schemes : []
    }),
  )
}
