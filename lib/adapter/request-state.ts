import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApplicationScope } from '../dependencies/application-scope.js'
import { ClientLeft, RequestScope, type ScopeListener } from '../dependencies/request-scope.js'
import { observations } from './observed.js'
import { onClosed } from './on-closed.js'
import type { Values } from './request-reader.js'

/** The arguments that a request's handler will be called with. */
export const ARGUMENTS: unique symbol = Symbol('typefast.arguments')
/** What a request has made and must end. */
export const SCOPE: unique symbol = Symbol('typefast.scope')
/** Providers have begun to make something for it, which must be ended with its error before that is answered. */
export const HOLDS: unique symbol = Symbol('typefast.holds')
/** The reply of a request that is waited for: its client may leave meanwhile. */
export const WAITING: unique symbol = Symbol('typefast.waiting')
const CONTROLLER: unique symbol = Symbol('typefast.controller')

/** A request, and what we know of it. */
export type Prepared = FastifyRequest & {
  [ARGUMENTS]: Values
  [SCOPE]: RequestScope<FastifyRequest> | null
  [HOLDS]: boolean | null
  [WAITING]: FastifyReply | null
  [CONTROLLER]: AbortController | null
}

/** Gives requests of `scope` a place for each, so that all are of one hidden class. */
export function decorateRequests(scope: FastifyInstance): void {
  for (const place of [ARGUMENTS, SCOPE, HOLDS, WAITING, CONTROLLER]) {
    if (!scope.hasRequestDecorator(place)) scope.decorateRequest(place, null)
  }
}

/** The scope of a request, opened when it is first needed. `watchResponse` tells it of the response. */
export function scopeOf(
  request: FastifyRequest,
  application: ApplicationScope,
): RequestScope<FastifyRequest> {
  const prepared = request as Prepared
  const known = prepared[SCOPE]
  if (known !== null) {
    return known
  }
  const scope = new RequestScope(request, listenerOf(application))
  application.entered()
  prepared[SCOPE] = scope
  observe(request)
  if (prepared[WAITING] !== null) watchResponse(prepared, prepared[WAITING])
  return scope
}

/**
 * Tells the scope of a request, where one was opened, when the response is over. Where all that could run at once has
 * run, the server mostly has all of it already, and nothing needs to be listened to.
 */
export function watchResponse(request: Prepared, { raw }: FastifyReply): void {
  const scope = request[SCOPE]
  if (scope === null || scope.isOver) {
    return
  }
  if (raw.writableEnded) {
    scope.responded(true)
  } else {
    onClosed(request, raw, () => scope.responded(isComplete(raw)))
  }
}

/** A teardown failed, and what it belongs to goes on. */
export function logTeardown(log: FastifyBaseLogger, provider: string, err: unknown): void {
  log.error({ err, provider }, `the teardown of ${provider} failed`)
}

type Listener = ScopeListener<FastifyRequest>

/** One for all requests of an application. */
const listeners = new WeakMap<ApplicationScope, Listener>()

function listenerOf(application: ApplicationScope): Listener {
  let listener = listeners.get(application)
  if (listener === undefined) {
    listener = {
      failed: ({ log }, provider, error) => logTeardown(log, provider, error),
      ended: (request) => {
        application.left()
        observed.get(request)?.()
      },
    }
    listeners.set(application, listener)
  }
  return listener
}

/** How a test that waits for the teardown of a request is told of it. */
const observed = new WeakMap<FastifyRequest, () => void>()

function observe(request: FastifyRequest): void {
  const observation = observations.getStore()
  if (observation !== undefined) {
    observation.ended = new Promise((resolve) => observed.set(request, resolve))
  }
}

/**
 * Fires when the client leaves before it has its answer, or when the handler's time is over. Fastify's own
 * `request.signal` fires as soon as a body has been read: its request is closed then, and its connection is not.
 */
export function signalOf(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const prepared = request as Prepared
  const known = prepared[CONTROLLER]
  if (known !== null) {
    return known.signal
  }
  const controller = new AbortController()
  prepared[CONTROLLER] = controller
  onClosed(request, reply.raw, () => {
    if (!isComplete(reply.raw)) controller.abort(new ClientLeft())
  })
  return controller.signal
}

/**
 * All of the response was given to it, and sent. HTTP/2's counts one as finished that its client has reset;
 * light-my-request's (`inject`) has a socket that is never drained.
 */
function isComplete(raw: FastifyReply['raw']): boolean {
  return raw.writableEnded && (raw.writableFinished || 'isLightMyRequest' in raw)
}

/** Fires the signal of a request, where anything listens. */
export function abort(request: FastifyRequest, reason: Error): void {
  const prepared = request as Prepared
  prepared[CONTROLLER] ??= new AbortController()
  prepared[CONTROLLER].abort(reason)
}
