import { MISTAKES } from '../mistakes.js'
import { Refusal } from '../refusal.js'
import { plainDigits } from './digits.js'

/** `1`, `+1.5`, `1.`, `.5`, `1e3`. The dot comes with the digits after it, so that digits are matched in one way only. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

const NOT_A_NUMBER = new Refusal(MISTAKES.floatParsing)
const NOT_FINITE = new Refusal(MISTAKES.finiteNumber)

/** `' 1.5e3 '` → `1500`. `1e400` is a number that a program cannot hold, and not Infinity. */
export function readNumber(text: string): number | Refusal {
  const plain = plainDigits(text)
  if (plain >= 0) {
    return plain
  }
  const trimmed = text.trim()
  if (!NUMBER.test(trimmed)) {
    return NOT_A_NUMBER
  }
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : NOT_FINITE
}
