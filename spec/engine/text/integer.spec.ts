import fc from 'fast-check'
import { readInteger } from '../../../lib/engine/text/integer.js'
import { refusalOf } from './refusal-of.js'

describe('readInteger', () => {
  it.each([
    ['5', 5],
    ['-5', -5],
    ['+5', 5],
    ['05', 5],
    ['5.0', 5],
    ['5.000', 5],
    ['-0', 0],
    [' 5 ', 5],
    ['\t5\r\n', 5],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['-9007199254740991', Number.MIN_SAFE_INTEGER],
    [`5.${'0'.repeat(1e6)}`, 5],
    [`${'0'.repeat(1e6)}5`, 5],
  ])('reads %.20j', (text, value) => {
    expect(readInteger(text)).toBe(value)
  })

  it.each(
    '5.5 1e3 abc true 0x10 5,000 null NaN Infinity 1_000 --5 +-5 5. .0 . + - 5n ５'
      .split(' ')
      .concat('', ' ', '- 5', '5 5', '5\n5'),
  )('refuses %j', (text) => {
    expect(refusalOf(readInteger(text))).toEqual({
      type: 'int_parsing',
      msg: 'Input should be a valid integer, unable to parse string as an integer',
    })
  })

  it.each(['9007199254740992', '-9007199254740992', '9'.repeat(400), '9'.repeat(1e6)])(
    'refuses %.20j, which a number cannot hold',
    (text) => {
      expect(refusalOf(readInteger(text))).toMatchObject({ type: 'int_parsing_size' })
    },
  )

  it('reads every safe integer as it is written', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(readInteger(String(value))).toBe(value)
      }),
    )
  })
})
