import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

const held = new Set<string>()

/**
 * Takes a folder for this process. PGlite itself looks for no other, and two of them in one folder ruin it.
 *
 * Each process leaves a file that is named after it, and only then looks for others: of two that start at the same
 * moment at least one sees the other. The file of a process that was killed counts for nothing.
 *
 * @returns what gives it back.
 * @throws Error that names who has it.
 */
export function lockFolder(folder: string): () => void {
  const path = resolve(folder)
  const own = lockOf(path, process.pid)
  const owner = held.has(own) ? process.pid : otherOwner(path, own)
  if (owner !== undefined) {
    throw new Error(
      `${folder} is in use by process ${owner}; if that is no store, remove ${lockOf(folder, owner)}`,
    )
  }
  held.add(own)
  return () => {
    held.delete(own)
    rmSync(own, { force: true })
  }
}

/** `('data/store', 123)` → `'data/store.123.lock'` */
const lockOf = (folder: string, pid: number): string => `${folder}.${pid}.lock`

function otherOwner(path: string, own: string): number | undefined {
  writeFileSync(own, '')
  const folder = dirname(path)
  for (const name of readdirSync(folder)) {
    const pid = pidOf(name, basename(path))
    if (pid === undefined || pid === process.pid) continue
    if (isRunning(pid)) {
      rmSync(own)
      return pid
    }
    rmSync(join(folder, name), { force: true })
  }
  return undefined
}

/** `('store.123.lock', 'store')` → `123` */
function pidOf(name: string, folder: string): number | undefined {
  const [, pid] = /^\.(\d+)\.lock$/.exec(name.startsWith(folder) ? name.slice(folder.length) : '') ?? []
  return pid === undefined ? undefined : Number(pid)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
