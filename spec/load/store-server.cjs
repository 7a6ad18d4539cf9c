// The store in a process of its own (`npm run build:samples` makes it). It tells its parent its address, and,
// when it is asked, what it holds after a collection, and what is still open after `close()`.
const { createStore } = require('../../samples/dist/store/main.js')

/** A handle is gone some turns of the loop after it was closed, and so is what it held. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 100))

async function memory() {
  await settled()
  for (let times = 0; times < 4; times++) global.gc()
  const { heapUsed, external } = process.memoryUsage()
  return { heap: heapUsed, external }
}

async function run() {
  const store = await createStore({ logger: false })
  const address = await store.listen({ port: 0, host: '127.0.0.1' })
  process.on('message', async (asked) => {
    if (asked === 'memory') return process.send(await memory())
    await store.close()
    await settled()
    process.send({ open: process.getActiveResourcesInfo() }, () => process.disconnect())
  })
  process.send({ address })
}

run()
