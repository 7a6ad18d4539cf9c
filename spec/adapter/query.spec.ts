import fc from 'fast-check'
import { parseQuery, type QueryValues } from '../../lib/adapter/query.js'

/** As an object with a prototype, which `toEqual` compares; `__proto__` is an own key of it. */
const entriesOf = (values: QueryValues): [string, string | string[]][] => Object.entries(values)

/**
 * What the platform makes of it, grouped by key. Of ASCII only: beside an invalid sequence Node cuts
 * another character to a byte (`%é%41`), where the URL standard has its UTF-8, and so have we.
 */
function standard(text: string): [string, string | string[]][] {
  // The constructor drops a question mark.
  const params = new URLSearchParams(`?${text.replace(/\P{ASCII}/gu, encodeURIComponent)}`)
  return [...new Set(params.keys())].map((key) => {
    const values = params.getAll(key)
    return [key, values.length === 1 ? values[0]! : values]
  })
}

describe('parseQuery', () => {
  it.each([
    ['', {}],
    ['a=1', { a: '1' }],
    ['a=1&b=2', { a: '1', b: '2' }],
    ['a=1&a=2', { a: ['1', '2'] }],
    ['a=1&a=2&a=', { a: ['1', '2', ''] }],
    ['a', { a: '' }],
    ['a=', { a: '' }],
    ['a&b=1', { a: '', b: '1' }],
    ['a=1=2', { a: '1=2' }],
    ['=1', { '': '1' }],
    ['&&a=1&&', { a: '1' }],
    ['a=1,2', { a: '1,2' }],
    ['a[]=1&a[b]=2&a.b=3', { 'a[]': '1', 'a[b]': '2', 'a.b': '3' }],
    ['a=x+y%2Bz', { a: 'x y+z' }],
    ['a+b=1', { 'a b': '1' }],
    ['caf%C3%A9=%F0%9F%98%80', { café: '😀' }],
    ['a=1;b=2', { a: '1;b=2' }],
    ['?a=1', { '?a': '1' }],
    ['A=1&a=2', { A: '1', a: '2' }],
    ['a=%FF', { a: '\ufffd' }],
    ['a=%C3', { a: '\ufffd' }],
    ['a=%C3%28', { a: '\ufffd(' }],
    ['a=%', { a: '%' }],
    ['a=%4', { a: '%4' }],
    ['a=%zz%41', { a: '%zzA' }],
    ['a=%25%34%31', { a: '%41' }],
    ['a=%ED%A0%80', { a: '\ufffd\ufffd\ufffd' }],
    ['a=%EF%BB%BF', { a: '\ufeff' }],
    ['a=%00', { a: '\0' }],
    ['%é%41=é', { '%éA': 'é' }],
    ['constructor=1&toString=2', { constructor: '1', toString: '2' }],
  ])('reads %j', (text, values) => {
    expect({ ...parseQuery(text) }).toEqual(values)
  })

  it('takes __proto__ for a key like others', () => {
    const values = parseQuery('__proto__=1&__proto__=2&a=3')
    expect(['toString', 'constructor', '__proto__x'].filter((name) => name in values)).toEqual([])
    expect(Object.getPrototypeOf(Object.getPrototypeOf(values))).toBeNull()
    expect(entriesOf(values)).toEqual([
      ['__proto__', ['1', '2']],
      ['a', '3'],
    ])
  })

  it.each([
    ['any text', fc.string({ unit: 'binary' })],
    [
      'text of the marks that mean something',
      fc.string({
        unit: fc.constantFrom(
          '&',
          '=',
          '+',
          '%',
          'a',
          'b',
          '4',
          '1',
          '%41',
          '%C3',
          '%A9',
          '%FF',
          'é',
          '?',
          '1',
        ),
        maxLength: 40,
      }),
    ],
  ])('reads %s as the platform does', (_case, texts) => {
    const sorted = (entries: [string, string | string[]][]) => entries.sort(([a], [b]) => (a < b ? -1 : 1))
    fc.assert(
      fc.property(texts, (text) => {
        expect(sorted(entriesOf(parseQuery(text)))).toEqual(sorted(standard(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['&', '=', 'a', 'a&', 'a=&', '=&', '%', '%&', '%C3&', '%C3', '+', '%41', '&a=%', '1&'])(
    'takes linear time for a megabyte of %j',
    (part) => {
      const text = part.repeat(1_000_000 / part.length)
      const started = performance.now()
      parseQuery(text)
      expect(performance.now() - started).toBeLessThan(10_000)
    },
  )

  it('takes linear time for a megabyte of keys', () => {
    const text = Array.from({ length: 120_000 }, (_, index) => `key${index}=`).join('&')
    const started = performance.now()
    expect(Object.keys(parseQuery(text))).toHaveLength(120_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
