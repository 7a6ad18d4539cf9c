import type { FastifyInstance, FastifyRequest } from 'fastify'
import Router from 'find-my-way'
import { HttpError, NotFound } from '../errors/http-error.js'
import { HTTP_METHODS } from '../types.js'

/** The error of a request that no route serves. */
export type Unserved = (request: FastifyRequest) => HttpError

/**
 * Answers 404 for unknown paths, and for known ones 405 with every method in `allow` (RFC 9110, 15.5.6).
 * Paths are matched by a second instance of Fastify's own router, so that both know the same paths.
 */
export function installNotFound(scope: FastifyInstance): Unserved {
  const router = Router(scope.initialConfig.routerOptions as Router.Config<Router.HTTPVersion.V1>)
  const known = new Set<string>()
  scope.addHook('onRoute', ({ method, url }) => {
    const methods = (Array.isArray(method) ? method : [method]).filter((each) =>
      HTTP_METHODS.includes(each as never),
    )
    for (const each of methods) {
      // A route for everything (a preflight's, say) is no sign that a path exists.
      if (url !== '*' && url !== '/*' && !known.has(`${each} ${url}`)) {
        known.add(`${each} ${url}`)
        router.on(each as Router.HTTPMethod, url, () => undefined)
      }
    }
  })
  const unserved: Unserved = (request) => {
    const allowed = allowedMethods(router, request)
    return allowed.length === 0
      ? new NotFound()
      : new HttpError(405, undefined, { headers: { allow: allowed.join(', ') } })
  }
  scope.setNotFoundHandler((request) => {
    throw unserved(request)
  })
  return unserved
}

function allowedMethods(router: Router.Instance<Router.HTTPVersion.V1>, request: FastifyRequest): string[] {
  const [path = '/'] = request.url.split('?', 1)
  return HTTP_METHODS.filter((method) => router.find(method, path) !== null)
}
