import type { Place, Report } from '../errors/fault.js'
import type { Argument, Provider } from '../operation.js'
import type { SecurityScheme } from '../security/scheme.js'
import type { Need } from './provider-model.js'

/** What belongs to a request, in words. */
const WORDS: Readonly<Partial<Record<Need['kind'], string>>> = {
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

/** Reports what belongs to a request among the needs of what the application makes. */
export function checkShared(name: string, needs: readonly Need[], place: Place, report: Report): void {
  for (const [parameter, need] of needs.entries()) {
    const provider = need.kind === 'provider' ? need.model.provider : undefined
    const what = provider === undefined ? WORDS[need.kind] : provider.name
    if (what !== undefined && provider?.scope !== 'app') {
      report(
        'SCOPE_MISMATCH',
        { ...place, parameter },
        `${name} is made once for the application, and ${what} belongs to a request; make ${name} { scope: 'request' }${provider === undefined ? '' : alternative(provider)}`,
      )
    }
  }
}

/** A function of the context has no scope to say. Often it was to give a token, as a DTO's options take a class. */
const alternative = ({ name, tokenName }: Provider): string =>
  tokenName === undefined
    ? `, or ${name} { scope: 'app' }`
    : ', or depend on a token itself, where the function was to give one'
