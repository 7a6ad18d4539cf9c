import type { FastifyBaseLogger } from 'fastify'
import type { ApiOptions } from './app-options.js'
import type { Fault } from './errors/fault.js'
import { registerTypes } from './metadata/described.js'

const VERSION = 1

/** Makes the generated module known; what is wrong with it are faults, or a warning. */
export function useTypes({ types }: ApiOptions, _log: Pick<FastifyBaseLogger, 'warn'>): Fault[] {
  if (types === undefined) {
    return []
  }
  if (types.version !== VERSION) {
    const message = `the generated module is of format ${String(types.version)}, and this version of typefast reads ${VERSION}; run npx typefast types`
    return [{ code: 'TYPES_VERSION', place: { option: 'types' }, message }]
  }
  registerTypes(types)
  return []
}
