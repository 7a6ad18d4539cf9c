import type { RouteOptions } from '../metadata/options.js'
import { handlerRecord } from '../metadata/registry.js'
import type { HttpMethod } from '../types.js'
import { legacy } from './legacy.js'

/** What `@Get` and its siblings are: a path and options, either of which may be left out. */
export interface RouteDecorator {
  (options?: RouteOptions): MethodDecorator
  (path: string, options?: RouteOptions): MethodDecorator
}

/**
 * Writes the route of the decorated method; `@Get` and its siblings are made of it.
 *
 * @param method an HTTP method, or `ALL` for each of them.
 * @param path below the controller's prefix, in Fastify's words: `/:id`, `/files/*`.
 * @example
 * ```ts
 * @Route('GET', '/:id', { throws: [404] })
 * read(@Param('id') id: number): Item {}
 * ```
 */
export function Route(method: HttpMethod | 'ALL', path = '', options: RouteOptions = {}): MethodDecorator {
  return legacy<MethodDecorator>((prototype, name) => {
    handlerRecord(prototype, name).routes.push({ method, path, options })
  })
}

function routeOf(method: HttpMethod | 'ALL'): RouteDecorator {
  return (first: string | RouteOptions = '', options?: RouteOptions) =>
    typeof first === 'string' ? Route(method, first, options) : Route(method, '', first)
}

/** `GET`: reads. `HEAD` of the same path is answered too, without a body. */
export const Get = routeOf('GET')
/** `POST`: makes, or does. */
export const Post = routeOf('POST')
/** `PUT`: puts in place, whole. */
export const Put = routeOf('PUT')
/** `PATCH`: changes in part. */
export const Patch = routeOf('PATCH')
/** `DELETE`: removes. */
export const Delete = routeOf('DELETE')
/** `HEAD`, where it should differ from what `GET` gives. */
export const Head = routeOf('HEAD')
/** `OPTIONS` (RFC 9110, 9.3.7). For cross-origin requests use `@fastify/cors`. */
export const Options = routeOf('OPTIONS')
/** Every method: one operation for each but `HEAD`, which `GET` answers. */
export const All = routeOf('ALL')
