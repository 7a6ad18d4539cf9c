import { readDecimal } from '../../../lib/engine/text/decimal.js'
import { refusalOf } from './refusal-of.js'

describe('readDecimal', () => {
  it.each([
    ['1', '1'],
    ['12.50', '12.50'],
    ['+1', '+1'],
    ['-1', '-1'],
    ['1.', '1.'],
    ['.5', '.5'],
    ['1e5', '1e5'],
    ['1E-4000', '1E-4000'],
    [' 1 ', '1'],
    ['9'.repeat(4300), '9'.repeat(4300)],
    [`${' '.repeat(1e6)}1`, '1'],
  ])('reads %.20j', (text, value) => {
    expect(readDecimal(text)).toBe(value)
  })

  it.each([
    '',
    ' ',
    '.',
    'abc',
    '1,5',
    '0x1',
    'NaN',
    'sNaN',
    'Infinity',
    '1_000',
    '1e',
    '1e99999',
    '１',
    '1 5',
  ])('refuses %j', (text) => {
    expect(refusalOf(readDecimal(text))).toEqual({
      type: 'decimal_parsing',
      msg: 'Input should be a valid decimal, unable to parse string as a decimal',
      ctx: { error: 'unable to parse string as a decimal' },
    })
  })

  it.each(['9'.repeat(4301), `0.${'0'.repeat(1e6)}`])('refuses the long %.20j', (text) => {
    expect(refusalOf(readDecimal(text))).toMatchObject({ ctx: { error: 'exceeded maximum size' } })
  })
})
