import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { collectPlainRoutes } from './adapter/documents.js'
import type { ApiOptions } from './app-options.js'
import { mount } from './mount.js'

/** What the plugin takes: an API, below `prefix`. */
export type PluginOptions = ApiOptions

/**
 * Serves an API in an existing Fastify application, below `prefix`. It may be registered more than once;
 * plain routes with a schema that are added to the application afterwards are in its document too.
 *
 * @throws DeclarationError when the application gets ready, with every fault of the controllers.
 * @example
 * ```ts
 * await fastify.register(typefast, { prefix: '/v1', title: 'Store', controllers: [ItemsController] })
 * ```
 */
export const typefast: FastifyPluginAsync<PluginOptions> = async (host, options) => {
  // Asked for inside of the inner scope, it would see that scope's routes only.
  const plainRoutes = await collectPlainRoutes(host)
  await host.register(
    async (scope: FastifyInstance) => {
      await mount({ scope, plainRoutes, standalone: false }, options)
    },
    options.prefix === undefined ? {} : { prefix: options.prefix },
  )
}

// Without a scope of its own it sees the application's plain routes; its own routes are in the inner one.
Object.assign(typefast, {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: 'typefast',
})
