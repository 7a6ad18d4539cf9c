import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyReply, FastifySchema } from 'fastify'
import type { Fault } from '../errors/fault.js'
import type { OpenApiDocument } from '../openapi/model.js'
import { redocPage } from '../openapi/redoc-page.js'

/** Where the document and its pages are; `false`: nowhere. */
export interface DocumentAddresses {
  readonly openapi: string | false
  readonly docs: string | false
  readonly redoc: string | false
}

/** What Swagger UI does on top. */
export interface SwaggerUiOptions {
  /** Credentials that were given stay after the page is loaded again, in the browser's storage. False unless given. */
  readonly persistAuthorization?: boolean
  /** What its dialog of OAuth 2 is filled in with, as Swagger UI's `initOAuth` takes it. */
  readonly initOAuth?: {
    readonly clientId?: string
    readonly scopes?: readonly string[]
    readonly appName?: string
    readonly usePkceWithAuthorizationCodeGrant?: boolean
  }
}

/** Serves the document and its pages below the scope's prefix; nothing of them comes from elsewhere. */
export async function serveDocuments(
  scope: FastifyInstance,
  title: string,
  addresses: DocumentAddresses,
  swaggerUi: SwaggerUiOptions,
  documentOf: () => OpenApiDocument,
): Promise<void> {
  const text = once(() => JSON.stringify(documentOf()))
  const { openapi, docs, redoc } = addresses
  if (openapi !== false) {
    page(scope, openapi, async (reply) => reply.type('application/json; charset=utf-8').send(text()))
  }
  if (docs !== false) {
    await serveSwaggerUi(scope, docs, title, swaggerUi, documentOf)
  }
  if (redoc !== false) {
    await serveRedoc(scope, redoc, title, openapi)
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function page(scope: FastifyInstance, url: string, send: (reply: FastifyReply) => Promise<unknown>): void {
  scope.get(url, { schema: { hide: true } as object, prefixTrailingSlash: 'no-slash' }, (_request, reply) =>
    send(reply),
  )
}

/** `@fastify/swagger-ui` shows what a decorator called `swagger` gives. */
async function serveSwaggerUi(
  scope: FastifyInstance,
  routePrefix: string,
  title: string,
  { persistAuthorization = false, initOAuth }: SwaggerUiOptions,
  documentOf: () => OpenApiDocument,
): Promise<void> {
  await scope.register(async (inner) => {
    // As YAML it asks for text, and JSON is YAML.
    const shown = (asked?: { yaml?: boolean }): unknown =>
      asked?.yaml === true ? JSON.stringify(documentOf(), null, 2) : documentOf()
    inner.decorate('swagger', shown as never)
    await inner.register(fastifySwaggerUi, {
      routePrefix,
      indexPrefix: scope.prefix,
      // Without the bar of a logo and an address to explore others by.
      uiConfig: {
        deepLinking: true,
        displayRequestDuration: true,
        layout: 'BaseLayout',
        persistAuthorization,
      },
      ...(initOAuth && { initOAuth: { ...initOAuth, scopes: [...(initOAuth.scopes ?? [])] } }),
      theme: { title },
    })
  })
}

const REDOC_SCRIPT = 'redoc/bundles/redoc.standalone.js'

/** ReDoc is a peer that only those who want it install. */
export function findRedoc(): string | undefined {
  try {
    return createRequire(__filename).resolve(REDOC_SCRIPT)
  } catch {
    return undefined
  }
}

/** The fault of asking for ReDoc where it is not installed. */
export function redocFault(address: string | false | undefined): Fault[] {
  return typeof address !== 'string' || findRedoc() !== undefined
    ? []
    : [
        {
          code: 'PEER_MISSING',
          place: { option: 'redoc' },
          message: 'ReDoc is not installed; run npm install redoc@2, or leave the option out',
        },
      ]
}

/** Its footer shows a picture from a content delivery network: the one address in it that is not ours. */
const LOGO = 'https://cdn.redoc.ly/redoc/logo-mini.svg'

async function serveRedoc(
  scope: FastifyInstance,
  url: string,
  title: string,
  openapi: string | false,
): Promise<void> {
  const path = findRedoc()
  if (path === undefined || openapi === false) {
    return
  }
  const script = (await readFile(path, 'utf8')).replaceAll(LOGO, 'data:,')
  const { prefix } = scope
  page(scope, `${url}/redoc.standalone.js`, async (reply) =>
    reply.type('text/javascript; charset=utf-8').send(script),
  )
  page(scope, url, async (reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(redocPage(title, `${prefix}${openapi}`, `${prefix}${url}/redoc.standalone.js`)),
  )
}

/** Collects the plain Fastify routes of a scope that have a schema, as `@fastify/swagger` documents them. */
export async function collectPlainRoutes(scope: FastifyInstance): Promise<() => Partial<OpenApiDocument>> {
  const decorator = `typefastPlainRoutes${collected++}` as 'swagger'
  await scope.register(fastifySwagger, {
    decorator,
    openapi: { openapi: '3.1.0', info: { title: '', version: '' } },
    transform: ({ schema, url }) => ({ schema: apart(schema ?? { hide: true }), url }),
  })
  return () => {
    const document = scope[decorator]() as unknown as Partial<OpenApiDocument>
    for (const operation of Object.values(document.paths ?? {}).flatMap((item) => Object.values(item))) {
      if (SECURITY in operation) {
        operation.security = operation[SECURITY]
        delete operation[SECURITY]
      }
    }
    return document
  }
}

/** Where it is kept while the plugin writes the rest: it knows no schemes, and stumbles over their names. */
const SECURITY = 'x-typefast-security'

function apart(schema: FastifySchema & { security?: unknown }): FastifySchema {
  const { security, ...rest } = schema
  return security === undefined ? rest : ({ ...rest, [SECURITY]: security } as FastifySchema)
}

let collected = 0
