import { dateParsing } from '../mistakes.js'
import { Refusal } from '../refusal.js'
import { twoDigits } from './digits.js'

/** Why a text does not begin with a date. */
export const DAY_WHYS = [
  'input is too short',
  'invalid character in year',
  'invalid date separator, expected `-`',
  'invalid character in month',
  'invalid character in day',
  'year 0 is out of range',
  'month value is outside expected range of 1-12',
  'day value is outside expected range',
] as const
export type DayWhy = (typeof DAY_WHYS)[number]

/** The length of `2024-01-31`. */
export const DAY_LENGTH = 10

const REFUSALS = new Map(DAY_WHYS.map((why) => [why, new Refusal(dateParsing(why))]))
const TOO_LONG = new Refusal(dateParsing('unexpected extra characters at the end of the input'))

/** `'2024-01-31'` → midnight of that day, UTC */
export function readDate(text: string): Date | Refusal {
  const day = dayOf(text)
  if (typeof day === 'string') {
    return REFUSALS.get(day)!
  }
  return text.length > DAY_LENGTH ? TOO_LONG : new Date(day)
}

/** The day that `text` begins with, in milliseconds since 1970: `'1970-01-02T10:00'` → `86400000` */
export function dayOf(text: string): number | DayWhy {
  if (text.length < DAY_LENGTH) {
    return 'input is too short'
  }
  const century = twoDigits(text, 0)
  const yearOfCentury = twoDigits(text, 2)
  if (century < 0 || yearOfCentury < 0) {
    return 'invalid character in year'
  }
  if (text[4] !== '-') {
    return 'invalid date separator, expected `-`'
  }
  const month = twoDigits(text, 5)
  if (month < 0) {
    return 'invalid character in month'
  }
  if (text[7] !== '-') {
    return 'invalid date separator, expected `-`'
  }
  const day = twoDigits(text, 8)
  if (day < 0) {
    return 'invalid character in day'
  }
  return midnightOf(century * 100 + yearOfCentury, month, day)
}

function midnightOf(year: number, month: number, day: number): number | DayWhy {
  if (year === 0) {
    return 'year 0 is out of range'
  }
  if (month < 1 || month > 12) {
    return 'month value is outside expected range of 1-12'
  }
  if (day < 1 || day > daysOf(year, month)) {
    return 'day value is outside expected range'
  }
  // `Date.UTC` takes the years 0-99 for 1900-1999; the calendar is the same 400 years later.
  return Date.UTC(year + 400, month - 1, day) - MS_OF_400_YEARS
}

export const MS_OF_DAY = 86_400_000
/** After so many days the calendar repeats. */
export const DAYS_OF_400_YEARS = 146_097
const MS_OF_400_YEARS = DAYS_OF_400_YEARS * MS_OF_DAY

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const daysOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : DAYS_OF_MONTHS[month - 1]!

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
