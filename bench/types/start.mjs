/** One process that starts a compiled program, and says what that cost as JSON. */
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
// The working directory is where a stale manifest is looked for.
process.chdir(folder)
const require = createRequire(join(folder, 'package.json'))

const { createApp } = require('typefast')
const loaded = performance.now()
const program = require(join(folder, 'dist/app.js'))
const imported = performance.now()
const app = await createApp({ ...program, title: 'Many', logger: false, docs: false, redoc: false })
await app.ready()
const ready = performance.now()
const reply = await app.inject('/openapi.json')
const document = performance.now()
const { paths, components } = reply.json()

console.log(
  JSON.stringify({
    import: imported - loaded,
    create: ready - imported,
    // Of the whole process.
    start: ready,
    document: document - ready,
    mebibytes: process.memoryUsage.rss() / 2 ** 20,
    operations: Object.values(paths).reduce((sum, path) => sum + Object.keys(path).length, 0),
    schemas: Object.keys(components.schemas).length,
  }),
)
await app.close()
