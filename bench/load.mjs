import { answerLength, onConnections, startsWithin } from './wire.mjs'

const CONNECTIONS = 32
const PIPELINED = 8

/**
 * Keeps `CONNECTIONS` times `PIPELINED` requests under way for some seconds, then waits for the last answers.
 * Rejects when a status line is not where the length of the first answer says, or has another status.
 */
export async function load({ port, request, status, seconds }) {
  const length = await answerLength(port, request)
  const statusLine = `HTTP/1.1 ${status}`
  const batches = Array.from({ length: PIPELINED + 1 }, (_, count) =>
    Buffer.concat(Array.from({ length: count }, () => request)),
  )
  const drive = ({ socket, deadline, resolve, reject }) => {
    let bytes = 0
    let answers = 0
    let asked = PIPELINED
    socket.on('data', (chunk) => {
      const boundary = (length - (bytes % length)) % length
      if (!startsWithin(chunk, boundary, statusLine)) {
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
  }
  const answered = await onConnections({ port, count: CONNECTIONS, seconds }, drive)
  return { requests: answered.results.reduce((sum, count) => sum + count, 0), seconds: answered.seconds }
}
