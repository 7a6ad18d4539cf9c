import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { medianOf, print } from './report.mjs'
import { handlersOf, SIZES, writeProgram } from './types/program.mjs'

const { values: options } = parseArgs({
  options: {
    groups: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
})
const groups = Number(options.groups)
const rounds = Number(options.rounds)
if (!(groups > 0 && rounds > 0)) {
  throw new Error('usage: types.mjs [--groups=100] [--rounds=5] [--json=file]')
}

const READ = {
  load: 'TypeScript loaded, ms',
  open: 'project opened, ms',
  read: 'types read, ms',
  emit: 'text made, ms',
  cold: 'all of that, ms',
  processor: 'processor time without TypeScript, ms',
  requests: 'questions asked',
  dto: 'a DTO changed, ms',
  controller: 'a controller changed, ms',
  kibibytes: 'generated module, KiB',
  mebibytes: 'memory of the reader, MiB',
}
const START = {
  import: 'modules loaded, ms',
  create: 'application ready, ms',
  start: 'the whole process until then, ms',
  document: 'document made, ms',
  mebibytes: 'memory, MiB',
}
/** What a start is of, and in which environment: outside production a stale manifest is looked for. */
const STARTS = [
  ['decorated', 'production'],
  ['typed', 'production'],
  ['typed', 'development'],
]

const scripts = fileURLToPath(new URL('types/', import.meta.url))
const require = createRequire(import.meta.url)
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')

function figuresOf(script, environment, ...args) {
  const env = { ...process.env, NODE_ENV: environment }
  return JSON.parse(
    execFileSync(process.execPath, [join(scripts, script), ...args], { env, encoding: 'utf8' }),
  )
}

function compile(folder) {
  try {
    execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  } catch (error) {
    throw new Error(`it does not compile:\n${error.stdout}`)
  }
}

/** Throws where something of the program was not read. */
function checkRead({ controllers, definitions, problems }) {
  // Page<Order>, and Omit<Order>, of which half of the controllers take a Partial.
  if (controllers !== groups * SIZES.controllers || definitions < groups * SIZES.dtos || problems > 0) {
    throw new Error(`read: ${controllers} controllers, ${definitions} definitions, ${problems} problems`)
  }
}

function checkStart(kind, { operations, schemas }) {
  if (operations !== handlersOf(groups) || schemas < groups * SIZES.dtos) {
    throw new Error(`${kind}: the document has ${operations} operations and ${schemas} schemas`)
  }
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'typefast-bench-')))
const folders = { typed: join(folder, 'typed'), decorated: join(folder, 'decorated') }
try {
  for (const [kind, path] of Object.entries(folders)) {
    writeProgram(path, kind, groups)
  }
  const reads = []
  // The round before the first is not counted: it finds the files in no cache.
  for (let round = -1; round < rounds; round++) {
    const figures = figuresOf('read.mjs', 'development', folders.typed, String(groups))
    checkRead(figures)
    reads.push({ round, ...figures })
  }
  const { generateTypes } = require('../dist/types/index.js')
  generateTypes({ project: folders.typed })
  compile(folders.typed)
  compile(folders.decorated)
  const starts = []
  for (let round = -1; round < rounds; round++) {
    for (const [kind, environment] of STARTS) {
      const figures = figuresOf('start.mjs', environment, folders[kind])
      checkStart(kind, figures)
      starts.push({ round, kind, environment, ...figures })
    }
  }
  const counted = (figures) => figures.filter(({ round }) => round >= 0)
  console.log(
    `\nNode ${process.version}: ${groups * SIZES.controllers} controllers with ${handlersOf(groups)} handlers, ` +
      `${groups * SIZES.dtos} DTOs, ${groups * SIZES.files} files; medians of ${rounds} rounds`,
  )
  const figureOf = (figures, key, wanted) => medianOf(counted(figures), key, wanted).toFixed(0)
  print(
    'Reading types (less is better)',
    ...Object.entries(READ).map(([key, title]) => [title, figureOf(reads, key, {})]),
  )
  print(
    'Starting (less is better)',
    ['', ...STARTS.map(([kind, environment]) => `${kind}, ${environment}`)],
    ...Object.entries(START).map(([key, title]) => [
      title,
      ...STARTS.map(([kind, environment]) => figureOf(starts, key, { kind, environment })),
    ]),
  )
  if (options.json !== undefined) {
    const figures = { rounds, groups, reads: counted(reads), starts: counted(starts) }
    writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
