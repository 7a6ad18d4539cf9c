// `node bench/nodes.mjs 22` prints the path of a Node 22, for what has no option `--nodes`.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CURRENT = { version: process.version, path: process.execPath }
const PACKAGE = `node-${process.platform}-${process.arch}`

/** The path and the version of a Node of this major version, from npm unless it is there already. */
function nodeOf(major) {
  if (major === 'current' || CURRENT.version.startsWith(`v${major}.`)) {
    return CURRENT
  }
  const folder = join(tmpdir(), 'typefast-bench-nodes', major)
  const path = join(folder, 'node_modules', PACKAGE, 'bin', 'node')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const args = [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      `${PACKAGE}@${major}`,
    ]
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  }
  return { version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim(), path }
}

/** `'20,22'` → those of them that are to be had; of the others it says so. */
export function nodesOf(majors) {
  return majors.split(',').flatMap((major) => {
    if (major !== 'current' && !/^\d+$/.test(major)) {
      throw new Error(`'${major}' is not a major version of Node: use --nodes=20,22 or --nodes=current`)
    }
    try {
      return [nodeOf(major)]
    } catch (error) {
      console.error(`Node ${major} is not to be had: ${error.stderr?.toString().trim() || error.message}`)
      return []
    }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path } of nodesOf(process.argv[2] ?? 'current')) {
    console.log(path)
  }
}
