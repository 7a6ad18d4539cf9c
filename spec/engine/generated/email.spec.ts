import { isEmail } from 'class-validator'
import fc from 'fast-check'
import { isSimpleEmail } from '../../../lib/engine/generated/email.js'

describe('isSimpleEmail', () => {
  it.each(['ada@example.com', 'Ada.Lovelace+list@mail.example.co.uk', 'a_b-c@x-y.org', '1@2.com'])(
    'accepts %s',
    (text) => expect(isSimpleEmail(text)).toBe(true),
  )

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'a..b@example.com',
    '.a@example.com',
    'a@b',
    5,
    null,
    ['a@b.co'],
  ])('leaves %j to the library', (value) => expect(isSimpleEmail(value)).toBe(false))

  it('accepts nothing that the library refuses', () => {
    const unit = fc.constantFrom(...'ab1XY.@-_+ é\u00df\n"\''.split(''), 'com', 'org', 'xn--', '@ex', '.co')
    const text = fc.oneof(
      fc.array(unit, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.emailAddress(),
      fc
        .tuple(fc.stringMatching(/^[a-z0-9]{1,9}(?:[.+_-][a-zA-Z0-9]{1,5}){0,3}$/), fc.domain())
        .map((parts) => parts.join('@')),
      fc.tuple(fc.stringMatching(/^[A-Za-z0-9.+_-]{1,70}$/), fc.domain()).map((parts) => parts.join('@')),
    )
    let accepted = 0
    fc.assert(
      fc.property(text, (value) => {
        if (isSimpleEmail(value)) {
          accepted += 1
          expect([value, isEmail(value)]).toEqual([value, true])
        }
      }),
      { numRuns: 20_000 },
    )
    expect(accepted).toBeGreaterThan(3000)
  })

  it('takes linear time', () => {
    const started = performance.now()
    for (const text of [`${'a.'.repeat(31)}`, `a@${'a-'.repeat(30)}`, 'a'.repeat(1e6)]) isSimpleEmail(text)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
