import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    milliseconds: { type: 'string', default: '100' },
  },
})

/** Of every micro-benchmark: how many rounds, and the time that each contender has in each. */
export const options = { rounds: Number(values.rounds), milliseconds: Number(values.milliseconds) }

if (!(options.rounds > 0 && options.milliseconds > 0)) {
  throw new Error('usage: [--rounds=7] [--milliseconds=100]')
}
