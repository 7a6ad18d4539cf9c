import type { Refusal } from '../refusal.js'
import { INTEGER, INTEGER_TOO_LARGE, NOT_AN_INTEGER } from './integer.js'

/** Python's bound, and for its reason: the time that `BigInt` takes grows with the square of the digits. */
const MAX_DIGITS = 4300

/** `' -12345678901234567890 '` → `-12345678901234567890n` */
export function readBigInt(text: string): bigint | Refusal {
  const trimmed = text.trim()
  if (!INTEGER.test(trimmed)) {
    return NOT_AN_INTEGER
  }
  const dot = trimmed.indexOf('.')
  const whole = dot === -1 ? trimmed : trimmed.slice(0, dot)
  const digits = whole.startsWith('-') || whole.startsWith('+') ? whole.length - 1 : whole.length
  return digits > MAX_DIGITS ? INTEGER_TOO_LARGE : BigInt(whole)
}
