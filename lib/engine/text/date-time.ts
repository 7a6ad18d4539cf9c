import { datetimeParsing } from '../mistakes.js'
import { Refusal } from '../refusal.js'
import { DAY_LENGTH, DAY_WHYS, type DayWhy, dayOf } from './date.js'
import { thousandths } from './digits.js'
import { CLOCK_WHYS, type ClockWhy, clockOf } from './time.js'

const SEPARATOR = 'invalid datetime separator, expected `T`, `t` or space'

const REFUSALS = new Map(
  [...DAY_WHYS, ...CLOCK_WHYS, SEPARATOR].map((why) => [why, new Refusal(datetimeParsing(why))]),
)

// Outside of these years a Date is written with a sign and six digits, which we, and RFC 3339, do not read.
const TOO_EARLY = new Refusal(datetimeParsing('dates before year 1 are not supported'))
const TOO_LATE = new Refusal(datetimeParsing('dates after 9999 are not supported'))
const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z')
const LATEST = Date.parse('9999-12-31T23:59:59.999Z')

/**
 * `'2024-01-31T10:20:30.5+01:00'`, `'2024-01-31 10:20'`, `'2024-01-31'` (midnight), `'1494012444'` → the instant,
 * of UTC where no zone is given
 */
export function readDateTime(text: string): Date | Refusal {
  const instant = UNIX.test(text) ? unixOf(text) : instantOf(text)
  if (typeof instant === 'string') {
    return REFUSALS.get(instant)!
  }
  if (instant < EARLIEST) {
    return TOO_EARLY
  }
  return instant > LATEST ? TOO_LATE : new Date(instant)
}

function instantOf(text: string): number | DayWhy | ClockWhy | typeof SEPARATOR {
  const day = dayOf(text)
  if (typeof day === 'string' || text.length === DAY_LENGTH) {
    return day
  }
  const separator = text[DAY_LENGTH]
  if (separator !== 'T' && separator !== 't' && separator !== ' ') {
    return SEPARATOR
  }
  const clock = clockOf(text, DAY_LENGTH + 1)
  return typeof clock === 'string' ? clock : day + clock
}

const UNIX = /^[+-]?\d+(?:\.\d+)?$/

/** pydantic's: beyond it (the year 2603 in seconds) a number is of milliseconds. */
const WATERSHED = 2e10

/** `'1494012444.5'` → `1494012444500`, `'1494012444500'` → `1494012444500` */
function unixOf(text: string): number {
  const dot = text.indexOf('.')
  const whole = Number(dot === -1 ? text : text.slice(0, dot))
  if (Math.abs(whole) > WATERSHED) {
    return whole
  }
  // From the digits, since a product with 1000 may fall short of a whole number.
  const fraction = dot === -1 ? 0 : thousandths(text, dot + 1, text.length)
  return whole * 1000 + (text.startsWith('-') ? -fraction : fraction)
}
