import { once } from 'node:events'
import { connect } from 'node:net'

/** A server that stays silent this long, in milliseconds, has failed. */
const PATIENCE = 10_000

/** One request as its bytes on the wire. */
export function toBytes({ method, path, body }) {
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n`
  if (body === undefined) {
    return Buffer.from(`${head}\r\n`)
  }
  const text = JSON.stringify(body)
  return Buffer.from(
    `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  )
}

/**
 * How many bytes the answer to `request` has: the same for every repetition, since only its date changes.
 * This is what lets a load count answers without parsing them.
 */
export async function answerLength(port, request) {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`no answer on port ${port}`)))
  socket.write(request)
  let received = Buffer.alloc(0)
  try {
    for await (const chunk of socket) {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf('\r\n\r\n')
      if (end !== -1) {
        const length = /\r\ncontent-length: (\d+)/i.exec(received.latin1Slice(0, end))
        if (length === null) {
          throw new Error('the answer has no content-length')
        }
        return end + 4 + Number(length[1])
      }
    }
    throw new Error('the connection ended before the answer')
  } finally {
    socket.destroy()
  }
}

/**
 * Calls `drive({ socket, deadline, resolve, reject })` for each of `count` connections, all at once; what they
 * resolved with, and the seconds that all took.
 */
export async function onConnections({ port, count, seconds }, drive) {
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      await once(socket, 'connect')
      return socket
    }),
  )
  const started = performance.now()
  const deadline = started + seconds * 1000
  const driven = (socket) =>
    new Promise((resolve, reject) => {
      socket.setTimeout(PATIENCE, () => reject(new Error(`port ${port} stopped answering`)))
      socket.on('error', reject)
      socket.on('close', () => reject(new Error(`port ${port} closed a connection`)))
      drive({ socket, deadline, resolve, reject })
    })
  try {
    const results = await Promise.all(sockets.map(driven))
    return { results, seconds: (performance.now() - started) / 1000 }
  } finally {
    for (const socket of sockets) {
      socket.destroy()
    }
  }
}

/** Whether `text` is at `start` of `chunk`; what the chunk cuts off passes. */
export function startsWithin(chunk, start, text) {
  const end = start + text.length
  return end > chunk.length || chunk.latin1Slice(start, end) === text
}
