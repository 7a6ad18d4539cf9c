import type { Place } from '../errors/fault.js'
import type { Requirement } from '../operation.js'
import { BearerScheme } from '../security/http-bearer.js'
import { SecurityScheme } from '../security/scheme.js'
import { SecurityScopes } from '../security/security-scopes.js'
import type { SecurityOption, SecurityUse } from '../security/security-use.js'
import type { Program } from './program.js'

/** What an option says, as a decorator would. */
export function toUse(option: SecurityOption): SecurityUse {
  if (option instanceof SecurityScheme) {
    return { schemes: [option], scopes: [], optional: false }
  }
  // A mistake is told of when it is checked.
  const { scheme, scopes = [], optional = false } = (option ?? {}) as Exclude<SecurityOption, SecurityScheme>
  return { schemes: Array.isArray(scheme) ? scheme : [scheme as SecurityScheme], scopes, optional }
}

/** Refuses what is no scheme, and scopes that a scheme does not declare. */
export function checkUse({ schemes, scopes }: SecurityUse, place: Place, { report }: Program): boolean {
  if (schemes.length === 0 || !schemes.every((scheme) => scheme instanceof SecurityScheme)) {
    report(
      'OPTION_INVALID',
      place,
      '@Security takes a security scheme, such as new HttpBearer(), or a list of such',
    )
    return false
  }
  for (const { name, declaredScopes } of schemes) {
    const unknown = scopes.filter((scope) => declaredScopes?.includes(scope) === false)
    if (unknown.length > 0) {
      report(
        'SCOPE_UNDECLARED',
        place,
        `${name} declares no scope ${unknown.join(', ')} (it has ${declaredScopes?.join(', ') || 'none'}); correct it, or add it to the scheme`,
      )
    }
  }
  return true
}

/** The scopes that all of `uses` ask of `schemes` together, each once. */
export function scopesOf(uses: readonly SecurityUse[], schemes: ReadonlySet<SecurityScheme>): string[] {
  const asked = uses.filter((use) => schemes.size === 0 || use.schemes.some((scheme) => schemes.has(scheme)))
  return [...new Set(asked.flatMap(({ scopes }) => scopes))]
}

/** The same, as providers take them. */
export function scopesAsked(
  uses: readonly SecurityUse[],
  schemes: ReadonlySet<SecurityScheme>,
): SecurityScopes {
  const asked = schemes.size === 0 ? uses.flatMap((use) => use.schemes) : [...schemes]
  return new SecurityScopes(
    scopesOf(uses, schemes),
    asked.length === 0 || asked.some((scheme) => scheme instanceof BearerScheme),
  )
}

/**
 * Of what is asked together, the ways to satisfy all: `[a or b, c]` → `[[a, c], [b, c]]`; optional: `[[a], []]`. What
 * asks for more than another way is none: `[a or b, a or b]` → `[[a], [b]]`.
 */
export function requirementsOf(uses: readonly SecurityUse[]): Requirement[] {
  const demanded = new Set(uses.filter(({ optional }) => !optional).flatMap(({ schemes }) => schemes))
  const clauses = uses.filter(
    ({ optional, schemes }) => !optional || !schemes.some((scheme) => demanded.has(scheme)),
  )
  let ways: SecurityScheme[][] = [[]]
  for (const { schemes, optional } of clauses) {
    const choices = [...schemes.map((scheme) => [scheme]), ...(optional ? [[]] : [])]
    ways = ways.flatMap((way) => choices.map((choice) => [...new Set([...way, ...choice])]))
  }
  const distinct = ways.filter((way, index) => !ways.some((other, at) => isEnough(other, way, at < index)))
  return clauses.length === 0
    ? []
    : distinct.map((way) => way.map((scheme) => ({ scheme, scopes: scopesOf(uses, new Set([scheme])) })))
}

/** Whether `way` need not be told, beside a way that asks for less; nothing at all is told beside the others. */
function isEnough(
  less: readonly SecurityScheme[],
  way: readonly SecurityScheme[],
  isBefore: boolean,
): boolean {
  const isWithin = less.every((scheme) => way.includes(scheme))
  return isWithin && (less.length === way.length ? isBefore : less.length > 0)
}
