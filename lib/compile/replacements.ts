import type { Fault } from '../errors/fault.js'
import { PROVIDER_OPTIONS, unknownOptions } from '../metadata/option-names.js'
import type { ProvidesOptions, Token } from '../metadata/options.js'
import { nameOfToken } from './makers.js'

/**
 * What the application gives for a token: a class or a method with `@Provides` that makes it, another function that
 * is called for it, or the value itself. A function is called once for the application, unless a scope says that it
 * is called with the context of each request.
 */
export type ProviderOption = readonly [token: Token, replacement: unknown, options?: ProvidesOptions]

/** What makes a token instead of itself. */
export interface Replacement {
  readonly with: unknown
  readonly options: ProvidesOptions
  /** The one before it, of a token that was replaced already. */
  readonly over?: Replacement | undefined
}

export type Replacements = ReadonlyMap<Token, Replacement>

const SCOPES: readonly unknown[] = ['app', 'request', 'call']
const UNTILS: readonly unknown[] = ['response', 'handler']

/** Why nothing can live as long as `options` say; `undefined` where it can. */
export function lifetimeMistake({
  scope = 'request',
  until = 'response',
}: ProvidesOptions): string | undefined {
  if (!SCOPES.includes(scope)) return `scope must be 'app', 'request' or 'call', not ${JSON.stringify(scope)}`
  return UNTILS.includes(until)
    ? undefined
    : `until must be 'response' or 'handler', not ${JSON.stringify(until)}`
}

/** The option `providers`, read. */
export interface GivenProviders {
  /** Of the entries without a fault. */
  readonly replacements: Replacements
  readonly faults: readonly Fault[]
  /** What the entries at fault are for: whoever asks for it need not be told that nothing makes it. */
  readonly failed: ReadonlySet<Token>
}

/** What the option `providers` says, and why some of it cannot be what it should be. */
export function givenProviders(providers: unknown = []): GivenProviders {
  const replacements = new Map<Token, Replacement>()
  const faults: Fault[] = []
  const failed = new Set<Token>()
  const refuse = (option: string, message: string): void => {
    faults.push({ code: 'OPTION_INVALID', place: { option }, message })
  }
  if (!Array.isArray(providers)) {
    refuse('providers', 'must be a list of [token, value or factory]')
    return { replacements, faults, failed }
  }
  for (const [index, given] of (providers as unknown[]).entries()) {
    const wrong = mistakeOf(given, replacements)
    if (wrong === undefined) {
      const [token, made, options = {}] = given as ProviderOption
      replacements.set(token, { with: made, options })
    } else {
      refuse(`providers[${index}]`, wrong)
      const token: unknown = Array.isArray(given) ? given[0] : given
      if (isToken(token)) failed.add(token)
    }
  }
  return { replacements, faults, failed }
}

/** Why an entry is none. */
function mistakeOf(given: unknown, others: Replacements): string | undefined {
  if (!Array.isArray(given) || given.length < 2) {
    return 'must be [token, value or factory]'
  }
  const [token, , options = {}] = given as [unknown, unknown, ProvidesOptions?]
  if (typeof options !== 'object' || options === null) {
    return 'its options are an object, such as { scope }'
  }
  if (!isToken(token)) {
    return `a token is a class, a method with @Provides or a symbol, not ${String(token)}`
  }
  if (others.has(token)) {
    return `${nameOfToken(token)} is given twice`
  }
  return lifetimeMistake(options) ?? unknownOptions(options, PROVIDER_OPTIONS)[0]
}

const isToken = (value: unknown): value is Token => typeof value === 'symbol' || typeof value === 'function'
