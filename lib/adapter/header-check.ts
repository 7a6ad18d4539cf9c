import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { FastifyReply } from 'fastify'

/**
 * Node refuses a header that cannot be sent while it writes the head, too late for another answer.
 *
 * @throws TypeError for the first such header.
 */
export function checkHeaders(headers: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name)
    for (const each of Array.isArray(value) ? value : [value]) {
      validateHeaderValue(name, each as string)
    }
  }
}

/** Takes away what cannot be sent, so that an error can. */
export function dropUnsendable(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    try {
      checkHeaders({ [name]: value })
    } catch {
      void reply.removeHeader(name)
    }
  }
}
