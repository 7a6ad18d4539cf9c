import { timeParsing } from '../mistakes.js'
import { Refusal } from '../refusal.js'
import { endOfDigits, thousandths, twoDigits } from './digits.js'

/** Why the rest of a text is not a time of day. */
export const CLOCK_WHYS = [
  'input is too short',
  'invalid time separator, expected `:`',
  'invalid character in hour',
  'invalid character in minute',
  'invalid character in second',
  'hour value is outside expected range of 0-23',
  'minute value is outside expected range of 0-59',
  'second value is outside expected range of 0-59',
  'second fraction digits missing after `.`',
  'invalid character in timezone offset',
  'timezone hour value is outside expected range of 0-23',
  'timezone minute value is outside expected range of 0-59',
  'unexpected extra characters at the end of the input',
] as const
export type ClockWhy = (typeof CLOCK_WHYS)[number]

const REFUSALS = new Map(CLOCK_WHYS.map((why) => [why, new Refusal(timeParsing(why))]))

/** `'10:20'`, `'10:20:30.5Z'`, `'10:20:30+01:00'` → as it was sent */
export function readTime(text: string): string | Refusal {
  const clock = clockOf(text, 0)
  return typeof clock === 'string' ? REFUSALS.get(clock)! : text
}

/**
 * The time of day from `at` to the end of `text`, in milliseconds since midnight UTC, which an offset may
 * put into the day before or after: `('2024-01-31T10:20', 11)` → `37200000`
 */
export function clockOf(text: string, at: number): number | ClockWhy {
  if (text.length < at + 5) {
    return 'input is too short'
  }
  const hour = twoDigits(text, at)
  if (hour < 0) {
    return 'invalid character in hour'
  }
  if (text[at + 2] !== ':') {
    return 'invalid time separator, expected `:`'
  }
  const minute = twoDigits(text, at + 3)
  if (minute < 0) {
    return 'invalid character in minute'
  }
  if (hour > 23) {
    return 'hour value is outside expected range of 0-23'
  }
  if (minute > 59) {
    return 'minute value is outside expected range of 0-59'
  }
  const ofSeconds = text[at + 5] === ':' ? fromSecondsOf(text, at + 6) : fromOffsetOf(text, at + 5)
  return typeof ofSeconds === 'string' ? ofSeconds : hour * MS_OF_HOUR + minute * MS_OF_MINUTE + ofSeconds
}

/** The seconds at `at`, their fraction and the offset, in milliseconds. */
function fromSecondsOf(text: string, at: number): number | ClockWhy {
  const second = twoDigits(text, at)
  if (second < 0) {
    return 'invalid character in second'
  }
  if (second > 59) {
    return 'second value is outside expected range of 0-59'
  }
  let end = at + 2
  let millis = second * 1000
  if (text[end] === '.') {
    const fraction = end + 1
    end = endOfDigits(text, fraction)
    if (end === fraction) {
      return 'second fraction digits missing after `.`'
    }
    millis += thousandths(text, fraction, end)
  }
  const ofOffset = fromOffsetOf(text, end)
  return typeof ofOffset === 'string' ? ofOffset : millis + ofOffset
}

/** What the offset at `at` adds to reach UTC, in milliseconds: `''` and `'Z'` → `0`, `'+01:00'` → `-3600000` */
function fromOffsetOf(text: string, at: number): number | ClockWhy {
  const sign = text[at]
  if (sign === undefined || ((sign === 'Z' || sign === 'z') && text.length === at + 1)) {
    return 0
  }
  if (sign !== '+' && sign !== '-') {
    return 'unexpected extra characters at the end of the input'
  }
  const hour = twoDigits(text, at + 1)
  // RFC 3339 has the colon; Python's `%z`, which many clients write, has not.
  const atMinute = text[at + 3] === ':' ? at + 4 : at + 3
  const minute = twoDigits(text, atMinute)
  if (hour < 0 || minute < 0) {
    return 'invalid character in timezone offset'
  }
  if (hour > 23) {
    return 'timezone hour value is outside expected range of 0-23'
  }
  if (minute > 59) {
    return 'timezone minute value is outside expected range of 0-59'
  }
  if (text.length > atMinute + 2) {
    return 'unexpected extra characters at the end of the input'
  }
  const offset = hour * MS_OF_HOUR + minute * MS_OF_MINUTE
  return sign === '+' ? -offset : offset
}

export const MS_OF_MINUTE = 60_000
export const MS_OF_HOUR = 60 * MS_OF_MINUTE
