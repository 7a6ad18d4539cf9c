/** One process that reads a program, and says what that cost as JSON. */

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const [folder, groups] = process.argv.slice(2)
const module = join(folder, 'src/types.gen.ts')

const { findTypeScript, openProject } = require('../../dist/types/typescript.js')
const { TypesReader } = require('../../dist/types/reader.js')
const { emitModule } = require('../../dist/types/emit.js')

/** TypeScript, whose client counts what it is asked. */
function counted(typescript) {
  const opened = []
  const API = new Proxy(typescript.sync.API, {
    construct(target, [options]) {
      const api = new target({ ...options, collectTiming: true })
      opened.push(api)
      return api
    },
  })
  const requests = () => opened[0].getTimingInfo().totals.requestCount
  return [{ ...typescript, sync: { ...typescript.sync, API } }, requests]
}

function timed(run) {
  const started = performance.now()
  const value = run()
  return [value, performance.now() - started]
}

const [[typescript, requests], load] = timed(() => counted(findTypeScript(folder)))
const [project, open] = timed(() => openProject(typescript, join(folder, 'tsconfig.json')))
const reader = new TypesReader(project, { folder, module })
const [types, read] = timed(() => reader.read())
const asked = requests()
const source = { project: 'tsconfig.json', module: 'src/types.gen.ts', files: {}, roots: '' }
const textOf = (read) => emitModule(read, source, { module, extension: '.js' })
const [text, emit] = timed(() => textOf(types))
const { user, system } = process.cpuUsage()
writeFileSync(module, text)

/** The milliseconds until the text of the module is known again after each of `edits`. */
function refreshed(file, edit) {
  const before = readFileSync(file, 'utf8')
  const times = [edit, () => writeFileSync(file, before)].map((change) => {
    change()
    return timed(() => textOf(reader.refresh({ changed: [file] })))
  })
  const [[changed], [same]] = times
  if (changed === text || same !== text) {
    throw new Error(`${file}: a change was not seen, or not forgotten`)
  }
  return times[0][1]
}

const group = Math.floor(groups / 2)
const parts = join(folder, `src/group${group}/parts.ts`)
const controllers = join(folder, `src/group${group}/controllers.ts`)
const dto = refreshed(parts, () =>
  writeFileSync(parts, readFileSync(parts, 'utf8').replace('zip?: string', 'code?: string')),
)
const controller = refreshed(controllers, () =>
  writeFileSync(controllers, readFileSync(controllers, 'utf8').replace('Lists orders.', 'Shows orders.')),
)
project.close()

console.log(
  JSON.stringify({
    load,
    open,
    read,
    emit,
    cold: load + open + read + emit,
    // Of this process from its start: TypeScript is another.
    processor: (user + system) / 1000,
    requests: asked,
    dto,
    controller,
    kibibytes: Buffer.byteLength(text) / 1024,
    mebibytes: process.memoryUsage.rss() / 2 ** 20,
    controllers: types.controllers.length,
    definitions: Object.keys(types.definitions).length,
    problems: types.problems.length,
  }),
)
