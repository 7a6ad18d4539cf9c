import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { ApplicationScope } from '../dependencies/application-scope.js'
import { RequestScope, type ScopeListener } from '../dependencies/request-scope.js'
import { observations } from './observed.js'
import { onClosed } from './on-closed.js'
import { isComplete, type RequestState, stateOf } from './request-state.js'

/** Opens what the requests of an application make and must end, and hears of it. */
export class RequestScopes implements ScopeListener<FastifyRequest> {
  constructor(private readonly application: ApplicationScope) {}

  /** The scope of a request, opened when it is first needed; `watchResponse` tells it of the response. */
  of(request: FastifyRequest): RequestScope<FastifyRequest> {
    const state = stateOf(request)
    if (state.scope === undefined) {
      state.scope = new RequestScope(request, this)
      this.application.entered()
      observe(state)
    }
    return state.scope
  }

  failed({ log }: FastifyRequest, provider: string, error: unknown): void {
    logTeardown(log, provider, error)
  }

  ended(request: FastifyRequest): void {
    this.application.left()
    stateOf(request).heard?.()
  }
}

/**
 * Tells the scope of a request, where one was opened, when the response is over. It is called where something must be
 * waited for, and when all that could run at once has run: then the server mostly has the whole response already,
 * and nothing needs to be listened to.
 */
export function watchResponse(request: FastifyRequest, { raw }: FastifyReply): void {
  const state = stateOf(request)
  const { scope } = state
  if (scope === undefined || scope.isOver || state.isWatched) {
    return
  }
  if (raw.writableEnded) {
    scope.responded(true)
    return
  }
  state.isWatched = true
  onClosed(request, raw, () => scope.responded(isComplete(raw)))
}

/** A teardown failed, and what it belongs to goes on. */
export function logTeardown(log: FastifyBaseLogger, provider: string, err: unknown): void {
  log.error({ err, provider }, `the teardown of ${provider} failed`)
}

/** A test may wait for the teardown of a request. */
function observe(state: RequestState): void {
  const observation = observations.getStore()
  if (observation !== undefined) {
    observation.ended = new Promise((resolve) => {
      state.heard = resolve
    })
  }
}
