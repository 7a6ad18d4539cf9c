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

/** Starts a script beside this one, and resolves when it has said that it listens. */
export async function start(script, ...args) {
  const child = fork(new URL(script, import.meta.url), args.map(String), {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const exit = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ${args.join(' ')} ended with code ${code}`)
  })
  exit.catch(() => {})
  await Promise.race([once(child, 'message'), exit])
  return child
}

/** The processor time that a server has used so far, in microseconds. */
export async function processorTime(child) {
  child.send('usage')
  const [{ user, system }] = await once(child, 'message')
  return user + system
}
