import { parseArgs } from 'node:util'
import { compileApps } from './compile.mjs'
import { freePort, start } from './process.mjs'
import { median, print } from './report.mjs'

const COUNTS = [1, 200]

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'typefast,fastify' },
  },
})
const rounds = Number(options.rounds)
const frameworks = options.only.split(',')

/** Milliseconds from the start of the process to its first answer. */
async function startup(framework, count) {
  const port = await freePort()
  const started = performance.now()
  const child = await start('server.mjs', `many-${framework}`, port, count)
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/group${count - 1}/7`)
    const text = await reply.text()
    const time = performance.now() - started
    if (text !== '{"id":7,"name":"one","price":1}') {
      throw new Error(`${framework}: ${reply.status} ${text}`)
    }
    return time
  } finally {
    child.kill()
  }
}

compileApps(frameworks)
const figures = []
for (let round = 0; round < rounds; round++) {
  for (const count of COUNTS) {
    for (const framework of round % 2 === 0 ? frameworks : frameworks.toReversed()) {
      figures.push({ framework, count, time: await startup(framework, count) })
    }
  }
}

const medianOf = (framework, count) =>
  median(
    figures
      .filter((figure) => figure.framework === framework && figure.count === count)
      .map(({ time }) => time),
  )
print(
  `Milliseconds to the first answer, medians of ${rounds} (less is better), Node ${process.version}`,
  ['controllers', ...frameworks],
  ...COUNTS.map((count) => [
    String(count),
    ...frameworks.map((framework) => medianOf(framework, count).toFixed(0)),
  ]),
)
