// One of `apps/` in a process of its own: `server.mjs fastify 3000`, `server.mjs many-fastify 3000 200`.
// It tells its parent when it listens, and what it has used whenever it is asked.
import { setTimeout } from 'node:timers/promises'

/** V8 gives pages back a moment after a collection, in milliseconds. */
const SETTLED = 200

const [app, ...numbers] = process.argv.slice(2)
const { listen } = await import(`./dist/${app}.js`)
await listen(...numbers.map(Number))

const answers = {
  /** In microseconds. */
  processorTime() {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  /** In bytes; after a collection under `--expose-gc`. */
  async residentMemory() {
    globalThis.gc?.()
    await setTimeout(SETTLED)
    return process.memoryUsage.rss()
  },
}

process.on('message', async (question) => process.send(await answers[question]()))
process.on('disconnect', () => process.exit())
process.send('listening')
