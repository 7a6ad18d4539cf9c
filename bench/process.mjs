import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port of the loopback interface that is free at this moment. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Starts one of `apps/` on the Node at `path`, and resolves when it has said that it listens. */
export async function start({ path }, app, ...numbers) {
  const child = fork(new URL('server.mjs', import.meta.url), [app, ...numbers.map(String)], {
    execPath: path,
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const exit = once(child, 'exit').then(([code]) => {
    throw new Error(`${app} ${numbers.join(' ')} ended with code ${code}`)
  })
  exit.catch(() => {})
  await Promise.race([once(child, 'message'), exit])
  return child
}

/** The processor time that a server has used so far, in microseconds. */
export async function processorTime(child) {
  child.send('processorTime')
  const [time] = await once(child, 'message')
  return time
}

/** The resident memory of a server after a collection, in MiB. */
export async function residentMemory(child) {
  child.send('residentMemory')
  const [bytes] = await once(child, 'message')
  return bytes / 2 ** 20
}
