import fc from 'fast-check'
import { readDate } from '../../../lib/engine/text/date.js'
import { days } from './days.js'
import { refusalOf } from './refusal-of.js'

describe('readDate', () => {
  it.each(['2024-01-31', '2024-02-29', '2000-02-29', '0001-01-01', '0004-02-29', '0099-12-31', '9999-12-31'])(
    'reads %j as its midnight in UTC',
    (text) => {
      expect(readDate(text)).toEqual(new Date(`${text}T00:00:00.000Z`))
    },
  )

  it.each([
    ['', 'input is too short'],
    ['abc', 'input is too short'],
    ['2024-1-31', 'input is too short'],
    ['20240131', 'input is too short'],
    ['31/01/2024', 'invalid character in year'],
    [' 2024-01-31', 'invalid character in year'],
    ['-024-01-31', 'invalid character in year'],
    ['20a4-01-31', 'invalid character in year'],
    ['2024/01/31', 'invalid date separator, expected `-`'],
    ['2024-01_31', 'invalid date separator, expected `-`'],
    ['1704067200', 'invalid date separator, expected `-`'],
    ['2024-a1-31', 'invalid character in month'],
    ['2024-01-3a', 'invalid character in day'],
    ['2024-01-3 ', 'invalid character in day'],
    ['0000-01-01', 'year 0 is out of range'],
    ['2024-00-01', 'month value is outside expected range of 1-12'],
    ['2024-13-01', 'month value is outside expected range of 1-12'],
    ['2024-01-00', 'day value is outside expected range'],
    ['2024-01-32', 'day value is outside expected range'],
    ['2024-04-31', 'day value is outside expected range'],
    ['2024-02-30', 'day value is outside expected range'],
    ['2023-02-29', 'day value is outside expected range'],
    ['1900-02-29', 'day value is outside expected range'],
    ['2024-01-311', 'unexpected extra characters at the end of the input'],
    ['2024-01-31T00:00:00Z', 'unexpected extra characters at the end of the input'],
    [`2024-01-31${' '.repeat(1e6)}`, 'unexpected extra characters at the end of the input'],
    ['1'.repeat(1e6), 'invalid date separator, expected `-`'],
  ])('refuses %.20j: %s', (text, error) => {
    expect(refusalOf(readDate(text))).toEqual({
      type: 'date_parsing',
      msg: `Input should be a valid date, ${error}`,
      ctx: { error },
    })
  })

  it('reads every day of the calendar, and no other text of digits and dashes', () => {
    fc.assert(
      fc.property(days, (text) => {
        const date = new Date(`${text}T00:00:00Z`)
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
        const read = readDate(text)
        expect(read instanceof Date ? read.toISOString().slice(0, 10) : read.constructor.name).toBe(
          exists ? text : 'Refusal',
        )
      }),
    )
  })
})
