import { type Agent, request } from 'node:http'
import { connect } from 'node:net'

export interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: string | Buffer
  readonly type?: string
}

export interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** One request over a connection that is kept. */
export function ask(port: number, agent: Agent, { method, path, body, type }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const headers =
      body === undefined
        ? {}
        : { 'content-type': type ?? 'application/json', 'content-length': Buffer.byteLength(body) }
    const asked = request({ port, host: '127.0.0.1', agent, method, path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Bytes as they are, over a connection of their own, which is left with the answer. */
export function askRaw(port: number, bytes: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => void socket.write(bytes))
    let text = ''
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`no answer to ${bytes.slice(0, 40)}`)))
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const [head = '', body = ''] = text.split('\r\n\r\n', 2)
      if (body === '') return
      const type = /content-type: (.*)/i.exec(head)?.[1]
      resolve({
        status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1]),
        headers: { 'content-type': type },
        text: body,
      })
      socket.destroy()
    })
  })
}

/** A client that leaves in the middle of its body. */
export function hangUp(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.write(
      'POST /items HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"na',
      () => socket.destroy(),
    )
  })
}
