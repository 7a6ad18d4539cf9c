import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import { installBodyParsers } from './adapter/body-parsers.js'
import { encodeCookie } from './adapter/cookies.js'
import { type DocumentAddresses, findRedoc, redocFault, serveDocuments } from './adapter/documents.js'
import { logInterpreted } from './adapter/engine-log.js'
import { errorHandler } from './adapter/error-handler.js'
import { keepHeaders, limitHeaders } from './adapter/header-limit.js'
import { installNotFound } from './adapter/not-found.js'
import { decorateRequests, toRoute } from './adapter/route.js'
import type { Settings } from './adapter/settings.js'
import { ownQuery, SOURCES, type SourceReader } from './adapter/sources.js'
import type { ApiOptions } from './app-options.js'
import { compile } from './compile/compile.js'
import { optionFaults } from './compile/option-faults.js'
import { Engine, engineOf } from './engine/engine.js'
import { DeclarationError } from './errors/declaration-error.js'
import type { Fault } from './errors/fault.js'
import { toDocument } from './openapi/document.js'
import { joinDocuments } from './openapi/join-documents.js'
import type { OpenApiDocument } from './openapi/model.js'
import type { Operation } from './operation.js'

/** Where an API is mounted. */
export interface MountPlace {
  /** Its routes are added here. */
  readonly scope: FastifyInstance
  /** The part of the document that plain Fastify routes around it make. */
  readonly plainRoutes: () => Partial<OpenApiDocument>
  /** The scope is an application of our own: its query strings are ours already. */
  readonly standalone: boolean
}

/** The whole program on one screen: controllers to operations, to routes and to the document. */
export async function mount(
  { scope, plainRoutes, standalone }: MountPlace,
  options: ApiOptions,
): Promise<() => OpenApiDocument> {
  const {
    controllers,
    openapi = '/openapi.json',
    docs = '/docs',
    redoc = '/redoc',
    title = 'typefast',
  } = options
  const prefix = standalone ? '' : scope.prefix
  const operations = compile(
    controllers,
    {
      ...options,
      prefix: standalone ? (options.prefix ?? '') : prefix,
      served: servedAddresses({ openapi, docs, redoc }, prefix),
    },
    [...optionFaults(options), ...redocFault(options.redoc)],
  )
  const settings = settingsOf(options)
  if (seesCookies(operations, options) && !scope.hasRequestDecorator('cookies')) {
    await scope.register(fastifyCookie, { parseOptions: { encode: encodeCookie }, ...options.cookie })
  }
  installBodyParsers(scope)
  decorateRequests(scope)
  if (standalone) {
    keepHeaders(scope)
  } else {
    limitHeaders(scope)
  }
  // Without a prefix of its own, what is not found is the host's to say.
  const ownsPaths = standalone || !['', '/'].includes(options.prefix ?? '')
  const unserved = ownsPaths ? installNotFound(scope) : undefined
  scope.setErrorHandler(errorHandler(settings, unserved))
  logInterpreted(operations, settings, scope.log)
  addRoutes(scope, prefix, operations, settings, standalone ? SOURCES.query : ownQuery)
  const documentOf = documentMaker(operations, options, settings, plainRoutes)
  await serveDocuments(scope, title, { openapi, docs, redoc }, documentOf)
  return documentOf
}

/** Every request would pay for cookies, also where none of the operations can see them. */
function seesCookies(operations: readonly Operation[], { cookie }: ApiOptions): boolean {
  return (
    cookie !== undefined ||
    operations.some(
      ({ inputs, arguments: args }) =>
        inputs.some(({ source }) => source === 'cookie') ||
        args.some(({ kind }) => kind === 'request' || kind === 'reply'),
    )
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
  prefix: string,
  operations: readonly Operation[],
  settings: Settings,
  query: SourceReader,
): void {
  const ownHeads = new Set(operations.filter(({ method }) => method === 'HEAD').map(({ path }) => path))
  const faults: Fault[] = []
  for (const operation of operations) {
    try {
      scope.route(toRoute(operation, { prefix, settings, query, ownHeads }))
    } catch (error) {
      faults.push(pathFault(operation, error as Error))
    }
  }
  if (faults.length > 0) {
    throw new DeclarationError(faults)
  }
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
