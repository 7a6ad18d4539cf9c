/** Digits of a text in place: what dates and times are read with, without a slice or a match. */

const ZERO = 48

/** `('10:20', 3)` → `20`; -1 where one of the two is not a digit. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return isDigit(tens) && isDigit(ones) ? tens * 10 + ones : -1
}

/** `('30.125Z', 3)` → `6`: where the digits that begin at `at` end. */
export function endOfDigits(text: string, at: number): number {
  let end = at
  while (isDigit(text.charCodeAt(end) - ZERO)) {
    end++
  }
  return end
}

/** The digits of a fraction in milliseconds, cut and not rounded: `('.12567', 1, 6)` → `125`, `('.5', 1, 2)` → `500` */
export function thousandths(text: string, at: number, end: number): number {
  let value = 0
  for (let place = at; place < at + 3; place++) {
    value = value * 10 + (place < end ? text.charCodeAt(place) - ZERO : 0)
  }
  return value
}

/** So many digits are a safe integer, whatever they are. */
const SAFE_DIGITS = 15

/** `'42'` → `42`, as most numbers are sent; -1 of what is anything else than a few digits. */
export function plainDigits(text: string): number {
  const { length } = text
  if (length === 0 || length > SAFE_DIGITS) {
    return -1
  }
  let value = 0
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - ZERO
    if (!isDigit(digit)) return -1
    value = value * 10 + digit
  }
  return value
}

/** False of NaN too: beyond the end of a text. */
const isDigit = (value: number): boolean => value >= 0 && value <= 9
