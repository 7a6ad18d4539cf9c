/// <reference types="@fastify/cookie" preserve="true" />
import Fastify, { type FastifyInstance, type FastifyListenOptions, type FastifyServerOptions } from 'fastify'
import { collectPlainRoutes } from './adapter/documents.js'
import { earlyErrors } from './adapter/early-errors.js'
import { closeWhenIdle } from './adapter/idle-connections.js'
import { parseQuery } from './adapter/query.js'
import type { AppOptions } from './app-options.js'
import type { OpenToken, ProvidesOptions, Token } from './metadata/options.js'
import { mount } from './mount.js'
import type { OpenApiDocument } from './openapi/model.js'
import type { AnyClass, ClosedClass } from './types.js'

/** A served API. */
export interface App {
  /** The Fastify instance underneath: any plugin, hook or decorator of its ecosystem may be added until it is ready. */
  readonly fastify: FastifyInstance
  /**
   * Starts to listen, and logs where the API and its pages are.
   *
   * @returns the address: `http://127.0.0.1:3000`
   */
  listen(options?: FastifyListenOptions): Promise<string>
  /** Stops: no new requests, those that run are answered. */
  close(): Promise<void>
  /** All plugins are loaded. `listen` and `inject` wait for it themselves. */
  ready(): Promise<void>
  /** A request without a socket (light-my-request's): for tests. */
  readonly inject: FastifyInstance['inject']
  /**
   * What the application has made of a token, for plain routes, hooks and scripts. Waits until it is ready.
   *
   * @throws DeclarationError where nothing makes it, or it belongs to a request.
   * @example
   * ```ts
   * const store = await app.resolve(ItemStore)
   * ```
   */
  resolve<T>(token: AnyClass<T & object>): Promise<T>
  resolve<T = unknown>(token: OpenToken): Promise<T>
  resolve<T>(token: ClosedClass<T & object>): Promise<T>
  resolve<T = unknown>(token: Token): Promise<T>
  /**
   * Puts another provider in place of a token, for tests: a value, a class, a method with `@Provides` or a function,
   * as the option `providers` takes them. From the next request on it is used by all that depend on the token.
   *
   * @returns the way back, a function which is `Disposable` too: `using _ = app.override(Database, fake)`.
   * @throws DeclarationError where the replacement is at fault.
   * @example
   * ```ts
   * const undo = app.override(Auth.user, () => new User('ada'))
   * ```
   */
  override(token: Token, replacement: unknown, options?: ProvidesOptions): Undo
  /**
   * An operation in words: its inputs and objects with where each fact came from (a type and its place, a decorator,
   * a default), what runs before its handler, and its responses. For people: the text may change.
   *
   * @param path as the route says it, prefixes included: `/orders/:id`.
   * @throws RangeError where there is no such operation.
   */
  explain(method: string, path: string): string
  /** The OpenAPI document. Waits until the application is ready, since plain routes are part of it. */
  openapi(): Promise<OpenApiDocument>
}

/** Takes an override back. */
export interface Undo extends Disposable {
  (): void
}

/** A body that never ends must not hold a connection for good. In milliseconds. */
const REQUEST_TIMEOUT = 60_000
const HEADERS_TIMEOUT = 30_000

/**
 * Makes an application of controllers.
 *
 * @throws DeclarationError with every fault of the controllers, before anything is served.
 * @example
 * ```ts
 * const app = await createApp({ title: 'Store', controllers: [ItemsController] })
 * await app.listen({ port: 3000 })
 * ```
 */
export async function createApp(options: AppOptions): Promise<App> {
  const fastify = Fastify(serverOptions(options))
  closeWhenIdle(fastify)
  const plainRoutes = await collectPlainRoutes(fastify)
  await options.setup?.(fastify)
  const { document, explain, override, resolve } = await mount(
    { scope: fastify, plainRoutes, standalone: true },
    options,
  )
  return {
    fastify,
    listen: async (where = {}) => {
      const address = await fastify.listen({ port: 3000, ...where })
      const { docs = '/docs' } = options
      fastify.log.info(
        docs === false ? `API at ${address}` : `API at ${address}, its documentation at ${address}${docs}`,
      )
      return address
    },
    close: async () => {
      await fastify.close()
    },
    ready: async () => {
      await fastify.ready()
    },
    inject: fastify.inject.bind(fastify) as FastifyInstance['inject'],
    explain,
    openapi: async () => {
      await fastify.ready()
      return document()
    },
    resolve: async <T>(token: AnyClass<T & object> | Token) => {
      await fastify.ready()
      return (await resolve(token)) as T
    },
    override: (token, replacement, how = {}) => {
      const undo = override([token, replacement, how])
      return Object.assign(undo, { [Symbol.dispose]: undo })
    },
  }
}

/** A value of the path is refused for what it says, and not for its length: what headers may hold, an address may. */
const MAX_PARAM_LENGTH = 16 * 1024

function serverOptions({ logger, fastify = {}, errors = {} }: AppOptions): FastifyServerOptions {
  return {
    requestTimeout: REQUEST_TIMEOUT,
    http: { headersTimeout: HEADERS_TIMEOUT },
    ...earlyErrors(errors),
    ...fastify,
    logger: logger ?? process.env.NODE_ENV !== 'test',
    routerOptions: {
      maxParamLength: MAX_PARAM_LENGTH,
      ...fastify.routerOptions,
      querystringParser: parseQuery,
    },
  } as FastifyServerOptions
}
