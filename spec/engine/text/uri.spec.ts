import fc from 'fast-check'
import { readUri } from '../../../lib/engine/text/uri.js'
import { refusalOf } from './refusal-of.js'

describe('readUri', () => {
  it.each([
    'http://a.b',
    'HTTPS://EXAMPLE.com:8080/a?b=c#d',
    'mailto:ada@example.com',
    'urn:isbn:0451450523',
    'data:text/plain,hello',
    'http://[::1]/',
    'http://münchen.de/straße',
    'http://example.com/a b',
    `http://example.com/${'a'.repeat(1e6)}`,
    `data:application/octet-stream;base64,${'A'.repeat(1e6)}`,
  ])('reads %.40j as it was sent', (text) => {
    expect(readUri(text)).toBe(text)
  })

  it.each([
    ['', 'input is empty'],
    ['abc', 'relative URL without a base'],
    ['/a', 'relative URL without a base'],
    ['//a.b', 'relative URL without a base'],
    [' http://a.b', 'relative URL without a base'],
    ['1http://a', 'relative URL without a base'],
    ['a'.repeat(1e6), 'relative URL without a base'],
    [' '.repeat(1e6), 'relative URL without a base'],
    ['http://a.b ', 'invalid control character or blank at the end'],
    ['http://a.b\r\nset-cookie: a', 'invalid control character or blank at the end'],
    ['http://a\tb', 'invalid control character or blank at the end'],
    [`http://a.b/${' '.repeat(1e6)}`, 'invalid control character or blank at the end'],
    ['http://', 'invalid host or port'],
    ['http://a b', 'invalid host or port'],
    ['http://[::1', 'invalid host or port'],
    ['http://a:99999', 'invalid host or port'],
    [`http://${'a'.repeat(513)}`, 'invalid host or port'],
  ])('refuses %.40j: %s', (text, error) => {
    expect(refusalOf(readUri(text))).toEqual({
      type: 'url_parsing',
      msg: `Input should be a valid URL, ${error}`,
      ctx: { error },
    })
  })

  it('spends no time on a long host of other scripts, whose encoding is quadratic', () => {
    const host = Array.from({ length: 300_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + (index % 20_000)),
    )
    const started = performance.now()
    for (const before of ['http://', 'http:', 'wss:\\\\', 'ftp://user@']) {
      expect(refusalOf(readUri(before + host.join('')))).toMatchObject({ type: 'url_parsing' })
    }
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('reads every URL', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        expect(readUri(text)).toBe(text)
      }),
    )
  })

  it('reads only what can be parsed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const read = readUri(`x:${rest}`)
        expect(read === `x:${rest}` ? URL.canParse(read) : refusalOf(read).type).toBe(
          typeof read === 'string' ? true : 'url_parsing',
        )
      }),
    )
  })
})
