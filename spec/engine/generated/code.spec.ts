import fc from 'fast-check'
import { access, Code, literal } from '../../../lib/engine/generated/code.js'
import { NAMES } from './drawn-shape.js'

const run = (source: string): unknown => new Function('o', `'use strict'; return ${source}`)({})

describe('literal', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...NAMES, '\u2029', '</script>', '\r\n'),
  )

  it('is the value itself, whatever it says', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null)), (value) => {
        expect(Object.is(run(literal(value)), value)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('is one line', () => {
    fc.assert(fc.property(text, (value) => !/[\n\r\u2028\u2029]/.test(literal(value))))
  })
})

describe('access', () => {
  it('gets the property of that name, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NAMES)), (name) => {
        const object = Object.create(null, { [name]: { value: 'found' } })
        expect(new Function('o', `return ${access('o', name)}`)(object)).toBe('found')
      }),
    )
  })
})

describe('Code', () => {
  it('names its functions after what they are for, without what is no letter', () => {
    const made = new Code().compile<() => void>(
      'read',
      'Page<"\n*/process.exit()//">',
      [],
      ['throw new Error()'],
    )
    expect(made.name).toBe('readPageprocessexit')
    expect(() => made()).toThrow()
    let stack = ''
    try {
      made()
    } catch (error) {
      stack = (error as Error).stack ?? ''
    }
    expect(stack).toMatch(/readPageprocessexit \(typefast:read\/Pageprocessexit\.\d+\.js:/)
  })

  it('closes over constants', () => {
    const code = new Code()
    const [one, other, again] = [{}, {}, {}].map((value) => code.constant(value, 'value'))
    code.bind({ bound: 5 })
    const made = code.compile<() => unknown[]>(
      'read',
      'All',
      [],
      [`return [${one}, ${other}, ${again}, bound]`],
    )
    expect(made()).toEqual([{}, {}, {}, 5])
    expect(new Set(made()).size).toBe(4)
  })

  describe('is printed', () => {
    const before = process.env.DEBUG
    afterEach(() => {
      if (before === undefined) delete process.env.DEBUG
      else process.env.DEBUG = before
    })

    it.each([
      ['typefast:engine', true],
      ['other,typefast:*', true],
      ['*', true],
      ['typefast:engines', false],
      ['', false],
    ])('where DEBUG=%s: %s', (debug, isPrinted) => {
      const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
      process.env.DEBUG = debug
      new Code().compile('read', 'Item', ['raw'], ['if (raw) {', 'return 1', '}', 'return 2'])
      const printed = write.mock.calls.map(([text]) => String(text)).join('')
      write.mockRestore()
      expect(printed === '').toBe(!isPrinted)
      if (isPrinted) {
        expect(printed).toMatch(
          /^'use strict'\nreturn function readItem\(raw\) \{\n {2}if \(raw\) \{\n {4}return 1\n {2}\}\n {2}return 2\n\}\n\/\/# sourceURL=typefast:read\/Item\.\d+\.js\n\n$/,
        )
      }
    })
  })
})
