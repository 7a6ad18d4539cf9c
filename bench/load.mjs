import { once } from 'node:events'
import { connect } from 'node:net'

const CONNECTIONS = 32
const PIPELINED = 8
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
 * This is what lets `load` count answers without parsing them.
 */
async function answerLength(port, request) {
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
 * Keeps `CONNECTIONS` times `PIPELINED` requests under way for some seconds, then waits for the last answers.
 * Throws when a status line is not where the length of the first answer says, or has another status.
 */
export async function load({ port, request, status, seconds }) {
  const length = await answerLength(port, request)
  const statusLine = `HTTP/1.1 ${status}`
  const batches = Array.from({ length: PIPELINED + 1 }, (_, count) =>
    Buffer.concat(Array.from({ length: count }, () => request)),
  )
  const sockets = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      await once(socket, 'connect')
      return socket
    }),
  )

  const started = performance.now()
  const deadline = started + seconds * 1000
  const drive = (socket) =>
    new Promise((resolve, reject) => {
      let bytes = 0
      let answers = 0
      let asked = PIPELINED
      socket.setTimeout(PATIENCE, () => reject(new Error(`port ${port} stopped answering`)))
      socket.on('error', reject)
      socket.on('close', () => reject(new Error(`port ${port} closed a connection`)))
      socket.on('data', (chunk) => {
        const boundary = (length - (bytes % length)) % length
        if (
          boundary + statusLine.length <= chunk.length &&
          chunk.latin1Slice(boundary, boundary + statusLine.length) !== statusLine
        ) {
          reject(new Error(`expected ${statusLine}, got ${chunk.latin1Slice(boundary, boundary + 80)}`))
        }
        bytes += chunk.length
        if (bytes > asked * length) {
          reject(new Error(`port ${port} sent more than was asked for`))
        }
        const complete = Math.floor(bytes / length)
        if (complete === answers) {
          return
        }
        if (performance.now() < deadline) {
          socket.write(batches[complete - answers])
          asked += complete - answers
        } else if (bytes === asked * length) {
          resolve(asked)
        }
        answers = complete
      })
      socket.write(batches[PIPELINED])
    })

  try {
    const counts = await Promise.all(sockets.map(drive))
    return {
      requests: counts.reduce((sum, count) => sum + count, 0),
      seconds: (performance.now() - started) / 1000,
    }
  } finally {
    for (const socket of sockets) {
      socket.destroy()
    }
  }
}
