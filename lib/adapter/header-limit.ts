import type { FastifyInstance } from 'fastify'
import { HttpError } from '../errors/http-error.js'

/** Node drops lines beyond the 1,000th without a word; an `authorization` may be among them. */
const MAX_RAW_HEADERS = 2000

/** No line of a server of our own is dropped: their size is limited all the same (16 KiB unless it is told otherwise). */
export function keepHeaders({ server }: FastifyInstance): void {
  server.maxHeadersCount = 0
}

/**
 * In a server of somebody else: refuses requests some of whose headers may be lost, before anything is decided
 * from the others.
 */
export function limitHeaders(scope: FastifyInstance): void {
  scope.addHook('onRequest', (request, _reply, done) => {
    done(request.raw.rawHeaders.length >= MAX_RAW_HEADERS ? new HttpError(431) : undefined)
  })
}
