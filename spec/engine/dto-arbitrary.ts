import fc from 'fast-check'
import { CATALOGUE, FORM_NAMES, type Kind, LENIENT_NAMES } from './check-catalogue.js'
import { CUSTOM_NAMES } from './drawn-custom.js'
import {
  type CheckDrawn,
  type ConditionDrawn,
  type Dto,
  NAMES,
  type OptionsDrawn,
  type PropertyDrawn,
  TAG,
  TAGS,
  type TagsDrawn,
  type TypeDrawn,
} from './dto.js'
import { TYPES, type TypeRow } from './dto-types.js'

const GROUPS = ['create', 'update'] as const

const namesOf = (kind: Kind): string[] =>
  [...CATALOGUE].flatMap(([name, entry]) => (entry.kind === kind ? [name] : []))

/** Which checks may decorate a value of a type, those that most values pass more often. */
const POOLS: Readonly<Record<Kind | NonNullable<TypeRow['pool']>, fc.Arbitrary<string>>> = {
  string: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...LENIENT_NAMES) },
    { weight: 2, arbitrary: fc.constantFrom(...FORM_NAMES) },
    { weight: 1, arbitrary: fc.constantFrom(...namesOf('any'), 'IsLatitude', 'IsLongitude') },
  ),
  number: fc.constantFrom(...namesOf('number'), ...namesOf('any')),
  boolean: fc.constantFrom('IsBoolean', 'IsDefined', 'IsNotEmpty', 'NotEquals', 'IsNotIn', 'IsEmpty'),
  date: fc.constantFrom(...namesOf('date'), 'IsDefined', 'IsNotEmpty', 'NotEquals'),
  array: fc.constantFrom(...namesOf('array'), 'IsDefined', 'IsNotEmpty'),
  object: fc.constantFrom(...namesOf('object'), 'IsDefined', 'IsNotEmpty', 'IsNotIn'),
  any: fc.constantFrom(...namesOf('any')),
  // No `Set` passes the checks of arrays: they are faults.
  set: fc.constantFrom('IsDefined', 'IsNotEmpty', 'IsInstance'),
  looseSet: fc.constantFrom('IsDefined', 'IsNotEmpty'),
  tagged: fc.constantFrom('IsObject', 'IsInstance', 'IsDefined', 'IsNotEmpty', 'IsNotIn'),
  map: fc.constantFrom('IsDefined', 'IsNotEmpty', 'IsObject', 'IsInstance', 'IsNotIn'),
}

const CUSTOM = fc.constantFrom(...CUSTOM_NAMES)

const sometimes = <T>(arbitrary: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary })

const condition: fc.Arbitrary<ConditionDrawn> = fc.record({
  property: fc.constantFrom(...NAMES),
  given: fc.boolean(),
})

const message: fc.Arbitrary<OptionsDrawn['message']> = fc.record({
  form: fc.constantFrom('tokens', 'function'),
  id: fc.nat(99),
})

const options = (asked: readonly string[]): fc.Arbitrary<OptionsDrawn> =>
  fc.record({
    message: sometimes(message, 5),
    groups: sometimes(fc.subarray([...GROUPS], { minLength: 1 }), asked.length === 0 ? 1 : 7),
    always: sometimes(fc.boolean(), 1),
    condition: sometimes(condition, 1),
  })

type Pool = keyof typeof POOLS

const check = (pool: Pool, each: boolean, asked: readonly string[]): fc.Arbitrary<CheckDrawn> =>
  fc
    .tuple(
      fc.oneof({ weight: 9, arbitrary: POOLS[pool] }, { weight: 1, arbitrary: CUSTOM }),
      options(asked),
      fc.nat(9),
      fc.nat(30),
    )
    .map(([decorator, given, variant, rare]) => ({
      decorator,
      args: variantOf(decorator, variant),
      options: each || (rare === 0 && !COLLECTED.has(pool)) ? { ...given, each: true } : given,
    }))

const COLLECTED = new Set<Pool>(['array', 'set', 'looseSet', 'map'])

function variantOf(decorator: string, index: number): () => readonly unknown[] {
  const { variants = CUSTOM_VARIANTS } = CATALOGUE.get(decorator) ?? {}
  return variants[index % variants.length] as () => readonly unknown[]
}

/** Most values pass. */
const CUSTOM_VARIANTS = NAMES.map((name, index) => () => [name, index + 3])

const listing: fc.Arbitrary<CheckDrawn> = fc
  .tuple(fc.constantFrom('IsIn', 'IsEnum', 'Equals'), fc.nat(9), sometimes(message, 5))
  .map(([decorator, index, said]) => ({
    decorator,
    args: variantOf(decorator, index),
    options: { message: said, always: true },
  }))

function checks(type: TypeDrawn, asked: readonly string[]): fc.Arbitrary<CheckDrawn[]> {
  const { kind, items, pool = kind, itemPool = items, says = [] } = TYPES[type]
  const sayers = says.map(
    ([decorator, each]): fc.Arbitrary<CheckDrawn> =>
      sometimes(message, 5).map((said) => ({
        decorator,
        args: variantOf(decorator, 0),
        options: { message: said, always: true, each },
      })),
  )
  return fc
    .tuple(
      fc.tuple(...(type === 'listed' ? [listing] : sayers)),
      fc.array(check(pool, false, asked), { maxLength: items === undefined ? 3 : 2, size: 'max' }),
      itemPool === undefined
        ? fc.constant([])
        : fc.array(check(itemPool, true, asked), { maxLength: 2, size: 'max' }),
    )
    .map(([first, own, ofItems]) => [...first, ...own, ...ofItems])
}

function property(name: string, asked: readonly string[], depth: number): fc.Arbitrary<PropertyDrawn> {
  return fc.constantFrom<TypeDrawn>(...FLAT, ...(depth > 0 ? NESTED : [])).chain((type) =>
    fc.record({
      name: fc.constant(name),
      type: fc.constant(type),
      checks: checks(type, asked),
      optional: sometimes(fc.record({ groups: fc.constant(asked.length === 0 ? undefined : asked) }), 2),
      condition: sometimes(condition, 1),
      allowed: sometimes(fc.constant(true), 1),
      ...(TYPES[type].nests === true ? nesting(type, asked, depth) : {}),
    }),
  )
}

const ALL = Object.keys(TYPES) as TypeDrawn[]
const FLAT = ALL.filter((type) => TYPES[type].nests !== true)
const NESTED = ALL.filter((type) => TYPES[type].nests === true)

function nesting(type: TypeDrawn, asked: readonly string[], depth: number) {
  return {
    nested: dto(asked, depth - 1),
    nestedOptions: sometimes(nestedOptions, 9),
    ...(type.startsWith('tagged') ? { tags: tagged(asked, depth - 1) } : {}),
  }
}

/** A tag that stays may be declared. */
function tagged(asked: readonly string[], depth: number): fc.Arbitrary<TagsDrawn> {
  const variants = TAGS.map((tag) =>
    fc.record({ tag: fc.constant(tag), dto: dto(asked, depth), declares: fc.boolean() }),
  )
  return fc.tuple(fc.boolean(), ...variants).map(([keep, ...drawn]) => ({
    keep,
    variants: drawn.map(({ tag, dto: { base, own }, declares }) => ({
      tag,
      dto: { base, own: keep && declares ? [...own, DECLARED_TAG] : own },
    })),
  }))
}

const DECLARED_TAG: PropertyDrawn = {
  name: TAG,
  type: 'string',
  checks: [{ decorator: 'IsString', args: () => [], options: { always: true } }],
}

const nestedOptions: fc.Arbitrary<OptionsDrawn> = fc.record({
  always: fc.constant(true),
  each: fc.boolean(),
  message: sometimes(fc.record({ form: fc.constant('nested' as const), id: fc.nat(99) }), 5),
})

/** A class for the groups that will be asked for. */
export function dto(asked: readonly string[], depth = 2): fc.Arbitrary<Dto> {
  const some = (names: readonly string[]): fc.Arbitrary<PropertyDrawn[]> =>
    fc.tuple(...names.map((name) => property(name, asked, depth)))
  const own = fc
    .subarray([...NAMES], { minLength: 1, maxLength: depth === 2 ? 5 : 2 })
    .chain((names) => some(names))
  const base = sometimes(
    fc.subarray([...NAMES], { minLength: 1, maxLength: 2 }).chain((names) => some(names)),
    1,
  )
  // Of one name, the two are of one type, as TypeScript asks.
  const differs = (one: PropertyDrawn, other: PropertyDrawn): boolean =>
    one.name === other.name && one.type !== other.type
  return fc.tuple(own, base).map(([properties, inherited = []]) => ({
    own: properties,
    base: inherited.filter((one) => !properties.some((other) => differs(one, other))),
  }))
}

/** The groups that are asked for, mostly none. */
export const groups: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 7, arbitrary: fc.constant([]) },
  { weight: 3, arbitrary: fc.subarray([...GROUPS], { minLength: 1 }) },
)
