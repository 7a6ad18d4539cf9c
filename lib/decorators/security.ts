import type { SecurityScheme } from '../security/scheme.js'
import { type DemandDecorator, demandDecorator } from './demand.js'

/**
 * On a parameter: the credential that a scheme reads. On a handler or a controller: it must be there. Without
 * one, or with a malformed one, the answer is 401 with `WWW-Authenticate`. Whether it is right a provider says.
 *
 * @param scheme or several: any of them will do.
 * @param scopes that are asked for; they add up, and reach providers as `SecurityScopes`.
 * @param options `optional`: without a credential the request goes on, and the parameter is `undefined`.
 * @example
 * ```ts
 * @Security(oauth2, ['items:write'])
 * @Post()
 * create(@Depends(Auth.user) user: User, @Body() item: CreateItem): Item {}
 * ```
 */
export function Security(
  scheme: SecurityScheme | readonly SecurityScheme[],
  scopes: readonly string[] = [],
  { optional = false }: { readonly optional?: boolean } = {},
): DemandDecorator {
  const schemes = Array.isArray(scheme) ? (scheme as readonly SecurityScheme[]) : [scheme as SecurityScheme]
  const use = { schemes, scopes, optional }
  return demandDecorator(
    ({ parameters }, index) => parameters.push({ index, source: 'security', use }),
    ({ security }) => security.unshift(use),
  )
}
