import { clockOf, readTime } from '../../../lib/engine/text/time.js'
import { refusalOf } from './refusal-of.js'

describe('readTime', () => {
  it.each([
    '10:20',
    '00:00:00',
    '23:59:59',
    '10:20:30.5',
    '10:20:30.1234567',
    '10:20Z',
    '10:20:30z',
    '10:20:30+01:00',
    '10:20:30-2359',
    `10:20:30.${'9'.repeat(1e6)}`,
  ])('reads %.20j as it was sent', (text) => {
    expect(readTime(text)).toBe(text)
  })

  it.each([
    ['', 'input is too short'],
    ['10', 'input is too short'],
    ['1:20', 'input is too short'],
    ['3600', 'input is too short'],
    ['T10:20', 'invalid character in hour'],
    ['1a:20', 'invalid character in hour'],
    ['102030', 'invalid time separator, expected `:`'],
    ['10:a0', 'invalid character in minute'],
    ['10:20:', 'invalid character in second'],
    ['10:20:3', 'invalid character in second'],
    ['24:00', 'hour value is outside expected range of 0-23'],
    ['10:60', 'minute value is outside expected range of 0-59'],
    ['10:20:60', 'second value is outside expected range of 0-59'],
    ['10:20:30.', 'second fraction digits missing after `.`'],
    ['10:20:30.Z', 'second fraction digits missing after `.`'],
    ['10:20:30+', 'invalid character in timezone offset'],
    ['10:20:30+01', 'invalid character in timezone offset'],
    ['10:20:30+1:00', 'invalid character in timezone offset'],
    ['10:20:30+24:00', 'timezone hour value is outside expected range of 0-23'],
    ['10:20:30-01:60', 'timezone minute value is outside expected range of 0-59'],
    ['10:20:30 Z', 'unexpected extra characters at the end of the input'],
    ['10:20:30ZZ', 'unexpected extra characters at the end of the input'],
    ['10:20:30,5', 'unexpected extra characters at the end of the input'],
    ['10:20:30+01:00Z', 'unexpected extra characters at the end of the input'],
    ['10:20 ', 'unexpected extra characters at the end of the input'],
    [`10:20:30.${'9'.repeat(1e6)}x`, 'unexpected extra characters at the end of the input'],
  ])('refuses %.20j: %s', (text, error) => {
    expect(refusalOf(readTime(text))).toEqual({
      type: 'time_parsing',
      msg: `Input should be a valid time, ${error}`,
      ctx: { error },
    })
  })
})

describe('clockOf', () => {
  it.each([
    ['00:00', 0],
    ['10:20', 37_200_000],
    ['00:00:01.0019', 1001],
    ['00:00+01:00', -3_600_000],
    ['23:00-02:00', 90_000_000],
  ])('gives of %j: %d milliseconds', (text, millis) => {
    expect(clockOf(text, 0)).toBe(millis)
  })
})
