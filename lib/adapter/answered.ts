import type { FastifyReply } from 'fastify'

const answered = new WeakSet<FastifyReply>()

/**
 * Notes that `reply.send()` was called. Fastify's `reply.sent` is false until hooks have run, which may take their
 * time, and what a dependency has answered is no business of the handler.
 */
export function watchSend(reply: FastifyReply): void {
  const { send } = reply
  isUsed = true
  reply.send = (payload) => {
    answered.add(reply)
    return send.call(reply, payload)
  }
}

/** A dependency has sent the answer. */
export const isAnswered = (reply: FastifyReply): boolean => reply.sent || (isUsed && answered.has(reply))

/** Most applications have nothing that sends by itself. */
let isUsed = false
