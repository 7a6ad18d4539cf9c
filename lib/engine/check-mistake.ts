import type { Mistake } from '../errors/issue.js'
import type { Check } from '../shape/shape.js'
export function mistakeOf(check: Check, _value: unknown, text: () => string): Mistake {
  return { type: check.name, msg: text() }
}
