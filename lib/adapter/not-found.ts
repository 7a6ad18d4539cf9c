import type { FastifyInstance, FastifyRequest } from 'fastify'
import Router from 'find-my-way'
import { HttpError, NotFound } from '../errors/http-error.js'
import { HTTP_METHODS } from '../types.js'

/** The error of a request that no route serves. */
export type Unserved = (request: FastifyRequest) => HttpError

type Paths = Router.Instance<Router.HTTPVersion.V1>

/** By server and prefix: Fastify has one such handler for each, however many APIs are mounted there. */
const installed = new WeakMap<object, Map<string, Paths>>()

/**
 * Answers 404 for unknown paths, and for known ones 405 with every method in `allow` (RFC 9110, 15.5.6).
 * Paths are matched by a second instance of Fastify's own router, so that both know the same paths.
 */
export function installNotFound(scope: FastifyInstance): Unserved {
  const known = installed.get(scope.server) ?? new Map<string, Paths>()
  installed.set(scope.server, known)
  const before = known.get(scope.prefix)
  const paths = before ?? Router(scope.initialConfig.routerOptions as Router.Config<Router.HTTPVersion.V1>)
  known.set(scope.prefix, paths)
  collectPaths(scope, paths)
  const unserved: Unserved = (request) => {
    const allowed = allowedMethods(paths, request)
    // A route that served the method, and found nothing (a missing file), says so by `reply.callNotFound()`.
    return allowed.length === 0 || allowed.includes(request.method)
      ? new NotFound()
      : new HttpError(405, undefined, { headers: { allow: allowed.join(', ') } })
  }
  if (before === undefined) {
    scope.setNotFoundHandler((request) => {
      throw unserved(request)
    })
  }
  return unserved
}

function collectPaths(scope: FastifyInstance, paths: Paths): void {
  scope.addHook('onRoute', ({ method, url }) => {
    // A route for everything (a preflight's, say) is no sign that a path exists.
    if (url === '*' || url === '/*') {
      return
    }
    const methods = Array.isArray(method) ? method : [method]
    for (const each of HTTP_METHODS.filter((known) => methods.includes(known))) {
      if (paths.findRoute(each, url) === null) {
        paths.on(each, url, () => undefined)
      }
    }
  })
}

function allowedMethods(paths: Paths, request: FastifyRequest): string[] {
  const [path = '/'] = request.url.split('?', 1)
  return HTTP_METHODS.filter((method) => paths.find(method, path) !== null)
}
