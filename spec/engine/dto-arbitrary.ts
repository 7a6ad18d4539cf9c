import fc from 'fast-check'
import { CATALOGUE, FORM_NAMES, type Kind, LENIENT_NAMES } from './check-catalogue.js'
import type { CheckDrawn, ConditionDrawn, Dto, OptionsDrawn, PropertyDrawn, TypeDrawn } from './dto.js'

const NAMES = ['name', 'tags', 'a b', 'é', 'error'] as const
const GROUPS = ['create', 'update'] as const

const namesOf = (kind: Kind): string[] =>
  [...CATALOGUE].flatMap(([name, entry]) => (entry.kind === kind ? [name] : []))

/** Which checks may decorate a value of a type, those that most values pass more often. */
const POOLS: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
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
}

interface TypeRow {
  readonly kind: Kind
  /** Of its items. */
  readonly items?: Kind
  /** Checks without which the type would not be known. */
  readonly says?: readonly (readonly [decorator: string, each?: true])[]
}

export const TYPES: Readonly<Record<TypeDrawn, TypeRow>> = {
  string: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  strings: { kind: 'array', items: 'string', says: [['IsString', true]] },
  numbers: { kind: 'array', items: 'number', says: [['IsNumber', true]] },
  nested: { kind: 'object' },
  nestedList: { kind: 'array', items: 'object' },
  impliedString: { kind: 'string', says: [['IsString']] },
  impliedNumber: { kind: 'number', says: [['IsNumber']] },
  impliedBoolean: { kind: 'boolean', says: [['IsBoolean']] },
  impliedStrings: { kind: 'array', items: 'string', says: [['IsArray'], ['IsString', true]] },
  impliedObject: { kind: 'object', says: [['IsObject']] },
  listed: { kind: 'any' },
}

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

const check = (kind: Kind, each: boolean, asked: readonly string[]): fc.Arbitrary<CheckDrawn> =>
  fc.tuple(POOLS[kind], options(asked), fc.nat(9), fc.nat(30)).map(([decorator, given, variant, rare]) => ({
    decorator,
    args: variantOf(decorator, variant),
    options: each || (rare === 0 && kind !== 'array') ? { ...given, each: true } : given,
  }))

function variantOf(decorator: string, index: number): () => readonly unknown[] {
  const variants = CATALOGUE.get(decorator)?.variants ?? []
  return variants[index % variants.length] as () => readonly unknown[]
}

const listing: fc.Arbitrary<CheckDrawn> = fc
  .tuple(fc.constantFrom('IsIn', 'IsEnum', 'Equals'), fc.nat(9), sometimes(message, 5))
  .map(([decorator, index, said]) => ({
    decorator,
    args: variantOf(decorator, index),
    options: { message: said, always: true },
  }))

function checks(type: TypeDrawn, asked: readonly string[]): fc.Arbitrary<CheckDrawn[]> {
  const { kind, items, says = [] } = TYPES[type]
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
      fc.array(check(kind, false, asked), { maxLength: items === undefined ? 3 : 2, size: 'max' }),
      items === undefined
        ? fc.constant([])
        : fc.array(check(items, true, asked), { maxLength: 2, size: 'max' }),
    )
    .map(([first, own, ofItems]) => [...first, ...own, ...ofItems])
}

function property(name: string, asked: readonly string[], depth: number): fc.Arbitrary<PropertyDrawn> {
  const flat = (Object.keys(TYPES) as TypeDrawn[]).filter((type) => !type.startsWith('nested'))
  return fc.constantFrom<TypeDrawn>(...flat, ...(depth > 0 ? NESTED : [])).chain((type) =>
    fc.record({
      name: fc.constant(name),
      type: fc.constant(type),
      checks: checks(type, asked),
      optional: sometimes(fc.record({ groups: fc.constant(asked.length === 0 ? undefined : asked) }), 2),
      condition: sometimes(condition, 1),
      allowed: sometimes(fc.constant(true), 1),
      ...(type.startsWith('nested')
        ? { nested: dto(asked, depth - 1), nestedOptions: sometimes(nestedOptions, 9) }
        : {}),
    }),
  )
}

const NESTED: readonly TypeDrawn[] = ['nested', 'nested', 'nestedList', 'nestedList']

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
