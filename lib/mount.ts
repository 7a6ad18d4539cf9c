import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import { providedArguments } from './adapter/answer.js'
import { installBodyParsers } from './adapter/body-parsers.js'
import { encodeCookie } from './adapter/cookies.js'
import { aroundRequest } from './adapter/current-request.js'
import { type DocumentAddresses, findRedoc, redocFault, serveDocuments } from './adapter/documents.js'
import { logInterpreted } from './adapter/engine-log.js'
import { errorHandler } from './adapter/error-handler.js'
import { keepHeaders, limitHeaders } from './adapter/header-limit.js'
import { installNotFound } from './adapter/not-found.js'
import { logTeardown, RequestScopes } from './adapter/request-scopes.js'
import { decorateRequests } from './adapter/request-state.js'
import { type RouteContext, toRoute } from './adapter/route.js'
import { Served } from './adapter/served.js'
import type { Settings } from './adapter/settings.js'
import { ownQuery, SOURCES } from './adapter/sources.js'
import { APP_OPTIONS, type ApiOptions } from './app-options.js'
import { compile } from './compile/compile.js'
import { optionFaults } from './compile/option-faults.js'
import type { ProviderOption } from './compile/replacements.js'
import { ApplicationScope } from './dependencies/application-scope.js'
import { Engine, engineOf } from './engine/engine.js'
import { DeclarationError } from './errors/declaration-error.js'
import type { Fault } from './errors/fault.js'
import { explain } from './explain/explain.js'
import { operationAt } from './explain/operation-at.js'
import type { Token } from './metadata/options.js'
import { toDocument } from './openapi/document.js'
import { joinDocuments } from './openapi/join-documents.js'
import type { OpenApiDocument } from './openapi/model.js'
import type { Operation } from './operation.js'
import { Overrides } from './overrides.js'
import { useTypes } from './use-types.js'

/** Where an API is mounted. */
export interface MountPlace {
  /** Its routes are added here. */
  readonly scope: FastifyInstance
  /** The part of the document that plain Fastify routes around it make. */
  readonly plainRoutes: () => Partial<OpenApiDocument>
  /** The scope is an application of our own: its query strings are ours already. */
  readonly standalone: boolean
}

/** An API that is served. */
export interface Mounted {
  readonly document: () => OpenApiDocument
  /** Puts another provider in place of a token; gives the way back. */
  readonly override: (provider: ProviderOption) => () => void
  /** What is known of an operation; see `App.explain`. */
  readonly explain: (method: string, path: string) => string
  /** What the application makes of a token. */
  readonly resolve: (token: Token) => Promise<unknown>
}

/** The whole program on one screen: controllers to operations, to routes and to the document. */
export async function mount(place: MountPlace, options: ApiOptions): Promise<Mounted> {
  const { scope, plainRoutes, standalone } = place
  const addresses = addressesOf(options)
  const prefix = standalone ? '' : scope.prefix
  const typesFaults = useTypes(options, scope.log)
  const compiled = compile(
    options.controllers,
    {
      ...options,
      prefix: standalone ? (options.prefix ?? '') : prefix,
      served: servedAddresses(addresses, prefix),
    },
    [...typesFaults, ...optionFaults(options, APP_OPTIONS), ...redocFault(options.redoc)],
  )
  const { operations } = compiled
  const settings = settingsOf(options)
  const application = new ApplicationScope()
  const scopes = new RequestScopes(application)
  if (seesCookies(operations, options) && !scope.hasRequestDecorator('cookies')) {
    await scope.register(fastifyCookie, { parseOptions: { encode: encodeCookie }, ...options.cookie })
  }
  installBodyParsers(scope, operations)
  decorateRequests(scope)
  if (standalone) {
    keepHeaders(scope)
  } else {
    limitHeaders(scope)
  }
  // Without a prefix of its own, what is not found is the host's to say.
  const ownsPaths = standalone || !['', '/'].includes(options.prefix ?? '')
  const unserved = ownsPaths ? installNotFound(scope) : undefined
  scope.setErrorHandler(errorHandler(settings, scopes, unserved))
  logInterpreted(operations, settings, scope.log)
  const query = standalone ? SOURCES.query : ownQuery
  const around = options.currentRequest === true ? { around: aroundRequest } : {}
  const served = addRoutes(scope, operations, { prefix, settings, query, application, scopes, ...around })
  startAndStop(scope, application, served)
  const documentOf = documentMaker(operations, options, settings, plainRoutes)
  await serveDocuments(scope, options.title ?? 'typefast', addresses, options.swaggerUi ?? {}, documentOf)
  const overrides = new Overrides(compiled, served, (replaced) => {
    if (readsCookies(replaced) && !scope.hasRequestDecorator('cookies')) {
      throw new DeclarationError([NO_COOKIES])
    }
  })
  return {
    document: documentOf,
    explain: (method, path) => explain(operationAt(overrides.compiled.operations, method, path)),
    override: (provider) => overrides.add(provider),
    resolve: async (token) => {
      const provider = overrides.compiled.providerOf(token)
      await application.ensure([provider])
      return application.valueOf(provider)
    },
  }
}

function addressesOf({
  openapi = '/openapi.json',
  docs = '/docs',
  redoc = '/redoc',
}: ApiOptions): DocumentAddresses {
  return { openapi, docs, redoc }
}

/** What the application needs is made before it listens, and ended when it closes. */
function startAndStop(
  scope: FastifyInstance,
  application: ApplicationScope,
  served: readonly Served[],
): void {
  const close = (): Promise<void> =>
    application.close((provider, error) => logTeardown(scope.log, provider, error))
  scope.addHook('onReady', async () => {
    try {
      await application.ensure(new Set(served.flatMap(({ operation }) => operation.shared)))
    } catch (error) {
      await close()
      throw error
    }
  })
  scope.addHook('onClose', close)
}

/** Plugins cannot be added to an application that runs. */
const NO_COOKIES: Fault = {
  code: 'OPTION_INVALID',
  place: { option: 'cookie' },
  message:
    'a replacement reads cookies, and nothing did before: give the application the option { cookie: {} }',
}

/** Every request would pay for cookies, also where none of the operations can see them. */
function seesCookies(operations: readonly Operation[], { cookie }: ApiOptions): boolean {
  return cookie !== undefined || readsCookies(operations) || operations.some(seesRequest)
}

function readsCookies(operations: readonly Operation[]): boolean {
  return operations.some(
    ({ inputs, security }) =>
      inputs.some(({ source }) => source === 'cookie') ||
      security.some((all) => all.some(({ scheme }) => scheme.place.in === 'cookie')),
  )
}

function seesRequest({ arguments: own, dependencies }: Operation): boolean {
  return [...own, ...providedArguments(dependencies)].some(
    ({ kind }) => kind === 'request' || kind === 'reply' || kind === 'context',
  )
}

/** By address, the option that says it. */
function servedAddresses(addresses: DocumentAddresses, prefix: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(addresses)
      .filter(([option, address]) => address !== false && (option !== 'redoc' || findRedoc() !== undefined))
      .map(([option, address]) => [`${prefix}${address}`, option]),
  )
}

function addRoutes(
  scope: FastifyInstance,
  operations: readonly Operation[],
  context: Omit<RouteContext, 'ownHeads'>,
): Served[] {
  const ownHeads = new Set(operations.filter(({ method }) => method === 'HEAD').map(({ path }) => path))
  const faults: Fault[] = []
  const all = operations.map((operation) => new Served(operation, context))
  for (const served of all) {
    try {
      scope.route(toRoute(served, { ...context, ownHeads }))
    } catch (error) {
      faults.push(pathFault(served.operation, error as Error))
    }
  }
  if (faults.length > 0) {
    throw new DeclarationError(faults)
  }
  return all
}

/** What Fastify's router says of a path: its patterns are its own to read. */
function pathFault({ controller, handler, path }: Operation, { message }: Error): Fault {
  const place = { controller: controller.name, handler }
  return {
    code: 'PATH_INVALID',
    place,
    message: `the path ${path} is refused by Fastify's router (${message}); mend it`,
  }
}

function settingsOf(options: ApiOptions): Settings {
  const { engine, unknown = 'drop', errors = {}, onError = [], checkResponses } = options
  return {
    engine: new Engine(engineOf(engine)),
    unknown,
    errors,
    onError,
    checkResponses: checkResponses ?? process.env.NODE_ENV !== 'production',
  }
}

function documentMaker(
  operations: readonly Operation[],
  options: ApiOptions,
  { unknown, errors }: Settings,
  plainRoutes: () => Partial<OpenApiDocument>,
): () => OpenApiDocument {
  const { title = 'typefast', version = '0.1.0' } = options
  let made: OpenApiDocument | undefined
  return () => {
    made ??= joinDocuments(
      toDocument(operations, { ...options, title, version, unknown, problem: errors.format === 'problem' }),
      plainRoutes(),
    )
    return made
  }
}
