import type { Fault } from '../errors/fault.js'
import type { ProvidesOptions, Token } from '../metadata/options.js'
import { nameOfToken } from './makers.js'

/**
 * What the application gives for a token: a class or a method with `@Provides` that makes it, another function that
 * is called for it, or the value itself. A function is called once for the application, unless a scope says that it
 * is called with the context of each request.
 */
export type ProviderOption = readonly [token: Token, replacement: unknown, options?: ProvidesOptions]

/** What makes a token instead of itself. */
export type Replacements = ReadonlyMap<Token, { readonly with: unknown; readonly options: ProvidesOptions }>

export const SCOPES: readonly string[] = ['app', 'request', 'call']

/** Why the option `providers` cannot be what it should be. */
export function providerFaults(providers: unknown): Fault[] {
  const faults: Fault[] = []
  const refuse = (message: string, index?: number): void => {
    const option = index === undefined ? 'providers' : `providers[${index}]`
    faults.push({ code: 'OPTION_INVALID', place: { option }, message })
  }
  if (providers !== undefined && !Array.isArray(providers)) {
    refuse('must be a list of [token, value or factory]')
    return faults
  }
  const seen = new Set<unknown>()
  for (const [index, given] of ((providers ?? []) as unknown[]).entries()) {
    if (!Array.isArray(given) || given.length < 2) {
      refuse('must be [token, value or factory]', index)
      continue
    }
    const [token, , options = {}] = given as [unknown, unknown, { scope?: unknown }?]
    if (typeof options !== 'object' || options === null) {
      refuse('its options are an object, such as { scope }', index)
      continue
    }
    if (typeof token !== 'symbol' && typeof token !== 'function') {
      refuse(`a token is a class, a method with @Provides or a symbol, not ${String(token)}`, index)
    } else if (seen.has(token)) {
      refuse(`${nameOfToken(token)} is given twice`, index)
    }
    if (options.scope !== undefined && !SCOPES.includes(options.scope as string)) {
      refuse(`scope must be 'app', 'request' or 'call', not ${JSON.stringify(options.scope)}`, index)
    }
    seen.add(token)
  }
  return faults
}

/** By token; `providers` without faults. */
export function replacementsOf(providers: readonly ProviderOption[]): Replacements {
  return new Map(providers.map(([token, made, options = {}]) => [token, { with: made, options }]))
}
