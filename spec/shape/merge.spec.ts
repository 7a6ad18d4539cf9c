import { merge } from '../../lib/shape/merge.js'

describe('merge', () => {
  it('merges objects, and replaces arrays and scalars', () => {
    const base = { a: { b: 1, c: { d: 1 } }, list: [1, 2], text: 'a' }
    expect(merge(base, { a: { c: { e: 2 } }, list: [3], text: 'b' })).toEqual({
      a: { b: 1, c: { d: 1, e: 2 } },
      list: [3],
      text: 'b',
    })
    expect(base).toEqual({ a: { b: 1, c: { d: 1 } }, list: [1, 2], text: 'a' })
  })

  it('replaces an object by a scalar, and a scalar by an object', () => {
    expect(merge({ a: { b: 1 }, c: 1 }, { a: null, c: { d: 2 } })).toEqual({ a: null, c: { d: 2 } })
  })

  it('passes over what is undefined', () => {
    expect(merge({ a: 1 }, { a: undefined, b: undefined })).toStrictEqual({ a: 1 })
  })

  it('takes __proto__ for a key like the others', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"polluted":true},"a":{"__proto__":{"polluted":true}}}',
    ) as object
    const merged = merge({ a: {} }, { ...hostile })
    expect(JSON.stringify(merged)).toBe('{"a":{"__proto__":{"polluted":true}},"__proto__":{"polluted":true}}')
    expect({}).not.toHaveProperty('polluted')
  })
})
