import fc from 'fast-check'
import { jsonErrorOf } from '../../lib/adapter/json-offset.js'

describe('jsonErrorOf', () => {
  it.each([
    '1',
    ' {"a" : [ ] , "b":{ } }\n',
    '[1,-0.5e+3,true,false,null,"\\u00e9\\n\\"\\\\\\/"]',
    '"\\ud800"',
    '"\u2028\u007f"',
    '[[[[]]],{"a":[{}]}]',
    '{"__proto__":1,"":2}',
    '1e999999',
    `[${' '.repeat(1000)}]`,
  ])('finds no error in %.40j', (text) => {
    expect(() => JSON.parse(text)).not.toThrow()
    expect(jsonErrorOf(text)).toBeUndefined()
  })

  it.each([
    ['', 0, 'Expecting value'],
    ['  ', 2, 'Expecting value'],
    ['{', 1, 'Expecting property name enclosed in double quotes'],
    ['[', 1, 'Expecting value'],
    ['[1', 2, "Expecting ',' delimiter"],
    ['[1,', 3, 'Expecting value'],
    ['[1,]', 3, 'Expecting value'],
    ['[,1]', 1, 'Expecting value'],
    ['[}', 1, 'Expecting value'],
    ['[1}', 2, "Expecting ',' delimiter"],
    [']', 0, 'Expecting value'],
    ['{"a"', 4, "Expecting ':' delimiter"],
    ['{"a" 1}', 5, "Expecting ':' delimiter"],
    ['{"a":', 5, 'Expecting value'],
    ['{"a":}', 5, 'Expecting value'],
    ['{"a":1', 6, "Expecting ',' delimiter"],
    ['{"a":1 "b":2}', 7, "Expecting ',' delimiter"],
    ['{"a":1,', 7, 'Expecting property name enclosed in double quotes'],
    ['{"a":1,}', 7, 'Expecting property name enclosed in double quotes'],
    ['{"a":1,,}', 7, 'Expecting property name enclosed in double quotes'],
    ['{a:1}', 1, 'Expecting property name enclosed in double quotes'],
    ["{'a':1}", 1, 'Expecting property name enclosed in double quotes'],
    ['{1:2}', 1, 'Expecting property name enclosed in double quotes'],
    ['{"a\\q":1}', 3, 'Invalid escape'],
    ['{"a', 1, 'Unterminated string'],
    ['"abc', 0, 'Unterminated string'],
    ['"a\\', 0, 'Unterminated string'],
    ['"a\\"', 0, 'Unterminated string'],
    ['"a\\x"', 2, 'Invalid escape'],
    ['"a\\u12"', 2, 'Invalid escape'],
    ['"\\uzzzz"', 1, 'Invalid escape'],
    ['"a\nb"', 2, 'Invalid control character'],
    ['"\u0000', 1, 'Invalid control character'],
    ['1 2', 2, 'Extra data'],
    ['{} []', 3, 'Extra data'],
    ['[1]]', 3, 'Extra data'],
    ['01', 1, 'Extra data'],
    ['-01', 2, 'Extra data'],
    ['1.', 1, 'Extra data'],
    ['1.e5', 1, 'Extra data'],
    ['1e', 1, 'Extra data'],
    ['-', 0, 'Expecting value'],
    ['.5', 0, 'Expecting value'],
    ['+1', 0, 'Expecting value'],
    ['NaN', 0, 'Expecting value'],
    ['[-Infinity]', 1, 'Expecting value'],
    ['nul', 0, 'Expecting value'],
    ['True', 0, 'Expecting value'],
    ['truex', 4, 'Extra data'],
    ['\u00a01', 0, 'Expecting value'],
    ['\ufeff1', 0, 'Expecting value'],
    ['1//', 1, 'Extra data'],
  ])('finds in %j at %d: %s', (text, at, error) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    expect(jsonErrorOf(text)).toEqual({ at, error })
  })

  /** A JSON text, indented or not, with some parts of it replaced by others. */
  const mutated = fc
    .tuple(
      fc.json({ stringUnit: 'binary' }),
      fc.boolean(),
      fc.array(
        fc.tuple(fc.nat(), fc.nat(3), fc.oneof(fc.string({ unit: 'binary', maxLength: 2 }), marks(3))),
      ),
    )
    .map(([json, indented, changes]) =>
      changes.slice(0, 3).reduce(
        (text, [place, cut, put]) => {
          const at = place % (text.length + 1)
          return text.slice(0, at) + put + text.slice(at + cut)
        },
        indented ? JSON.stringify(JSON.parse(json), undefined, 1) : json,
      ),
    )

  it.each([
    ['mutated JSON', mutated],
    ['any text', fc.string({ unit: 'binary' })],
    ['text of the marks of JSON', marks(12)],
  ])('finds an error in %s exactly where JSON.parse throws', (_case, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = jsonErrorOf(text)
        expect(found === undefined).toBe(isJson(text))
        if (found !== undefined) {
          expect(found.at).toBeGreaterThanOrEqual(0)
          expect(found.at).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it.each(['[', '{"a":', '[[],', '{', '"', '\\', '"\\', ' ', '1', '-', '[1,', '[ ', '{ ', '1e', '"a\\u0000'])(
    'takes linear time and no stack for a megabyte of %j',
    (part) => {
      const text = part.repeat(1_000_000 / part.length)
      const started = performance.now()
      expect(jsonErrorOf(text) === undefined).toBe(isJson(text))
      expect(performance.now() - started).toBeLessThan(10_000)
    },
  )
})

/** Up to `maxLength` of what JSON is made of. */
function marks(maxLength: number): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.constantFrom(...'[]{},:"\\u0019.-+eE tfn\n', 'true', 'null', '"a"', '"a":', '\\u00e9', '\ufeff'),
    maxLength,
  })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
