import fc from 'fast-check'
import { dateText, dateTimeText } from '../../lib/engine/iso-date.js'

const LAST = 8.64e15

describe('dates as text', () => {
  it('are as toISOString has them', () => {
    const time = fc.oneof(
      fc.integer({ min: -LAST, max: LAST }),
      fc.integer({ min: -1e13, max: 1e13 }),
      fc.constantFrom(
        0,
        -1,
        LAST,
        -LAST,
        Date.UTC(2000, 1, 29),
        Date.parse('0000-01-01'),
        Date.parse('9999-12-31'),
      ),
    )
    fc.assert(
      fc.property(time, (at) => {
        const date = new Date(at)
        const text = date.toISOString()
        expect(dateTimeText(date)).toBe(text)
        expect(dateText(date)).toBe(text.slice(0, text.indexOf('T')))
      }),
      { numRuns: 20_000 },
    )
  })

  it('are right on every day of an era', () => {
    for (let day = 0; day < 146_097 + 366; day++) {
      const date = new Date(Date.UTC(1970, 0, 1 + day))
      if (dateText(date) !== date.toISOString().slice(0, 10)) throw new Error(date.toISOString())
    }
    expect(dateText(new Date(0))).toBe('1970-01-01')
  })

  it('are none of an invalid date', () => {
    expect([dateTimeText(new Date(Number.NaN)), dateText(new Date(Number.NaN))]).toEqual([
      undefined,
      undefined,
    ])
  })
})
