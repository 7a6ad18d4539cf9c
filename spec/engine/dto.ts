/** Types only: a DTO as it is drawn, before it is a class. */

export type TypeDrawn =
  | 'string'
  | 'number'
  | 'boolean'
  | 'date'
  | 'strings'
  | 'numbers'
  | 'nested'
  | 'nestedList'
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

export interface PropertyDrawn {
  readonly name: string
  readonly type: TypeDrawn
  readonly checks: readonly CheckDrawn[]
  readonly optional?: OptionsDrawn | undefined
  readonly condition?: ConditionDrawn | undefined
  readonly allowed?: boolean | undefined
  readonly nested?: Dto | undefined
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
