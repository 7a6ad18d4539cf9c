#!/usr/bin/env node
import { run } from './cli/run.js'

// Who reads what is printed may have seen enough.
process.stdout.on('error', () => process.exit())
// Until it is known: what never comes to an end has failed.
process.exitCode = 1

void run(process.argv.slice(2), {
  folder: process.cwd(),
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
  stopped: () =>
    new Promise<void>((resolve) => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    }),
}).then((code) => {
  // A program that was explained may hold connections and timers; what was printed must be out before.
  process.stdout.write('', () => process.exit(code))
})
