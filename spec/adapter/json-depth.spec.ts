import fc from 'fast-check'
import { MAX_DEPTH, tooDeepAt } from '../../lib/adapter/json-depth.js'

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

describe('tooDeepAt', () => {
  it.each([
    ['nothing', ''],
    ['the greatest depth', nested(MAX_DEPTH)],
    ['objects of the greatest depth', `${'{"a":'.repeat(MAX_DEPTH)}1${'}'.repeat(MAX_DEPTH)}`],
    ['many, one after the other', `[${Array(1000).fill('{"a":[]}').join()}]`],
    ['brackets in a string', JSON.stringify('['.repeat(1000))],
    ['brackets after an escaped quote', JSON.stringify(`\\"${'{'.repeat(1000)}\\`)],
    ['a short unfinished text', '['.repeat(MAX_DEPTH)],
  ])('passes %s', (_case, text) => {
    expect(tooDeepAt(text)).toBeUndefined()
  })

  it.each([
    ['arrays', nested(MAX_DEPTH + 1), MAX_DEPTH],
    ['objects', `${'{"a":'.repeat(MAX_DEPTH + 1)}1${'}'.repeat(MAX_DEPTH + 1)}`, MAX_DEPTH * 5],
    ['arrays in objects', '[{"a":'.repeat(MAX_DEPTH), 600],
    ['what follows a string with an escape', `["\\"",${nested(MAX_DEPTH)}]`, 205],
    ['what follows closed ones', `[[],${nested(MAX_DEPTH)}]`, 203],
  ])('finds the first that is too deep of %s', (_case, text, at) => {
    expect(tooDeepAt(text)).toBe(at)
  })

  it('passes any JSON that is not so deep', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6, stringUnit: 'binary' }), (text) => {
        expect(tooDeepAt(`[${Array(50).fill(text).join()}]`)).toBeUndefined()
      }),
    )
  })
})
