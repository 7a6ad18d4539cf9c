import fc from 'fast-check'
import { readDateTime } from '../../../lib/engine/text/date-time.js'
import { days } from './days.js'
import { refusalOf } from './refusal-of.js'

describe('readDateTime', () => {
  it.each([
    ['2024-01-31T10:20:30Z', '2024-01-31T10:20:30.000Z'],
    ['2024-01-31t10:20:30z', '2024-01-31T10:20:30.000Z'],
    ['2024-01-31 10:20:30Z', '2024-01-31T10:20:30.000Z'],
    ['2024-01-31T10:20', '2024-01-31T10:20:00.000Z'],
    ['2024-01-31T10:20:30', '2024-01-31T10:20:30.000Z'],
    ['2024-01-31T10:20:30.5Z', '2024-01-31T10:20:30.500Z'],
    ['2024-01-31T10:20:30.999999999Z', '2024-01-31T10:20:30.999Z'],
    [`2024-01-31T10:20:30.${'9'.repeat(1e6)}Z`, '2024-01-31T10:20:30.999Z'],
    ['2024-01-31T00:20:30+01:00', '2024-01-30T23:20:30.000Z'],
    ['2024-01-31T23:20:30-0130', '2024-02-01T00:50:30.000Z'],
    ['2024-01-31T10:20+00:00', '2024-01-31T10:20:00.000Z'],
    ['2024-01-31T10:20-00:00', '2024-01-31T10:20:00.000Z'],
    ['2024-02-29T00:00', '2024-02-29T00:00:00.000Z'],
    ['2024-01-31', '2024-01-31T00:00:00.000Z'],
    ['0001-01-01T00:00', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('reads %.40j', (text, instant) => {
    expect(readDateTime(text)).toEqual(new Date(instant))
  })

  it.each([
    ['0', 0],
    ['-0', 0],
    ['-1', -1000],
    ['+1', 1000],
    ['1494012444', 1_494_012_444_000],
    ['1494012444.883309', 1_494_012_444_883],
    ['-1.5', -1500],
    ['1.99999999999999999999', 1999],
    ['20000000000', 20_000_000_000_000],
    ['20000000001', 20_000_000_001],
    ['-20000000000', -20_000_000_000_000],
    ['-20000000001', -20_000_000_001],
    ['1494012444883', 1_494_012_444_883],
    ['1494012444883.999', 1_494_012_444_883],
  ])('reads %j as unix time', (text, millis) => {
    expect(readDateTime(text)).toEqual(new Date(millis))
  })

  it.each([
    ['', 'input is too short'],
    ['abc', 'input is too short'],
    ['25:00', 'input is too short'],
    ['1e9', 'input is too short'],
    ['NaN', 'input is too short'],
    [' 1494012444 ', 'invalid character in year'],
    [' 2024-01-31T10:20', 'invalid character in year'],
    ['2024-13-31T10:20', 'month value is outside expected range of 1-12'],
    ['2023-02-29T00:00', 'day value is outside expected range'],
    ['0000-01-01T00:00', 'year 0 is out of range'],
    ['2024-01-31_10:20', 'invalid datetime separator, expected `T`, `t` or space'],
    ['2024-01-31T', 'input is too short'],
    ['2024-01-31T10', 'input is too short'],
    ['2024-01-31T25:00', 'hour value is outside expected range of 0-23'],
    ['2024-01-31T24:00', 'hour value is outside expected range of 0-23'],
    ['2024-01-31T10:60', 'minute value is outside expected range of 0-59'],
    ['2024-01-31T10:20:60Z', 'second value is outside expected range of 0-59'],
    ['2024-01-31T10:20:30+24:00', 'timezone hour value is outside expected range of 0-23'],
    ['2024-01-31T10:20:30 01:00', 'unexpected extra characters at the end of the input'],
    ['2024-01-31T10:20:30Zx', 'unexpected extra characters at the end of the input'],
    ['0001-01-01T00:00+00:01', 'dates before year 1 are not supported'],
    ['9999-12-31T23:59-00:01', 'dates after 9999 are not supported'],
    ['99999999999999999', 'dates after 9999 are not supported'],
    ['9'.repeat(1e6), 'dates after 9999 are not supported'],
    [`-${'9'.repeat(1e6)}`, 'dates before year 1 are not supported'],
    [`${'9'.repeat(1e6)}x`, 'invalid date separator, expected `-`'],
    [`1.${'9'.repeat(1e6)}x`, 'invalid character in year'],
    [' '.repeat(1e6), 'invalid character in year'],
  ])('refuses %.30j: %s', (text, error) => {
    expect(refusalOf(readDateTime(text))).toEqual({
      type: 'datetime_parsing',
      msg: `Input should be a valid datetime, ${error}`,
      ctx: { error },
    })
  })

  it('reads what a Date writes', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(dates, (date) => {
        expect(readDateTime(date.toISOString())).toEqual(date)
      }),
    )
  })

  it('gives only dates that it reads again as they are written', () => {
    const zones = fc.constantFrom('', 'Z', '+23:59', '-23:59', '+05:30')
    const texts = fc.oneof(
      fc.tuple(days, zones).map(([day, zone]) => `${day}T12:00:00${zone}`),
      fc
        .tuple(fc.constantFrom('0001-01-01', '9999-12-31'), zones)
        .map(([day, zone]) => `${day}T00:00${zone}`),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.bigInt().map(String),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const read = readDateTime(text)
        if (read instanceof Date) {
          expect(readDateTime(read.toISOString())).toEqual(read)
        } else {
          expect(refusalOf(read).type).toBe('datetime_parsing')
        }
      }),
    )
  })
})
