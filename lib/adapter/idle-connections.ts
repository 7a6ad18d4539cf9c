import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** In milliseconds. */
const PAUSE = 50

/**
 * Closes the connections of a server that closes, each when its requests are answered. Node closes those that are idle
 * at that moment. The others would be kept open, and the server with them, for as long as `keepAliveTimeout` says; and
 * those that never sent anything, as browsers open them in advance, for good.
 */
export function closeWhenIdle(fastify: FastifyInstance): void {
  const server = fastify.server as Partial<Server> & FastifyInstance['server']
  // HTTP/2's has sessions, which Fastify closes.
  if (server.closeIdleConnections === undefined) {
    return
  }
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const closeIdle = (): void => {
    server.closeIdleConnections?.()
    for (const socket of sockets) {
      if (socket.bytesRead === 0) socket.destroy()
    }
  }
  fastify.addHook('preClose', (done) => {
    if (server.listening) {
      const timer = setInterval(closeIdle, PAUSE)
      server.once('close', () => clearInterval(timer))
    }
    done()
  })
}
