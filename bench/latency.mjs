import { answerLength, onConnections, startsWithin } from './wire.mjs'

const CONNECTIONS = 3
/** Milliseconds from an answer to the next request of its connection: a server is idle most of the time. */
const PAUSE = 10

/**
 * How many microseconds each answer took, under a load that saturates no server: a few connections, each with one
 * request under way at most.
 */
export async function latencies({ port, request, status, seconds }) {
  const length = await answerLength(port, request)
  const statusLine = `HTTP/1.1 ${status}`
  const drive = ({ socket, deadline, resolve, reject }) => {
    const times = []
    let bytes = 0
    let started = 0
    const ask = () => {
      bytes = 0
      started = performance.now()
      socket.write(request)
    }
    socket.on('data', (chunk) => {
      const now = performance.now()
      if (bytes === 0 && !startsWithin(chunk, 0, statusLine)) {
        reject(new Error(`expected ${statusLine}, got ${chunk.latin1Slice(0, 80)}`))
      }
      bytes += chunk.length
      if (bytes > length) {
        reject(new Error(`port ${port} sent more than was asked for`))
      }
      if (bytes < length) {
        return
      }
      times.push((now - started) * 1000)
      if (now < deadline) {
        setTimeout(ask, PAUSE)
      } else {
        resolve(times)
      }
    })
    ask()
  }
  const answered = await onConnections({ port, count: CONNECTIONS, seconds }, drive)
  return { times: answered.results.flat(), seconds: answered.seconds }
}
