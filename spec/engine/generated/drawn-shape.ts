import fc from 'fast-check'
import type { Check, ObjectShape, Property, Shape } from '../../../lib/shape/shape.js'

/** What functions of a user were called with, in order: an engine must neither call twice nor leave out. */
export const calls: string[] = []

/** Names that would be more than names if they were ever pasted into source. */
export const NAMES = [
  ...['name', 'age', 'a b', 'a-b', "it's", '"', '`${' + 'process.exit(1)}`', '\\', '\u2028', '\ud800', ''],
  ...['constructor', 'toString', 'hasOwnProperty', 'return', 'o', 'raw', 'run', 'FAILED', '*/', '//', '1'],
] as const

const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight = 2): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary })

const small = fc.integer({ min: 0, max: 4 })

const scalar: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({
    kind: fc.constant('string' as const),
    minLength: maybe(small) as fc.Arbitrary<number>,
    maxLength: maybe(small) as fc.Arbitrary<number>,
    pattern: maybe(fc.constantFrom('^a', '[/"`\\\\]$', '^\\p{L}+$'), 1) as fc.Arbitrary<string>,
    format: maybe(fc.constantFrom('uuid', 'date', 'email', 'decimal'), 1) as fc.Arbitrary<string>,
  }),
  fc.record({
    kind: fc.constantFrom('number' as const, 'integer' as const, 'bigint' as const),
    minimum: maybe(small) as fc.Arbitrary<number>,
    exclusiveMaximum: maybe(small) as fc.Arbitrary<number>,
    multipleOf: maybe(fc.constantFrom(1, 2), 1) as fc.Arbitrary<number>,
  }),
  fc.constantFrom<Shape>({ kind: 'boolean' }, { kind: 'any' }, { kind: 'bytes' }),
  fc.constantFrom<Shape>({ kind: 'date' }, { kind: 'date-time' }),
  fc.constantFrom<Shape>(
    { kind: 'enum', values: ['a', '"', '`'] },
    { kind: 'enum', values: [1, 'a', null, -0] },
    { kind: 'enum', values: ["it's"] },
  ),
)

const ofUser = (name: string, async: boolean, passes: Check['passes']): Partial<Check> => ({
  name,
  async,
  passes: (value, args) => {
    calls.push(`${name} ${args.property} ${typeof value}`)
    return passes(value, args)
  },
})

const isText = (value: unknown): boolean => typeof value === 'string' || value === 3
const AT_LEAST = 2
const library = (name: string, constraints: readonly unknown[], passes: Check['passes']): Partial<Check> => ({
  name,
  builtin: true,
  constraints,
  passes,
})

const check: fc.Arbitrary<Check> = fc
  .tuple(
    fc.constantFrom(
      ofUser('mine', false, isText),
      ofUser('later', true, (value) => Promise.resolve(isText(value))),
      ofUser('whole', false, (_value, { object }) => Object.keys(object).length > 1),
      library('min', [AT_LEAST], (value) => typeof value === 'number' && value >= AT_LEAST),
      library('minLength', [AT_LEAST], (value) => typeof value === 'string' && value.length >= AT_LEAST),
      library('isDefined', [], (value) => value !== undefined && value !== null),
      library('arrayMaxSize', [AT_LEAST], (value) => Array.isArray(value) && value.length <= AT_LEAST),
      library('isUppercase', [], (value) => typeof value === 'string' && value.toUpperCase() === value),
    ),
    maybe(fc.boolean(), 2),
    maybe(fc.constantFrom('said', '$property'), 2),
    maybe(fc.boolean(), 1),
  )
  .map(
    ([given, each, message, condition]) =>
      ({
        builtin: false,
        async: false,
        constraints: [],
        ...given,
        each: each === true,
        ...(message === undefined ? {} : { message }),
        ...(condition === undefined ? {} : { validateIf: () => condition }),
        textOf: ({ property }) => message ?? `${property} failed`,
      }) as Check,
  )

const within = (items: fc.Arbitrary<Shape>): fc.Arbitrary<Shape> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('array' as const),
      items,
      container: fc.constantFrom('array' as const, 'set' as const),
      minItems: maybe(small, 1) as fc.Arbitrary<number>,
      maxItems: maybe(small, 1) as fc.Arbitrary<number>,
      uniqueItems: maybe(fc.boolean(), 1) as fc.Arbitrary<boolean>,
    }),
    fc.record({
      kind: fc.constant('record' as const),
      values: items,
      container: fc.constantFrom('object' as const, 'map' as const),
    }),
    fc.record({
      kind: fc.constant('tuple' as const),
      items: fc.array(items, { maxLength: 2 }),
      rest: maybe(items) as fc.Arbitrary<Shape>,
    }),
    fc.record({
      kind: fc.constant('union' as const),
      members: fc.array(items, { minLength: 1, maxLength: 3 }),
    }),
  )

/** A shape at most `depth` levels deep, and sometimes one that holds itself. */
export function shape(depth: number): fc.Arbitrary<Shape> {
  const flat = fc.oneof(
    { weight: 3, arbitrary: scalar },
    ...(depth === 0
      ? []
      : [
          { weight: 2, arbitrary: reference(depth - 1) },
          { weight: 2, arbitrary: within(fc.constant(null).chain(() => shape(depth - 1))) },
        ]),
  )
  return fc
    .tuple(flat, maybe(fc.constant(true), 2))
    .map(([of, nullable]) => clean({ ...of, ...(nullable === undefined ? {} : { nullable }) }) as Shape)
}

const property = (name: string, depth: number): fc.Arbitrary<Property> =>
  fc
    .record({
      name: fc.constant(name),
      wire: fc.oneof({ weight: 8, arbitrary: fc.constant(name) }, fc.constant(`${name}_`)),
      of: shape(depth),
      checks: fc.oneof(
        { weight: 7, arbitrary: fc.constant([]) },
        { weight: 3, arbitrary: fc.array(check, { maxLength: 2 }) },
      ),
      required: fc.boolean(),
      initial: maybe(fc.constantFrom<unknown>('abc', 5, null, ['x']), 1),
      condition: maybe(fc.boolean(), 1),
      transform: maybe(fc.constantFrom('same', 'text', 'throws', 'undefined'), 1),
      convertsFirst: fc.boolean(),
    })
    .map(({ of, checks, initial, condition, transform, convertsFirst, ...rest }) => ({
      ...rest,
      shape: checks.length === 0 ? of : { ...of, checks },
      ...(initial === undefined ? {} : { default: { value: initial } }),
      ...(condition === undefined ? {} : { conditions: [() => condition] }),
      ...(transform === undefined ? {} : { transforms: [transformOf(transform, name)], convertsFirst }),
    }))

const transformOf = (form: string, name: string) => (value: unknown) => {
  calls.push(`transform ${name} ${typeof value}`)
  if (form === 'throws' && typeof value !== 'string') throw new Error('not mine')
  return form === 'text' ? String(value) : form === 'undefined' ? undefined : value
}

/** An object of a class whose initializers are the defaults of its properties. */
export function object(depth: number): fc.Arbitrary<ObjectShape> {
  return fc
    .subarray([...NAMES], { minLength: 1, maxLength: 4 })
    .chain((names) =>
      fc.record({
        properties: fc.tuple(...names.map((name) => property(name, depth))),
        unknown: maybe(fc.constantFrom('drop' as const, 'reject' as const, 'keep' as const), 3),
        others: maybe(shape(depth === 0 ? 0 : depth - 1), 3),
        recurs: fc.integer({ min: 0, max: 5 }),
        hasClass: fc.boolean(),
      }),
    )
    .map(({ properties, unknown, others, recurs, hasClass }) => {
      const all: Property[] = [...properties]
      const shape: ObjectShape = {
        kind: 'object',
        name: `Drawn<"${properties[0]?.name}">`,
        properties: all,
        ...(hasClass ? { target: classOf(all) } : {}),
        ...(unknown === undefined ? {} : { unknown }),
        ...(others === undefined ? {} : { unknown: 'keep' as const, additionalProperties: others }),
      }
      if (recurs === 0) {
        all.push({ name: 'self', wire: 'self', shape: { kind: 'reference', target: shape }, required: false })
      }
      return shape
    })
}

function classOf(properties: readonly Property[]) {
  return class Drawn {
    constructor() {
      for (const { name, default: initial } of properties) {
        if (initial !== undefined) Reflect.set(this, name, initial.value)
      }
    }
  }
}

const reference = (depth: number): fc.Arbitrary<Shape> =>
  object(depth).map((target) => ({ kind: 'reference', target }))

const clean = (of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))
