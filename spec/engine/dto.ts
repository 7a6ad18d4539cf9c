/** A DTO as it is drawn, before it is a class. */

export type TypeDrawn =
  | 'string'
  | 'number'
  | 'boolean'
  | 'date'
  | 'strings'
  | 'numbers'
  | 'nested'
  | 'nestedList'
  /** With `@Type`, without which class-transformer leaves what it finds. */
  | 'stringSet'
  | 'numberSet'
  | 'nestedSet'
  | 'numberMap'
  | 'nestedMap'
  /** A set whose checks alone say what it holds. */
  | 'looseSet'
  /** With class-transformer's discriminator. */
  | 'tagged'
  | 'taggedList'
  | 'taggedSet'
  /** Declared as `Object`, so that checks must say what it is. */
  | 'impliedString'
  | 'impliedNumber'
  | 'impliedBoolean'
  | 'impliedStrings'
  | 'impliedObject'
  | 'listed'

export interface OptionsDrawn {
  readonly each?: boolean | undefined
  readonly always?: boolean | undefined
  readonly groups?: readonly string[] | undefined
  readonly message?: { readonly form: 'tokens' | 'function' | 'nested'; readonly id: number } | undefined
  readonly condition?: ConditionDrawn | undefined
}

/** Another property has a value, or none (`null` is none). */
export interface ConditionDrawn {
  readonly property: string
  readonly given: boolean
}

export interface CheckDrawn {
  readonly decorator: string
  readonly args: () => readonly unknown[]
  readonly options: OptionsDrawn
}

/** The classes among which a tag tells. */
export interface TagsDrawn {
  readonly keep: boolean
  readonly variants: readonly { readonly tag: string; readonly dto: Dto }[]
}

export interface PropertyDrawn {
  readonly name: string
  readonly type: TypeDrawn
  readonly checks: readonly CheckDrawn[]
  readonly optional?: OptionsDrawn | undefined
  readonly condition?: ConditionDrawn | undefined
  readonly allowed?: boolean | undefined
  /** Of a tagged one: the class of what has no tag that is known. */
  readonly nested?: Dto | undefined
  readonly tags?: TagsDrawn | undefined
  /** Absent: without `@ValidateNested`. */
  readonly nestedOptions?: OptionsDrawn | undefined
}

export interface Dto {
  /** Of its base class. */
  readonly base: readonly PropertyDrawn[]
  readonly own: readonly PropertyDrawn[]
}

/** By name, the class's own before its base's. */
export function propertiesOf({ base, own }: Dto): ReadonlyMap<string, PropertyDrawn> {
  return new Map([...base, ...own].map((property) => [property.name, property]))
}

export const NAMES = ['name', 'tags', 'a b', 'é', 'error'] as const

/** The property that tells a tagged object's class, which is never one of `NAMES`. */
export const TAG = 'kind'

/** None is a property's name, or a key of a value that is drawn. */
export const TAGS = ['cat', 'valueOf'] as const

const isTag = (key: unknown): boolean => (TAGS as readonly unknown[]).includes(key)
const isProperty = (key: string): boolean => key === TAG || (NAMES as readonly string[]).includes(key)

/** A place without the tags in it, which class-validator does not say: `['tags', 1, 'cat', 'name']` → `'tags.1.name'` */
export function pathOf(loc: readonly (string | number)[]): string {
  return loc.filter((part) => !isTag(part)).join('.')
}

/** An item counts for its property: `tags.1` → `tags`. */
export function propertyPath(path: string): string {
  const parts = path.split('.')
  const last = parts.findLastIndex(isProperty)
  return parts.slice(0, last + 1).join('.')
}

/** The class of one nested value; `undefined` where its tag is none that is known. */
export function dtoOf({ nested, tags }: PropertyDrawn, value: unknown): Dto | undefined {
  if (tags === undefined) return nested
  const isObject = typeof value === 'object' && value !== null
  const tag: unknown = isObject && Object.hasOwn(value, TAG) ? Reflect.get(value, TAG) : undefined
  return tags.variants.find((variant) => variant.tag === tag)?.dto
}
