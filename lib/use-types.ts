import type { FastifyBaseLogger } from 'fastify'
import type { ApiOptions } from './app-options.js'
import type { Fault } from './errors/fault.js'
import { missingClasses, registerTypes } from './metadata/described.js'
import { staleTypes } from './types/stale.js'

const VERSION = 1

/** Makes the generated module known; what is wrong with it are faults, or a warning. */
export function useTypes(
  { types, staleTypes: whenStale = 'warn' }: ApiOptions,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Fault[] {
  if (types === undefined) {
    return []
  }
  if (types.version !== VERSION) {
    const message = `the generated module is of format ${String(types.version)}, and this version of typefast reads ${VERSION}; run npx typefast types`
    return [{ code: 'TYPES_VERSION', place: { option: 'types' }, message }]
  }
  const missing = missingClasses(types)
  if (missing.length > 0) {
    const message = `classes are undefined in the generated module (${missing.join(', ')}): their file imports it; call createApp in a file that declares no controller, provider or DTO`
    return [{ code: 'CIRCULAR_IMPORT', place: { option: 'types' }, message }]
  }
  registerTypes(types)
  if (process.env.NODE_ENV === 'production' || whenStale === 'ignore') {
    return []
  }
  const reasons = staleTypes(types)
  if (reasons.length === 0) {
    return []
  }
  const message = `the generated module is older than the program: ${reasons.join('; ')}; run npx typefast types`
  if (whenStale === 'refuse') {
    return [{ code: 'TYPES_STALE', place: { option: 'types' }, message }]
  }
  log.warn(message)
  return []
}
