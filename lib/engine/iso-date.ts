import { DAYS_OF_400_YEARS, MS_OF_DAY } from './text/date.js'
import { MS_OF_HOUR, MS_OF_MINUTE } from './text/time.js'

/** `'00'` to `'99'` */
const TWO = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
/** `'000'` to `'999'` */
const THREE = Array.from({ length: 1000 }, (_, value) => String(value).padStart(3, '0'))

const LAST_YEAR = 9999

/**
 * As `toISOString` writes it, in a third of its time: `'2024-01-31T10:20:30.500Z'`; `undefined` of an invalid date.
 */
export function dateTimeText(date: Date): string | undefined {
  const time = date.getTime()
  const days = Math.floor(time / MS_OF_DAY)
  const day = dayText(days)
  if (day === undefined) {
    return Number.isNaN(time) ? undefined : date.toISOString()
  }
  const inDay = time - days * MS_OF_DAY
  const hour = Math.floor(inDay / MS_OF_HOUR)
  const inHour = inDay - hour * MS_OF_HOUR
  const minute = Math.floor(inHour / MS_OF_MINUTE)
  const inMinute = inHour - minute * MS_OF_MINUTE
  const second = Math.floor(inMinute / 1000)
  return `${day}T${TWO[hour]}:${TWO[minute]}:${TWO[second]}.${THREE[inMinute - second * 1000]}Z`
}

/** `'2024-01-31'`; `undefined` of an invalid date. */
export function dateText(date: Date): string | undefined {
  const time = date.getTime()
  const day = dayText(Math.floor(time / MS_OF_DAY))
  if (day !== undefined || Number.isNaN(time)) {
    return day
  }
  const text = date.toISOString()
  return text.slice(0, text.indexOf('T'))
}

/** The last day that was asked for: rows of one answer are often of one day. */
let known = Number.NaN
let knownText = ''

/** `19753` days after 1970 → `'2024-01-31'`; `undefined` outside of the years 0 to 9999, which are written otherwise. */
function dayText(days: number): string | undefined {
  if (days === known) {
    return knownText
  }
  const text = civil(days)
  if (text !== undefined) {
    known = days
    knownText = text
  }
  return text
}

/** From 0000-03-01, with which a year begins here so that its last day is the one that a leap year adds. */
const DAYS_TO_1970 = 719_468

/** The Gregorian calendar, which repeats after an era of 400 years. */
function civil(days: number): string | undefined {
  const shifted = days + DAYS_TO_1970
  const era = Math.floor(shifted / DAYS_OF_400_YEARS)
  const ofEra = shifted - era * DAYS_OF_400_YEARS
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (!(year >= 0 && year <= LAST_YEAR)) {
    return undefined
  }
  const century = Math.floor(year / 100)
  return `${TWO[century]}${TWO[year - century * 100]}-${TWO[month]}-${TWO[day]}`
}
