import { median } from '../report.mjs'

/** Calls between two looks at the clock. */
const BATCH = 32
/** Rounds that are not counted: V8 is still compiling. */
const WARM_UP = 3

/** Takes each result, so that nothing that makes it can be left out. */
const sink = { result: undefined }

function runFor(milliseconds, work, inputs) {
  const started = performance.now()
  let calls = 0
  let now = started
  while (now - started < milliseconds) {
    for (let index = 0; index < BATCH; index++) {
      sink.result = work(inputs[calls++ % inputs.length])
    }
    now = performance.now()
  }
  return calls / (now - started)
}

async function runAsyncFor(milliseconds, work, inputs) {
  const started = performance.now()
  let calls = 0
  let now = started
  while (now - started < milliseconds) {
    for (let index = 0; index < BATCH; index++) {
      sink.result = await work(inputs[calls++ % inputs.length])
    }
    now = performance.now()
  }
  return calls / (now - started)
}

/**
 * How often each contender does its work, a second: `{ typefast: 1000, ajv: 2000 }`, the medians of some rounds, each
 * in another order.
 *
 * @param contenders by name, functions of one input; a promise that one returns is awaited before the next call.
 * @param inputs a few, used in turn, so that no result can be kept for the next call.
 */
export async function ratesOf(contenders, inputs, { rounds, milliseconds }) {
  const entries = Object.entries(contenders).map(([name, work]) => ({
    name,
    work,
    run: work(inputs[0]) instanceof Promise ? runAsyncFor : runFor,
    rates: [],
  }))
  for (let round = -WARM_UP; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const { run, work, rates } = entries[(round + WARM_UP + turn) % entries.length]
      const rate = (await run(milliseconds, work, inputs)) * 1000
      if (round >= 0) {
        rates.push(rate)
      }
    }
  }
  return Object.fromEntries(entries.map(({ name, rates }) => [name, median(rates)]))
}
