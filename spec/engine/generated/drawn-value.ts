import fc from 'fast-check'
import type { ObjectShape, Shape } from '../../../lib/shape/shape.js'

const STRANGE: readonly unknown[] = [
  ...[undefined, null, true, 0, -0, 3, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 2n],
  ...['', 'a', 'abc', '5', ' 5 ', 'true', '2024-01-31', '\ud800', '"', 'x'.repeat(300)],
  ...[[], [[]], ['a', 'a'], [1, 2, 3, 4, 5], {}, { name: 'a' }, new Date(0), new Date(Number.NaN)],
  ...[new Map([['a', 1]]), new Set([1, 2]), new Uint8Array([1]), Symbol.iterator, () => 'called'],
  ...[JSON.parse('{"__proto__":{"a":1},"constructor":2}'), Object.create(null), new (class Named {})()],
]

export const strange = fc.constantFrom(...STRANGE)

/** A value that a shape will often take, and sometimes anything; `depth` ends those that hold themselves. */
export function valueFor(shape: Shape, depth = 4): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 24, arbitrary: fitting(shape, depth) }, { weight: 1, arbitrary: strange })
}

function fitting(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) {
    return fc.constant(undefined)
  }
  switch (shape.kind) {
    case 'string':
      return fc.constantFrom<unknown>('a', 'ab', 'abc', 'ABC', 'a/', '2024-01-31', '12.5', '😀é')
    case 'number':
    case 'integer':
    case 'bigint':
      return fc.constantFrom<unknown>(0, 1, 2, 3, 1.5, '2', 2n)
    case 'boolean':
      return fc.constantFrom<unknown>(true, false, 'yes')
    case 'date':
    case 'date-time':
      return fc.constantFrom<unknown>('2024-01-31', '2024-01-31T10:20:30Z', new Date(1e12), new Date(-1e14))
    case 'bytes':
    case 'file':
      return fc.constantFrom<unknown>('aGk=', new Uint8Array([1, 2]))
    case 'enum':
      return fc.constantFrom<unknown>(...shape.values)
    case 'any':
      return fc.constantFrom<unknown>('a', 3, { a: [1] }, null)
    case 'array':
      return fc.array(valueFor(shape.items, depth - 1), { maxLength: 4 })
    case 'tuple':
      return fc.tuple(...shape.items.map((item) => valueFor(item, depth - 1)))
    case 'record':
      return fc.dictionary(fc.constantFrom('a', 'b', '1'), valueFor(shape.values, depth - 1), { maxKeys: 3 })
    case 'union':
      return fc.oneof(...shape.members.map((member) => valueFor(member, depth - 1)))
    case 'reference':
      return objectOf(shape.target, depth)
    case 'object':
      return objectOf(shape, depth)
  }
}

/** By wire names, or by those of the program, and sometimes an instance. */
function objectOf(
  { properties, target, additionalProperties }: ObjectShape,
  depth: number,
): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      fc.constantFrom('wire', 'wire', 'name'),
      fc.tuple(...properties.map(({ shape }) => valueFor(shape, depth - 1))),
      fc.tuple(...properties.map(() => fc.integer({ min: 0, max: 9 }))),
      fc.constantFrom(
        {},
        {},
        {},
        { unknown: 1, 'constructor ': 2 },
        JSON.parse('{"__proto__":1,"constructor":3}'),
      ),
      additionalProperties === undefined
        ? fc.constant({})
        : fc.dictionary(fc.constantFrom('x', 'y', '1'), valueFor(additionalProperties, depth - 1), {
            maxKeys: 2,
          }),
      fc.constantFrom(false, false, target !== undefined),
    )
    .map(([by, values, absent, further, others, isInstance]) => {
      const entries = properties.flatMap((property, index): [string, unknown][] =>
        absent[index] === 0 ? [] : [[by === 'wire' ? property.wire : property.name, values[index]]],
      )
      const plain = Object.fromEntries([...entries, ...Object.entries({ ...further, ...others })])
      return isInstance && target !== undefined ? Object.assign(new target(), plain) : plain
    })
}
