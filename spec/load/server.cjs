// The store in a process of its own (`npm run build:samples` makes it). It tells its parent its address, and,
// when it is asked, how large its heap is after a collection, and what is still open after `close()`.
const { createStore } = require('../../samples/dist/store/main.js')

async function run() {
  const store = await createStore({ logger: false })
  const address = await store.listen({ port: 0, host: '127.0.0.1' })
  process.on('message', async (asked) => {
    if (asked === 'heap') {
      for (let times = 0; times < 4; times++) global.gc()
      process.send({ heap: process.memoryUsage().heapUsed })
    } else {
      await store.close()
      // A handle is gone some turns of the loop after it was closed, and its client's end as well.
      for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate)
      process.send({ open: process.getActiveResourcesInfo() }, () => process.disconnect())
    }
  })
  process.send({ address })
}

run()
