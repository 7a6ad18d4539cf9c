import type { Token } from '../metadata/options.js'
import { NO_TOKEN } from '../metadata/registry.js'
import { type DemandDecorator, demandDecorator } from './demand.js'

/**
 * On a parameter: what a provider makes. On a handler or a controller: a provider that runs before, for its effect.
 *
 * @param token a class, a method with `@Provides`, a function of the request context, or a symbol. The declared
 *   class of the parameter when left out.
 * @example
 * ```ts
 * @Get()
 * list(@Depends() page: Pagination, @Depends(Auth.user) user: User): Item[] {}
 * ```
 */
export function Depends(...said: [token?: Token]): DemandDecorator {
  // `undefined` that was given is a class of a file that is not loaded yet: the compiler says so.
  const token = said[0] as Token
  return demandDecorator(
    ({ parameters }, index) =>
      parameters.push({ index, source: 'dependency', ...(said.length > 0 && { token }) }),
    ({ dependencies }) => dependencies.unshift(said.length > 0 ? token : NO_TOKEN),
  )
}
