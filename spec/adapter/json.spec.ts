import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { parseJson } from '../../lib/adapter/json.js'

const MARK = Buffer.from('\ufeff')

const invalid = (offset: number, error: string) => ({
  issue: { type: 'json_invalid', loc: ['body', offset], msg: 'JSON decode error', ctx: { error } },
})

describe('parseJson', () => {
  it.each([
    ['null', null],
    ['{"a":[1,"é😀"]}', { a: [1, 'é😀'] }],
    [' 1 ', 1],
    ['"\ufffd"', '\ufffd'],
    ['{"a":1,"a":2}', { a: 2 }],
  ])('gives the value of %j', (text, value) => {
    expect(parseJson(Buffer.from(text))).toEqual({ value })
  })

  it('gives the value of any JSON', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        expect(parseJson(Buffer.from(text))).toEqual({ value: JSON.parse(text) })
      }),
    )
  })

  it('keeps __proto__ an own key', () => {
    const { value } = parseJson(Buffer.from('{"__proto__":{"admin":true}}'))
    expect(Object.keys(value as object)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  it('ignores a byte order mark, but no second one', () => {
    expect(parseJson(Buffer.concat([MARK, Buffer.from('1')]))).toEqual({ value: 1 })
    expect(parseJson(Buffer.concat([MARK, Buffer.from('[x')]))).toEqual(invalid(1, 'Expecting value'))
    expect(parseJson(Buffer.concat([MARK, MARK, Buffer.from('1')]))).toEqual(invalid(0, 'Expecting value'))
  })

  it.each([
    ['', 0, 'Expecting value'],
    ['  ', 2, 'Expecting value'],
    ['{"a": }', 6, 'Expecting value'],
    ['{"name":"Ada",}', 14, 'Expecting property name enclosed in double quotes'],
    ['["é",x]', 5, 'Expecting value'],
    ['["😀😀",x]', 6, 'Expecting value'],
  ])('tells of %j the character %d: %s', (text, offset, error) => {
    expect(parseJson(Buffer.from(text))).toEqual(invalid(offset, error))
  })

  it.each([
    ['a byte that never occurs', [0x22, 0xff, 0x22], 1],
    ['a cut character', [0x22, 0xc3], 1],
    ['a cut character before another', [0x22, 0xc3, 0x22], 1],
    ['an overlong one', [0xc0, 0x80], 0],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22], 1],
    ['one after a U+FFFD that was sent', [0x22, 0xef, 0xbf, 0xbd, 0xef, 0xbf, 0xbd, 0xff, 0x22], 3],
    ['one after a character of four bytes', [0x22, 0xf0, 0x9f, 0x98, 0x80, 0xff], 2],
    ['one after a byte order mark', [...MARK, 0x22, 0xff], 1],
  ])('refuses %s, which is not UTF-8', (_case, bytes, offset) => {
    expect(parseJson(Buffer.from(bytes))).toEqual(invalid(offset, 'Invalid UTF-8'))
  })

  it('finds the place of whatever is not UTF-8', () => {
    const bytes = fc.array(
      fc.constantFrom(0x22, 0x41, 0xc3, 0xa9, 0xef, 0xbf, 0xbd, 0xbb, 0xf0, 0x9f, 0x80, 0xff),
    )
    fc.assert(
      fc.property(bytes, (sent) => {
        const body = Buffer.from(sent)
        const { issue } = parseJson(body)
        expect(issue?.ctx?.error === 'Invalid UTF-8').toBe(!isUtf8(body))
        expect(issue?.loc[1] ?? 0).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('accepts 200 levels and refuses 201', () => {
    const nested = (depth: number) => Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`)
    expect(parseJson(nested(200)).issue).toBeUndefined()
    expect(parseJson(nested(201))).toEqual(invalid(200, 'Nested deeper than 200'))
    expect(parseJson(nested(500_000))).toEqual(invalid(200, 'Nested deeper than 200'))
  })

  it('lets nothing of the body or of the engine into the issue', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (secret) => {
        const { issue } = parseJson(Buffer.from(`{"password": secret-${secret}}`))
        expect(issue).toEqual(invalid(13, 'Expecting value').issue)
      }),
    )
  })

  it('takes linear time for a megabyte of invalid characters', () => {
    const started = performance.now()
    for (const text of ['\ufffd', '"\ufffd', '😀', '[]{', '"']) {
      parseJson(Buffer.concat([Buffer.from(text.repeat(300_000)), Buffer.from([0xff])]))
      parseJson(Buffer.from(text.repeat(300_000)))
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
