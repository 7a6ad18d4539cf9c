import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifyServerOptions,
} from 'fastify'
import { reasonOf } from '../errors/status.js'
import { errorText } from './error-body.js'
import type { ErrorOptions } from './settings.js'

type EarlyErrors = Required<Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'>>

/** What fails before there is a route (a malformed address, a request that is no HTTP) is written as all else. */
export function earlyErrors(errors: ErrorOptions): EarlyErrors {
  const textOf = (status: number) => errorText({ status, detail: reasonOf(status), headers: {} }, errors)
  return {
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      const { statusCode: status = 500 } = error
      const { type, text } = textOf(status)
      void reply.code(status).type(type).send(text)
    },
    clientErrorHandler(this: FastifyInstance, error: NodeJS.ErrnoException, socket: Socket) {
      if (error.code === 'ECONNRESET' || socket.destroyed) {
        return
      }
      this.log.trace({ err: error }, 'a request that is no HTTP')
      const status = STATUSES[error.code ?? ''] ?? 400
      const { type, text } = textOf(status)
      if (socket.writable) {
        const head = [
          `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
          `Content-Length: ${Buffer.byteLength(text)}`,
          `Content-Type: ${type}`,
          'Connection: close',
        ]
        socket.write(`${head.join('\r\n')}\r\n\r\n${text}`)
      }
      socket.destroy(error)
    },
  } as EarlyErrors
}

/** By Node's codes; any other is a request that cannot be understood. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}
