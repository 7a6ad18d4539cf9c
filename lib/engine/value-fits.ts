import type { Shape } from '../shape/shape.js'
import { STRICT_JSON } from './modes.js'
import { outcomeNow } from './outcome.js'
import { PropertyChecks } from './property-checks.js'
import { Readers } from './reader.js'
import { FAILED, Run } from './run.js'

/** Why a value of the program (a default) is none of `shape`; `undefined` where it is one. */
export function valueFits(shape: Shape, value: unknown): string | undefined {
  if (value === null && shape.nullable === true) {
    return undefined
  }
  const run = new Run()
  const read = new Readers(STRICT_JSON).of(shape)(value, run)
  const checks = (shape.checks ?? []).filter(
    ({ builtin, async, validateIf }) => builtin && !async && validateIf === undefined,
  )
  if (read !== FAILED && checks.length > 0) {
    const property = { name: 'default', wire: 'default', shape: { ...shape, checks }, required: true }
    new PropertyChecks(property).run(read, {}, run)
  }
  const outcome = outcomeNow(read, run)
  return outcome.ok ? undefined : outcome.issues[0]?.msg
}
