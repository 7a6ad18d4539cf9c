import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { compileApps } from './compile.mjs'
import { load, toBytes } from './load.mjs'
import { freePort, processorTime, start } from './process.mjs'
import { median, print } from './report.mjs'

const FRAMEWORKS = ['typefast', 'fastify', 'nest']
const PACKAGES = [
  'fastify',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  'class-validator',
  'class-transformer',
]
/** The share of the time below which a server was not the bottleneck. */
const BUSY = 0.9

const { values: options } = parseArgs({
  options: {
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
  throw new Error(`usage: run.mjs [--rounds=5] [--seconds=2] [--only=${FRAMEWORKS.join()}] [--json=file]`)
}

const require = createRequire(import.meta.url)
const versionIn = (file) => JSON.parse(readFileSync(file, 'utf8')).version

const statusOf = ({ status }, framework) => (typeof status === 'number' ? status : status[framework])

/** What is wrong with a server's answer, in a list of none or one. */
async function mistakesOf({ framework, port }, each) {
  const { name, method, path, body, answer, mentions } = each
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const text = await reply.text()
  const right =
    reply.status === statusOf(each, framework) &&
    reply.headers.get('content-type')?.startsWith('application/json') &&
    (answer === undefined || isDeepStrictEqual(JSON.parse(text), answer)) &&
    (mentions?.[framework] ?? []).every((word) => text.includes(word))
  return right ? [] : [`${framework}, ${name}: ${reply.status} ${text.slice(0, 400)}`]
}

async function measure({ framework, port, child }, each, time) {
  const before = await processorTime(child)
  const answered = await load({
    port,
    request: toBytes(each),
    status: statusOf(each, framework),
    seconds: time,
  })
  const used = (await processorTime(child)) - before
  return {
    framework,
    case: each.name,
    perSecond: answered.requests / answered.seconds,
    microseconds: used / answered.requests,
    busy: used / (answered.seconds * 1e6),
  }
}

compileApps(frameworks)
const { cases, probes } = await import('./dist/cases.js')
const servers = []
const figures = []
try {
  for (const framework of frameworks) {
    const port = await freePort()
    servers.push({ framework, port, child: await start('server.mjs', framework, port) })
  }

  const mistakes = []
  for (const server of servers) {
    for (const each of [...cases, ...probes]) {
      mistakes.push(...(await mistakesOf(server, each)))
    }
  }
  if (mistakes.length > 0) {
    throw new Error(`wrong answers, so nothing was measured:\n${mistakes.join('\n')}`)
  }

  for (const server of servers) {
    for (const each of cases) {
      await measure(server, each, seconds)
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const each of cases) {
      for (let turn = 0; turn < servers.length; turn++) {
        const server = servers[(round + turn) % servers.length]
        figures.push({ round, ...(await measure(server, each, seconds)) })
      }
    }
  }
} finally {
  for (const { child } of servers) {
    child.kill()
  }
}

const about = {
  date: new Date().toISOString(),
  node: process.version,
  processor: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  packages: {
    typefast: versionIn(new URL('../package.json', import.meta.url)),
    ...Object.fromEntries(PACKAGES.map((name) => [name, versionIn(require.resolve(`${name}/package.json`))])),
  },
  rounds,
  seconds,
}

const medianOf = (key, { name }, framework) =>
  median(
    figures
      .filter((figure) => figure.case === name && figure.framework === framework)
      .map((figure) => figure[key]),
  )
const compared = frameworks.includes('typefast') ? frameworks.filter((name) => name !== 'typefast') : []
const header = ['', ...frameworks, ...compared.map((name) => `typefast/${name}`)]
const rowsOf = (key, digits) =>
  cases.map((each) => [
    each.name,
    ...frameworks.map((name) => {
      const mark = medianOf('busy', each, name) < BUSY ? '*' : ''
      return `${medianOf(key, each, name).toFixed(digits)}${mark}`
    }),
    ...compared.map((name) => (medianOf(key, each, 'typefast') / medianOf(key, each, name)).toFixed(2)),
  ])

const packages = Object.entries(about.packages).map((entry) => entry.join(' '))
console.log(`Node ${about.node}, ${about.date.slice(0, 10)}, ${about.processor}\n${packages.join(', ')}`)
console.log(`medians of ${rounds} rounds of ${seconds} s`)
print('Requests per second (more is better)', header, ...rowsOf('perSecond', 0))
print('Processor time of the server per request in µs (less is better)', header, ...rowsOf('microseconds', 1))
if (cases.some((each) => frameworks.some((name) => medianOf('busy', each, name) < BUSY))) {
  console.log('\n* this server had idle time: compare it by its processor time')
}
if (options.json !== undefined) {
  writeFileSync(options.json, `${JSON.stringify({ ...about, figures }, null, 2)}\n`)
}
