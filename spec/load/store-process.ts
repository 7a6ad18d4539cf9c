import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What a process holds after a collection, in bytes: its heap, and buffers outside of it. */
export interface Memory {
  readonly heap: number
  readonly external: number
}

/** How a process ended that was asked to close. */
export interface End {
  /** What was open when `close()` had resolved, by Node's names. */
  readonly open: readonly string[]
  /** Its code and its signal; `undefined` where it has not ended in time. */
  readonly exit: readonly [code: number | null, signal: string | null] | undefined
}

/** In milliseconds, from the request to close. */
const END_TIMEOUT = 5000

/** The store in a process of its own. */
export interface StoreProcess {
  readonly port: number
  memory(): Promise<Memory>
  close(): Promise<End>
  kill(): void
  /** What it wrote: a warning, the stack of an exception. */
  written(): string
}

export async function startStore(): Promise<StoreProcess> {
  const child = fork(join(__dirname, 'store-server.cjs'), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
    silent: true,
  })
  const written = collect(child)
  const { address } = await message<{ address: string }>(child, written)
  return {
    port: Number(new URL(address).port),
    memory: () => ask<Memory>(child, written, 'memory'),
    close: () => close(child, written),
    kill: () => void child.kill(),
    written,
  }
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
  }
  return () => text
}

function ask<T>(child: ChildProcess, written: () => string, asked: string): Promise<T> {
  const answer = message<T>(child, written)
  child.send(asked)
  return answer
}

/** The next message; a process that ends instead says why. */
async function message<T>(child: ChildProcess, written: () => string): Promise<T> {
  const waiting = new AbortController()
  const { signal } = waiting
  const ended = once(child, 'close', { signal }).then(() => {
    throw new Error(`the store ended; was it built, by npm run test:load?\n${written()}`)
  })
  try {
    const [said] = await Promise.race([once(child, 'message', { signal }), ended])
    return said as T
  } finally {
    ended.catch(() => undefined)
    waiting.abort()
  }
}

async function close(child: ChildProcess, written: () => string): Promise<End> {
  const exit = once(child, 'exit', { signal: AbortSignal.timeout(END_TIMEOUT) }).catch(() => undefined)
  const { open } = await ask<{ open: string[] }>(child, written, 'close')
  return { open, exit: (await exit) as End['exit'] }
}
