import fc from 'fast-check'
import { CATALOGUE } from './check-catalogue.js'
import { type CheckDrawn, type Dto, type PropertyDrawn, propertiesOf, TAG } from './dto.js'
import { isMap, TYPES } from './dto-types.js'

/** What may stand where something else is meant. */
const STRANGE: readonly unknown[] = [
  ...[5, -0, 1.5, 1e-7, 1e21, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, true, false],
  ...[
    '',
    ' ',
    'x',
    'null',
    'never',
    'é',
    '😀',
    '\ud800',
    '\u0000',
    '\ufeff',
    'ß'.repeat(301),
    'x'.repeat(5000),
  ],
  ...[[], [null], [[]], [{}], [5, 'x'], ['x', null], ['a', 'a'], Array.from({ length: 20 }, () => 'x')],
  ...[
    {},
    { a: 1 },
    { hasOwnProperty: 1 },
    { constructor: 1, length: 2 },
    { toString: 1, valueOf: null },
    JSON.parse('{"__proto__":{"a":1}}'),
  ],
]

export const MISSING = Symbol('missing')

const PLAIN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: fc.oneof(fc.constantFrom('text', 'abc', 'a1', 'é'), fc.string({ maxLength: 8 })),
  number: fc.oneof(fc.integer({ min: -10, max: 20 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  boolean: fc.boolean(),
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  object: fc.constantFrom({ a: 1 }, { a: { b: [] } }, {}),
  any: fc.constantFrom('a', 'text', 1, 'red'),
}

/** A value that the checks like: one that a check of them names as such. */
function liked(kind: string, checks: readonly CheckDrawn[]): fc.Arbitrary<unknown> {
  const samples = checks.flatMap(({ decorator }) => {
    const entry = CATALOGUE.get(decorator)
    return entry?.kind === kind ? entry.samples : []
  })
  const special = samples.filter((sample) => !PLAIN_SAMPLES.has(sample))
  const plain = PLAIN[kind] as fc.Arbitrary<unknown>
  const weighted = (of: readonly unknown[], weight: number) =>
    of.length === 0 ? [] : [{ weight, arbitrary: fc.constantFrom(...of) }]
  return fc.oneof({ weight: 1, arbitrary: plain }, ...weighted(samples, 2), ...weighted(special, 6))
}

const PLAIN_SAMPLES = new Set<unknown>(['text', '', 'a', 'ab', 'ascii', 'half'])

function good(property: PropertyDrawn): fc.Arbitrary<unknown> {
  const { type, checks, nested } = property
  const { kind, items } = TYPES[type]
  if (nested !== undefined) {
    const one = oneNested(property, nested)
    return items === undefined ? one : collected(type, fc.array(one, { maxLength: 3 }))
  }
  if (items === undefined) {
    return liked(kind, checks)
  }
  const ofItems = checks.filter(({ options }) => options.each === true)
  const some = fc.oneof(
    { weight: 5, arbitrary: fc.uniqueArray(liked(items, ofItems), { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(fc.oneof(liked(items, ofItems), strange), { maxLength: 4 }) },
  )
  return collected(type, some)
}

function oneNested({ tags }: PropertyDrawn, nested: Dto): fc.Arbitrary<unknown> {
  const plain = valueOfDto(nested)
  const further = { weight: 1, arbitrary: fc.constant({ unknown: 1 }) }
  if (tags === undefined) {
    return fc.oneof({ weight: 19, arbitrary: plain }, further)
  }
  const tagged = tags.variants.map(({ tag, dto }) =>
    valueOfDto(dto).map((value) => ({ ...value, [TAG]: tag })),
  )
  const lost = plain.chain((value) => fc.constantFrom(...NO_TAGS).map((tag) => ({ ...value, [TAG]: tag })))
  return fc.oneof(
    ...tagged.map((arbitrary) => ({ weight: 9, arbitrary })),
    { weight: 1, arbitrary: lost },
    further,
  )
}

const NO_TAGS: readonly unknown[] = ['dog', 'toString', '__proto__', '', null, 5, ['cat'], {}]

/** No tag, and nothing that a property is called. */
const KEYS = ['@', '@1', '7', '@é'] as const
const HOSTILE_KEYS = ['size', 'get', 'toString', 'constructor', '__proto__'] as const

const keys = fc.oneof(
  { weight: 5, arbitrary: fc.shuffledSubarray([...KEYS], { minLength: 4 }) },
  { weight: 1, arbitrary: fc.shuffledSubarray([...KEYS, ...HOSTILE_KEYS], { minLength: 4 }) },
)

function collected(type: PropertyDrawn['type'], items: fc.Arbitrary<unknown[]>): fc.Arbitrary<unknown> {
  return isMap(type)
    ? fc
        .tuple(items, keys)
        .map(([values, names]) => Object.fromEntries(values.map((value, index) => [names[index], value])))
    : items
}

const strange = fc.constantFrom(...STRANGE)

function valueFor(property: PropertyDrawn): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 88, arbitrary: good(property) },
    { weight: 4, arbitrary: fc.constant(MISSING) },
    { weight: 3, arbitrary: fc.constant(null) },
    {
      weight: 5,
      arbitrary: strange.filter(
        (value) => property.type !== 'date' || typeof value !== 'string' || value === 'x',
      ),
    },
  )
}

/** A value for a class, that it will often take. */
export function valueOfDto(dto: Dto): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.fromEntries(
    [...propertiesOf(dto)].map(([name, property]) => [name, valueFor(property)]),
  )
  return fc
    .tuple(fc.record(model), fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, fc.constantFrom(...UNKNOWN)))
    .map(([value, further]) =>
      Object.fromEntries(
        [...Object.entries(value), ...Object.entries(further)].filter(([, of]) => of !== MISSING),
      ),
    )
}

const UNKNOWN: readonly object[] = [
  '{"unknown":1,"constructor":2,"hasOwnProperty":3}',
  '{"toString":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
].map((text) => JSON.parse(text))

/** `structuredClone` gives objects of another realm under jest, which are not `instanceof Object`. */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf) as T
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, copyOf(of)])) as T
}
