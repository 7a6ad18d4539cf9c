import type { Got } from './answers.js'
import type { Sent } from './connections.js'

/** Sends a request; the form of its answer is checked. */
export type Send = (sent: Sent) => Promise<Got>

/** `['POST', '/items', { ... }]` → `[201, { ... }]` */
export type Talk = (method: string, path: string, body?: object) => Promise<[status: number, body: unknown]>

export function talkBy(send: Send): Talk {
  return async (method, path, body) => {
    const { status, text } = await send({ method, path, body: body && JSON.stringify(body) })
    return [status, text === '' ? undefined : JSON.parse(text)]
  }
}

/** Makes something, and gives its id. */
export async function made(talk: Talk, path: string, body: object): Promise<number> {
  const [status, answer] = await talk('POST', path, body)
  expect(status).toBe(201)
  return (answer as { id: number }).id
}
