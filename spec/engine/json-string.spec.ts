import fc from 'fast-check'
import { jsonString } from '../../lib/engine/json-string.js'

describe('jsonString', () => {
  it('is as JSON.stringify has it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.string({ maxLength: 100, size: 'max' }),
      fc.constantFrom('', '"', '\\', '\u0000', '\u007f', '\u2028', '\ud800', '\udfff', '😀', 'é'.repeat(50)),
    )
    fc.assert(
      fc.property(text, (value) => expect(jsonString(value)).toBe(JSON.stringify(value))),
      { numRuns: 10_000 },
    )
  })
})
