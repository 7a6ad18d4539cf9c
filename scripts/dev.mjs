// Compiles lib/ and samples/ whenever a file of theirs changes, and restarts the store.
import { spawn } from 'node:child_process'

const TSC = 'node_modules/typescript/bin/tsc'
const PROGRAMS = [
  [TSC, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  [TSC, '-p', 'samples/tsconfig.json', '--watch', '--preserveWatchOutput'],
  ['--watch', '--watch-preserve-output', 'samples/dist/store/main.js'],
]

const children = PROGRAMS.map((args) => spawn(process.execPath, args, { stdio: 'inherit' }))

function stop() {
  for (const child of children) child.kill()
}

// One that ends takes the others with it: nothing is left running, and nothing stale is served.
for (const child of children) child.once('exit', stop)
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
