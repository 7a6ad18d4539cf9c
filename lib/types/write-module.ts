import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { TypesError } from './types-error.js'

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
 * @throws TypesError where it cannot be written.
 */
export function writeModule(module: string, text: string): boolean {
  if (moduleText(module) === text) return false
  // No compiler takes a file of that name for a source.
  const beside = `${module}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(module), { recursive: true })
    writeFileSync(beside, text)
    renameSync(beside, module)
  } catch (error) {
    throw new TypesError('MODULE_UNWRITTEN', {
      message: `${module} cannot be written: ${(error as Error).message}`,
      remedy: 'let it be written, or say another place: --out FILE',
    })
  } finally {
    rmSync(beside, { force: true })
  }
  return true
}
