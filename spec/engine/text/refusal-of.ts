import { Refusal } from '../../../lib/engine/refusal.js'
import type { Mistake } from '../../../lib/errors/issue.js'

/** What was refused of a text; fails where the text was read. */
export function refusalOf(read: unknown): Mistake {
  expect(read).toBeInstanceOf(Refusal)
  return (read as Refusal).mistake
}
