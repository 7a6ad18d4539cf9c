import { type Agent, request } from 'node:http'
import { connect } from 'node:net'
import { type Got, parseAnswers } from './answers.js'

export interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: string | Buffer | undefined
  /** `application/json` unless it is said; `null` for none. */
  readonly type?: string | null
  /** Sent in chunks, its length unsaid. */
  readonly chunked?: boolean
}

/** One request over a connection that is kept. */
export function ask(port: number, agent: Agent, sent: Sent): Promise<Got> {
  const { method, path, body } = sent
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', agent, method, path, headers: headersOf(sent) })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer
        resolve({ status, headers, text: Buffer.concat(chunks).toString() })
      })
    })
    asked.end(body)
  })
}

function headersOf({ body, type = 'application/json', chunked = false }: Sent): Record<string, string> {
  if (body === undefined) return {}
  return {
    ...(type !== null && { 'content-type': type }),
    ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(Buffer.byteLength(body)) }),
  }
}

/** Bytes as they are, over a connection of their own, which is left after so many answers. */
export function askRaw(port: number, bytes: string, count: number): Promise<Got[]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => void socket.write(bytes, 'latin1'))
    let text = ''
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`no ${count} answers to ${bytes.slice(0, 80)}, but ${text}`)))
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const answers = parseAnswers(text)
      if (answers.length < count) return
      resolve(answers)
      socket.destroy()
    })
  })
}

/** A client that leaves without waiting for an answer. */
export function hangUp(port: number, bytes: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      if (bytes === '') socket.destroy()
      else socket.write(bytes, 'latin1', () => socket.destroy())
    })
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}
