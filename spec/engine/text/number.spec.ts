import fc from 'fast-check'
import { readNumber } from '../../../lib/engine/text/number.js'
import { refusalOf } from './refusal-of.js'

describe('readNumber', () => {
  it.each([
    ['1', 1],
    ['1.5', 1.5],
    ['+1.5', 1.5],
    ['-1.5', -1.5],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['1.e3', 1000],
    ['1e-400', 0],
    ['1.', 1],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['007', 7],
    [' 1 ', 1],
    [`0.${'0'.repeat(1e6)}`, 0],
  ])('reads %.20j', (text, value) => {
    expect(readNumber(text)).toBe(value)
  })

  it.each(
    'abc 1,5 0x1p3 0x10 NaN Infinity -Infinity inf 1_000 . + - e5 1e 1e+ 1.5.5 1e3.5 --1 true null'
      .split(' ')
      .concat('', ' ', '1 5'),
  )('refuses %j', (text) => {
    expect(refusalOf(readNumber(text))).toEqual({
      type: 'float_parsing',
      msg: 'Input should be a valid number, unable to parse string as a number',
    })
  })

  it.each(['1e400', '-1e400', '9'.repeat(1e6), `1e${'9'.repeat(1e6)}`])(
    'refuses %.20j, which would be Infinity',
    (text) => {
      expect(refusalOf(readNumber(text))).toEqual({
        type: 'finite_number',
        msg: 'Input should be a finite number',
      })
    },
  )

  it('reads every finite number as it is written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})
