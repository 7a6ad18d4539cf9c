import type { FastifyBaseLogger } from 'fastify'
import { interpretedProperties } from '../engine/generated/interpreted.js'
import type { Operation } from '../operation.js'
import type { Settings } from './settings.js'

/** Further ones are counted. */
const SHOWN = 10

/** In development, says once which inputs are not read by generated code, and why. */
export function logInterpreted(
  operations: readonly Operation[],
  { engine, checkResponses }: Settings,
  log: FastifyBaseLogger,
): void {
  if (!checkResponses) {
    return
  }
  if (engine.name === 'interpret') {
    log.info('values are interpreted: by the option engine, or since this process forbids code generation')
    return
  }
  const shapes = operations.flatMap(({ inputs, body }) => [
    ...inputs.map(({ shape }) => shape),
    ...(body === undefined ? [] : [body.shape]),
  ])
  const found = [...new Set(interpretedProperties(shapes))]
  if (found.length > 0) {
    const more = found.length > SHOWN ? ` and ${found.length - SHOWN} more` : ''
    log.info(`interpreted, not generated: ${found.slice(0, SHOWN).join(', ')}${more}`)
  }
}
