import { latencies } from './latency.mjs'
import { load } from './load.mjs'
import { mistakesOf, statusOf } from './mistakes.mjs'
import { freePort, processorTime, residentMemory, start } from './process.mjs'
import { quantile } from './report.mjs'
import { toBytes } from './wire.mjs'

/** What `ask` gives of a case, and the processor time that the server used meanwhile, in microseconds. */
async function used({ framework, port, child }, each, seconds, ask) {
  const before = await processorTime(child)
  const asked = await ask({ port, request: toBytes(each), status: statusOf(each, framework), seconds })
  return { ...asked, processor: (await processorTime(child)) - before }
}

async function throughput(server, each, time) {
  const { requests, seconds, processor } = await used(server, each, time, load)
  return {
    perSecond: requests / seconds,
    microseconds: processor / requests,
    busy: processor / (seconds * 1e6),
  }
}

async function latency(server, each, time) {
  const { times, seconds, processor } = await used(server, each, time, latencies)
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    answers: times.length,
    busy: processor / (seconds * 1e6),
  }
}

/** Measures each case on each server, the servers in turn and in another order each round. */
async function inRounds(servers, cases, { rounds, seconds }, measure) {
  const figures = []
  for (let round = 0; round < rounds; round++) {
    for (const each of cases) {
      for (let turn = 0; turn < servers.length; turn++) {
        const server = servers[(round + turn) % servers.length]
        figures.push({
          round,
          framework: server.framework,
          case: each.name,
          ...(await measure(server, each, seconds)),
        })
      }
    }
  }
  return figures
}

async function checkAnswers(servers, cases) {
  const mistakes = []
  for (const server of servers) {
    for (const each of cases) {
      mistakes.push(...(await mistakesOf(server, each)))
    }
  }
  if (mistakes.length > 0) {
    throw new Error(`wrong answers, so nothing was measured:\n${mistakes.join('\n')}`)
  }
}

/** All figures of the frameworks on one Node, each framework in a process of its own. */
export async function measuredOn(node, { cases, probes }, { frameworks, ...times }) {
  const servers = []
  try {
    for (const framework of frameworks) {
      const port = await freePort()
      servers.push({ framework, port, child: await start(node, framework, port) })
    }
    await checkAnswers(servers, [...cases, ...probes])
    await inRounds(servers, cases, { ...times, rounds: 1 }, throughput)
    const figures = await inRounds(servers, cases, times, throughput)
    const latencies = await inRounds(servers, cases, times, latency)
    const memory = []
    for (const { framework, child } of servers) {
      memory.push({ framework, mebibytes: await residentMemory(child) })
    }
    return { node: node.version, figures, latencies, memory }
  } finally {
    for (const { child } of servers) {
      child.kill()
    }
  }
}
