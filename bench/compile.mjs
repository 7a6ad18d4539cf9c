import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

/** Compiles `apps/` to `dist/`; typefast itself has to be built before. */
export function compileApps(frameworks) {
  const wanted = frameworks.includes('typefast')
  if (wanted && !existsSync(new URL('../dist/index.js', import.meta.url))) {
    throw new Error('typefast is not built: run `npm run build` first')
  }
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  try {
    execFileSync(process.execPath, [tsc, '-p', fileURLToPath(new URL('.', import.meta.url))])
  } catch (error) {
    // Without typefast its own apps cannot compile, and the others do not need them.
    if (wanted) {
      throw new Error(`bench/apps does not compile:\n${error.stdout}`)
    }
  }
}
