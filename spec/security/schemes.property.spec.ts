import fc from 'fast-check'
import { ApiKey, HttpBasic, HttpBearer, HttpDigest, type SecurityScheme } from 'typefast'
import { authParameters, quoted } from '../../lib/security/auth-parameters.js'

const TOKEN_LETTERS = "!#$%&'*+.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"
const name = fc
  .array(fc.constantFrom(...TOKEN_LETTERS), { minLength: 1, maxLength: 8 })
  .map((letters) => letters.join('').toLowerCase())
const printable = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
})
const blanks = fc.constantFrom('', ' ', '\t ')

describe('authParameters', () => {
  it('reads what `quoted` writes, with any blanks between', () => {
    fc.assert(
      fc.property(fc.dictionary(name, printable, { minKeys: 1, maxKeys: 6 }), blanks, (values, blank) => {
        const pairs = Object.entries(values).map(([key, value]) => `${key}${blank}=${blank}${quoted(value)}`)
        expect({ ...authParameters(pairs.join(`${blank},${blank}`)) }).toEqual(values)
      }),
    )
  })

  it('gives only text it was sent, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const found = authParameters(text)
        for (const [key, value] of Object.entries(found ?? {})) {
          expect(text.toLowerCase()).toContain(key)
          expect(text.replaceAll('\\', '')).toContain(value.replaceAll('\\', ''))
        }
      }),
    )
  })
})

describe('quoted', () => {
  it('writes what a header can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(quoted(text)).toMatch(/^"[\x20-\x7e]*"$/)
      }),
    )
  })
})

describe('HttpBasic', () => {
  const basic = new HttpBasic()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no part may hold one
  const part = fc.string({ unit: 'grapheme' }).filter((text) => !/[\x00-\x1f\x7f]/.test(text))

  it('reads any name without a colon, and any password', () => {
    fc.assert(
      fc.property(
        part.filter((text) => !text.includes(':')),
        part,
        (username, password) => {
          const sent = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
          expect(basic.read(sent)).toEqual({ username, password })
        },
      ),
    )
  })
})

describe('every scheme', () => {
  const schemes: readonly SecurityScheme[] = [
    new HttpBasic(),
    new HttpBearer(),
    new HttpDigest(),
    new ApiKey({ in: 'header', name: 'x-key' }),
  ]
  it('reads anything without throwing, and challenges in what a header can hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schemes),
        fc.oneof(
          fc.string(),
          fc
            .tuple(fc.constantFrom('Basic ', 'Bearer ', 'Digest '), fc.string({ unit: 'binary' }))
            .map((parts) => parts.join('')),
        ),
        fc.string({ unit: 'binary' }),
        (scheme, sent, detail) => {
          scheme.read(sent)
          expect(scheme.unauthorized(detail).headers['www-authenticate']).toMatch(/^[\x20-\x7e]+$/)
        },
      ),
    )
  })
})
