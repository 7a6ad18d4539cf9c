import type { Argument } from '../operation.js'
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

/** What the application gives for a need of its own. */
export function sharedArgument(need: Need): Argument {
  if (need.kind !== 'provider') {
    return { kind: 'value', value: need.kind === 'value' ? need.value : undefined }
  }
  const { provider } = need.model
  return provider.maker.kind === 'value'
    ? { kind: 'value', value: provider.maker.value }
    : { kind: 'shared', provider }
}

export const schemesOf = (need: Need): readonly SecurityScheme[] =>
  need.kind === 'credential' ? need.use.schemes : []
