import { readDuration } from '../../../lib/engine/text/duration.js'
import { refusalOf } from './refusal-of.js'

describe('readDuration', () => {
  it.each([
    'P1D',
    'P1W',
    'P1Y2M3DT4H5M6S',
    'P1Y2M3W4D',
    'PT1H',
    'PT36H',
    'PT1.5S',
    'PT1,5S',
    'P0.5D',
    'P1DT0.5H',
    '-P1D',
    '+PT15M',
  ])('reads %j as it was sent', (text) => {
    expect(readDuration(text)).toBe(text)
  })

  it.each(['', 'P', 'PT', 'P1'])('refuses %j: too short', (text) => {
    expect(refusalOf(readDuration(text))).toMatchObject({ ctx: { error: 'input is too short' } })
  })

  it.each([
    'P1DT',
    'abc',
    '3600',
    '1 day',
    '01:02:03',
    'P10',
    'P1d',
    'p1d',
    'P-1D',
    'PD1',
    'PT1M1H',
    'P1D2D',
  ])('refuses %j: not ISO 8601', (text) => {
    expect(refusalOf(readDuration(text))).toEqual({
      type: 'time_delta_parsing',
      msg: 'Input should be a valid timedelta, expected an ISO 8601 duration such as `P1DT2H30M`',
      ctx: { error: 'expected an ISO 8601 duration such as `P1DT2H30M`' },
    })
  })

  it.each(['P1.5DT1H', 'PT1.5H3M', 'PT.5S', 'PT1.S', 'P1S', 'PT1D', '--P1D', ' P1D', 'P1D ', 'P1D\n'])(
    'refuses %j: a part out of place',
    (text) => {
      expect(refusalOf(readDuration(text))).toMatchObject({ type: 'time_delta_parsing' })
    },
  )

  it('refuses a long text: of no use, and of much work to whoever computes with it', () => {
    expect(refusalOf(readDuration(`P${'9'.repeat(1e6)}D`))).toMatchObject({
      ctx: { error: 'input is too long' },
    })
  })
})
