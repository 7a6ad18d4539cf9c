import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compileApps } from './compile.mjs'
import { nodesOf } from './nodes.mjs'
import { freePort, residentMemory, start } from './process.mjs'
import { medianOf, print } from './report.mjs'

const FRAMEWORKS = ['typefast', 'fastify', 'nest']
/** Of controllers; each has five routes and two DTOs. */
const COUNTS = [1, 200]
const FIGURES = {
  answer: 'Milliseconds to the first answer (less is better)',
  document: 'Milliseconds until the document has been fetched as well (less is better)',
  mebibytes: 'Resident memory after that in MiB (less is better)',
}

const { values: options } = parseArgs({
  options: {
    nodes: { type: 'string', default: 'current' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: FRAMEWORKS.join() },
    json: { type: 'string' },
  },
})
const rounds = Number(options.rounds)
const frameworks = options.only.split(',')
if (!(rounds > 0 && frameworks.every((name) => FRAMEWORKS.includes(name)))) {
  throw new Error(
    `usage: startup.mjs [--nodes=current] [--rounds=5] [--only=${FRAMEWORKS.join()}] [--json=file]`,
  )
}

async function textFrom(port, path) {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`)
  const text = await reply.text()
  if (reply.status !== 200) {
    throw new Error(`${path}: ${reply.status} ${text.slice(0, 400)}`)
  }
  return text
}

/** Throws where an app has not the routes and the DTOs that it should have. */
function checkDocument(framework, count, text) {
  const { paths, components } = JSON.parse(text)
  const operations = Object.values(paths).reduce((sum, path) => sum + Object.keys(path).length, 0)
  const dtos = Object.keys(components?.schemas ?? {}).filter((name) => /^(Owner|Item)\d+$/.test(name)).length
  // Fastify's document repeats a schema wherever it is used.
  if (operations !== count * 5 || dtos !== (framework === 'fastify' ? 0 : count * 2)) {
    throw new Error(`${framework}: the document has ${operations} operations and ${dtos} DTOs`)
  }
}

/** What one start of a process costs, in milliseconds since then, and in memory. */
async function startup(node, framework, count) {
  const port = await freePort()
  const started = performance.now()
  const child = await start(node, `many-${framework}`, port, count)
  try {
    const first = await textFrom(port, `/group${count - 1}/7`)
    const answer = performance.now() - started
    const text = await textFrom(port, '/openapi.json')
    const document = performance.now() - started
    if (first !== '{"name":"item 7","price":1,"owner":{"name":"Ada","email":"ada@example.com"}}') {
      throw new Error(`${framework}: ${first}`)
    }
    checkDocument(framework, count, text)
    return { answer, document, mebibytes: await residentMemory(child) }
  } finally {
    child.kill()
  }
}

async function startupsOn(node) {
  const figures = []
  // The round before the first is not counted: it finds the files in no cache.
  for (let round = -1; round < rounds; round++) {
    for (const count of COUNTS) {
      for (let turn = 0; turn < frameworks.length; turn++) {
        const framework = frameworks[(round + 1 + turn) % frameworks.length]
        figures.push({ round, framework, count, ...(await startup(node, framework, count)) })
      }
    }
  }
  return figures.filter(({ round }) => round >= 0)
}

function printFigures(figures) {
  const compared = frameworks.includes('typefast') ? frameworks.filter((name) => name !== 'typefast') : []
  for (const [key, title] of Object.entries(FIGURES)) {
    const figureOf = (framework, count) => medianOf(figures, key, { framework, count })
    print(
      title,
      ['controllers', ...frameworks, ...compared.map((name) => `typefast/${name}`)],
      ...COUNTS.map((count) => [
        String(count),
        ...frameworks.map((name) => figureOf(name, count).toFixed(0)),
        ...compared.map((name) => (figureOf('typefast', count) / figureOf(name, count)).toFixed(2)),
      ]),
    )
  }
}

compileApps(frameworks)
const nodes = []
for (const node of nodesOf(options.nodes)) {
  const figures = await startupsOn(node)
  console.log(`\nNode ${node.version}, medians of ${rounds} rounds`)
  printFigures(figures)
  nodes.push({ node: node.version, figures })
}
if (options.json !== undefined) {
  writeFileSync(options.json, `${JSON.stringify({ rounds, nodes }, null, 2)}\n`)
}
