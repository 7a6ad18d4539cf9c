import type { FastifyReply } from 'fastify'
import { knownOf, stateOf } from './request-state.js'

/**
 * Notes that `reply.send()` was called. Fastify's `reply.sent` is false until hooks have run, which may take their
 * time, and what a dependency has answered is no business of the handler.
 */
export function watchSend(reply: FastifyReply): void {
  const { send } = reply
  const state = stateOf(reply.request)
  reply.send = (payload) => {
    state.isAnswered = true
    return send.call(reply, payload)
  }
}

/** Somebody has sent the answer. */
export const isAnswered = (reply: FastifyReply): boolean =>
  reply.sent || knownOf(reply.request)?.isAnswered === true
