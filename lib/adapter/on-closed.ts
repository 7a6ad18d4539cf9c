import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Calls `heard` once, when the connection is done with a response: it was sent, or its client has left. Fastify's
 * `onResponse` does not run where the client has left.
 */
export function onClosed(
  { raw: request }: FastifyRequest,
  raw: FastifyReply['raw'],
  heard: () => void,
): void {
  if (isResponseClosed(raw)) {
    heard()
  } else if (isQueued(request, raw)) {
    whenQueued(request.socket, raw, heard)
  } else {
    // It comes once.
    raw.on('close', heard)
  }
}

/** Whether the connection is done with a response already. */
export function isClosed({ raw: request }: FastifyRequest, raw: FastifyReply['raw']): boolean {
  return isResponseClosed(raw) || (isQueued(request, raw) && request.socket.closed)
}

/** A response to a pipelined request waits until those before it are sent. */
function isQueued(request: FastifyRequest['raw'], raw: FastifyReply['raw']): boolean {
  return raw.socket === null && request.httpVersionMajor === 1
}

/** HTTP/2's knows only its stream. */
function isResponseClosed(raw: FastifyReply['raw']): boolean {
  const { stream } = raw as { stream?: { readonly closed: boolean; readonly destroyed: boolean } }
  return raw.closed ?? (stream === undefined || stream.closed || stream.destroyed)
}

/** By connection: what waits for its turn on it. One listener serves all, of which there may be many. */
const queued = new WeakMap<Socket, Set<() => void>>()

/** Until a response has the socket, Node does not tell it that this has closed. */
function whenQueued(socket: Socket, response: FastifyReply['raw'], heard: () => void): void {
  const waiting = waitingOn(socket)
  const once = (): void => {
    if (waiting.delete(once)) heard()
  }
  waiting.add(once)
  response.on('close', once)
  if (socket.closed) once()
}

function waitingOn(socket: Socket): Set<() => void> {
  const known = queued.get(socket)
  if (known !== undefined) {
    return known
  }
  const waiting = new Set<() => void>()
  queued.set(socket, waiting)
  socket.once('close', () => {
    for (const once of waiting) once()
  })
  return waiting
}
