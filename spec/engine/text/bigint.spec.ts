import fc from 'fast-check'
import { readBigInt } from '../../../lib/engine/text/bigint.js'
import { refusalOf } from './refusal-of.js'

describe('readBigInt', () => {
  it.each([
    ['5', 5n],
    ['-5', -5n],
    ['+5', 5n],
    ['05', 5n],
    ['5.0', 5n],
    [' 5 ', 5n],
    ['-12345678901234567890', -12345678901234567890n],
    ['9'.repeat(4300), 10n ** 4300n - 1n],
    [`-${'9'.repeat(4300)}`, 1n - 10n ** 4300n],
    [`+1.${'0'.repeat(1e6)}`, 1n],
  ])('reads %.20j', (text, value) => {
    expect(readBigInt(text)).toBe(value)
  })

  it.each(['', ' ', '5.5', '1e3', 'abc', '0x10', '0b1', '5n', '1_000', '--5', '- 5', '.'])(
    'refuses %j',
    (text) => {
      expect(refusalOf(readBigInt(text))).toMatchObject({ type: 'int_parsing' })
    },
  )

  it.each([4301, 1e6])('refuses %d digits', (digits) => {
    expect(refusalOf(readBigInt('9'.repeat(digits)))).toMatchObject({ type: 'int_parsing_size' })
  })

  it('reads every integer as it is written', () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        expect(readBigInt(String(value))).toBe(value)
      }),
    )
  })
})
