import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { compileApps } from './compile.mjs'
import { measuredOn } from './measure.mjs'
import { nodesOf } from './nodes.mjs'
import { printTables, verdictsOf } from './tables.mjs'

const FRAMEWORKS = ['typefast', 'fastify', 'nest']
const PACKAGES = [
  'fastify',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  'class-validator',
  'class-transformer',
]

const { values: options } = parseArgs({
  options: {
    nodes: { type: 'string', default: 'current' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: FRAMEWORKS.join() },
    json: { type: 'string' },
  },
})
const rounds = Number(options.rounds)
const seconds = Number(options.seconds)
const frameworks = options.only.split(',')
if (!(rounds > 0 && seconds > 0 && frameworks.every((name) => FRAMEWORKS.includes(name)))) {
  throw new Error(
    `usage: run.mjs [--nodes=current] [--rounds=5] [--seconds=2] [--only=${FRAMEWORKS.join()}] [--json=file]`,
  )
}

const require = createRequire(import.meta.url)
const versionIn = (file) => JSON.parse(readFileSync(file, 'utf8')).version

const about = {
  date: new Date().toISOString(),
  processor: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  packages: {
    typefast: versionIn(new URL('../package.json', import.meta.url)),
    ...Object.fromEntries(PACKAGES.map((name) => [name, versionIn(require.resolve(`${name}/package.json`))])),
  },
  rounds,
  seconds,
}
const packages = Object.entries(about.packages).map((entry) => entry.join(' '))

compileApps(frameworks)
const { cases, probes } = await import('./dist/cases.js')
const nodes = []
for (const node of nodesOf(options.nodes)) {
  const measured = await measuredOn(node, { cases, probes }, { frameworks, rounds, seconds })
  console.log(
    `\nNode ${node.version}, ${about.date.slice(0, 10)}, ${about.processor}\n${packages.join(', ')}`,
  )
  console.log(`medians of ${rounds} rounds of ${seconds} s`)
  printTables(measured, { cases, frameworks })
  nodes.push({ ...measured, verdicts: verdictsOf(measured, { cases, frameworks }) })
}
if (options.json !== undefined) {
  writeFileSync(options.json, `${JSON.stringify({ ...about, nodes }, null, 2)}\n`)
}
