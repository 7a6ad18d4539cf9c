import { decimalParsing } from '../mistakes.js'
import { Refusal } from '../refusal.js'

/** A number; its exponent is short, since `1e999999999` is a gigabyte of zeros to whoever writes it out. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?$/

/** As of a bigint: what libraries of decimals do grows with the square of the digits. */
const MAX_LENGTH = 4300

const TOO_LONG = new Refusal(decimalParsing('exceeded maximum size'))
const NOT_A_DECIMAL = new Refusal(decimalParsing('unable to parse string as a decimal'))

/** `' 12.50 '` → `'12.50'`: a number that keeps every digit; libraries of decimals refuse blanks. */
export function readDecimal(text: string): string | Refusal {
  const trimmed = text.trim()
  if (trimmed.length > MAX_LENGTH) {
    return TOO_LONG
  }
  return DECIMAL.test(trimmed) ? trimmed : NOT_A_DECIMAL
}
