import { MISTAKES } from '../mistakes.js'
import { Refusal } from '../refusal.js'
import { plainDigits } from './digits.js'

/** Digits with a sign, and a fraction of zeros: `-5`, `05`, `5.0`. Not `1_000`, `1e3`, `0x10`. */
export const INTEGER = /^[+-]?\d+(?:\.0+)?$/

export const NOT_AN_INTEGER = new Refusal(MISTAKES.intParsing)
export const INTEGER_TOO_LARGE = new Refusal(MISTAKES.intParsingSize)

/** `' 5.0 '` → `5`. Beyond 2^53 a number would not be the one that was sent: refused. */
export function readInteger(text: string): number | Refusal {
  const plain = plainDigits(text)
  if (plain >= 0) {
    return plain
  }
  const trimmed = text.trim()
  if (!INTEGER.test(trimmed)) {
    return NOT_AN_INTEGER
  }
  const value = Number(trimmed)
  // Adding 0 turns -0, which `Object.is` and a `Map` of some libraries tell apart, into 0.
  return Number.isSafeInteger(value) ? value + 0 : INTEGER_TOO_LARGE
}
