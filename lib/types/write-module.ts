import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The module as it is, its lines ending in `\n` however it was checked out. */
export function moduleText(module: string): string | undefined {
  try {
    return readFileSync(module, 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}

/**
 * Writes the module where it differs: whole or not at all, since compilers that watch may read it at any moment.
 *
 * @returns whether it differed.
 */
export function writeModule(module: string, text: string): boolean {
  if (moduleText(module) === text) return false
  // No compiler takes a file of that name for a source.
  const beside = `${module}.${process.pid}.tmp`
  mkdirSync(dirname(module), { recursive: true })
  try {
    writeFileSync(beside, text)
    renameSync(beside, module)
  } finally {
    rmSync(beside, { force: true })
  }
  return true
}
