/** What `createApp` and the plugin take. */
import type { FastifyCookieOptions } from '@fastify/cookie'
import type { FastifyInstance, FastifyServerOptions, RegisterOptions } from 'fastify'
import type { SwaggerUiOptions } from './adapter/documents.js'
import type { ErrorHandler, ErrorOptions } from './adapter/settings.js'
import type { ControllerOption } from './compile/controllers.js'
import type { CompileOptions } from './compile/program.js'
import type { EngineName } from './engine/engine.js'
import type { Types } from './metadata/manifest.js'
import type { OptionNames } from './metadata/option-names.js'
import type { DocumentOptions } from './openapi/model.js'

/** What is said of the whole API in its document, in OpenAPI's words. */
export interface ApiInfo extends Partial<Omit<DocumentOptions, 'unknown' | 'problem'>> {}

/** What an API is served with, in an application of its own or as a plugin in another. */
export interface ApiOptions extends ApiInfo, Omit<CompileOptions, 'prefix'> {
  /** Classes with `@Controller`, or instances of such classes made with their collaborators. */
  readonly controllers: readonly ControllerOption[]
  /** What the generated module exports: the types of the program, said once (`npx typefast types`). */
  readonly types?: Types
  /**
   * What is done where files have changed since `types` was made: `warn` unless given, `refuse` to start, or `ignore`.
   * Where `NODE_ENV` is `production`, nothing is looked at.
   */
  readonly staleTypes?: 'warn' | 'refuse' | 'ignore'
  /** Of every path: `/v1`. */
  readonly prefix?: string
  /** The document's address: `/openapi.json` unless given; `false`: nowhere. */
  readonly openapi?: string | false
  /** Swagger UI's address: `/docs` unless given. */
  readonly docs?: string | false
  /** ReDoc's address: `/redoc` unless given, where the package `redoc` is installed. */
  readonly redoc?: string | false
  /**
   * As `@fastify/cookie` takes it: a `secret` for signed cookies. The plugin is registered where this is given,
   * or an operation reads a cookie or takes the request or the reply.
   */
  readonly cookie?: FastifyCookieOptions
  readonly errors?: ErrorOptions
  /** Answers of one's own to errors; see `handleError`. */
  readonly onError?: readonly ErrorHandler[]
  /**
   * Answers are held against their declared types, and a missing or wrong one is a 500 with the place in the
   * log. True unless `NODE_ENV` is `production`.
   */
  readonly checkResponses?: boolean
  /** `currentRequest()` gives the request that is being answered. Off unless asked for: it has a price. */
  readonly currentRequest?: boolean
  readonly swaggerUi?: SwaggerUiOptions
  /**
   * How values are read and written: by code that is generated at start-up (`generate`, where the process allows
   * it), or `interpret`, which means the same and is slower.
   */
  readonly engine?: EngineName
}

/** What `createApp` takes. */
export interface AppOptions extends ApiOptions {
  /** As Fastify takes it. By default on, at `info`; off where `NODE_ENV` is `test`. */
  readonly logger?: FastifyServerOptions['logger']
  /**
   * Called with Fastify's instance before routes are added to it: for plugins that look at routes as they are added,
   * as `@fastify/rate-limit` does. Others may be registered on `app.fastify` just as well.
   */
  readonly setup?: (fastify: FastifyInstance) => void | Promise<void>
  /** Further options of Fastify's server. */
  readonly fastify?: Omit<FastifyServerOptions, 'logger'>
}

/** Their names, and what Fastify itself takes of `register`. */
export const APP_OPTIONS: OptionNames<AppOptions & RegisterOptions> = {
  title: true,
  version: true,
  summary: true,
  description: true,
  termsOfService: true,
  contact: true,
  license: true,
  servers: true,
  tags: true,
  externalDocs: true,
  securitySchemes: true,
  controllers: true,
  types: true,
  staleTypes: true,
  prefix: true,
  openapi: true,
  docs: true,
  redoc: true,
  cookie: true,
  errors: true,
  onError: true,
  checkResponses: true,
  currentRequest: true,
  swaggerUi: true,
  engine: true,
  dependencies: true,
  security: true,
  served: true,
  defaults: true,
  providers: true,
  unknown: true,
  coercion: true,
  operationId: true,
  logger: true,
  setup: true,
  fastify: true,
  logLevel: true,
  logSerializers: true,
}
