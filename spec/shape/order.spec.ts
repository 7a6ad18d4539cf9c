import fc from 'fast-check'
import { enumValues } from '../../lib/shape/enum-values.js'
import { joinOrders } from '../../lib/shape/order.js'

describe('joinOrders', () => {
  it.each([
    [
      [
        ['a', 'c'],
        ['a', 'b', 'c'],
      ],
      ['a', 'b', 'c'],
    ],
    [
      [['b'], ['a', 'b', 'c']],
      ['a', 'b', 'c'],
    ],
    [
      [['a', 'b'], ['c']],
      ['c', 'a', 'b'],
    ],
    [[[], []], []],
  ])('joins %j to %j', (orders, joined) => {
    expect(joinOrders(...orders)).toEqual(joined)
  })

  it('keeps the first order, and every name once', () => {
    const order = fc.uniqueArray(fc.constantFrom(...'abcdefgh'))
    fc.assert(
      fc.property(order, order, (first, second) => {
        const joined = joinOrders(first, second)
        expect(joined.filter((name) => first.includes(name))).toEqual(first)
        expect([...joined].sort()).toEqual([...new Set([...first, ...second])].sort())
      }),
    )
  })
})

describe('enumValues', () => {
  enum Text {
    A = 'a',
    B = 'b',
  }
  enum Numbers {
    Low,
    High = 5,
  }
  enum Mixed {
    No = 0,
    Yes = 'yes',
  }

  it.each([
    ['of a list are the list', ['x', 1, null], ['x', 1, null]],
    ['of a text enum are its texts', Text, ['a', 'b']],
    ['of a numeric enum are its numbers', Numbers, [0, 5]],
    ['of a mixed enum are both', Mixed, [0, 'yes']],
  ])('%s', (_case, of, values) => {
    expect([...enumValues(of as never)].sort()).toEqual([...values].sort())
  })
})
