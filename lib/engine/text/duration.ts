import { timeDeltaParsing } from '../mistakes.js'
import { Refusal } from '../refusal.js'

/** `'YM'` → the source for an optional number of years, then one of months; the letters keep the digits apart. */
const units = (letters: string): string =>
  [...letters].map((letter) => `(?:\\d+(?:[.,]\\d+)?${letter})?`).join('')

/** ISO 8601 with a sign, and weeks among the other units; a `T` only before hours, minutes or seconds. */
const DURATION = new RegExp(`^[+-]?P(?=[\\dT])${units('YMWD')}(?:T(?=\\d)${units('HMS')})?$`)

/** Only the smallest unit may have a fraction. */
const FRACTION_INSIDE = /[.,]\d+[A-Z]./

const MAX_LENGTH = 100

const TOO_SHORT = new Refusal(timeDeltaParsing('input is too short'))
const TOO_LONG = new Refusal(timeDeltaParsing('input is too long'))
const WRONG_FORM = new Refusal(timeDeltaParsing('expected an ISO 8601 duration such as `P1DT2H30M`'))

/** `'P1Y2M3DT4H5M6.5S'`, `'P2W'`, `'-PT15M'` → as it was sent */
export function readDuration(text: string): string | Refusal {
  if (text.length < 'P1D'.length) {
    return TOO_SHORT
  }
  if (text.length > MAX_LENGTH) {
    return TOO_LONG
  }
  return DURATION.test(text) && !FRACTION_INSIDE.test(text) ? text : WRONG_FORM
}
