/** How generated code accepts a value. */

/** An expression that is true of values which are accepted for sure; of others it may be false. `(v) => 'v > 0'` */
export type Test = (value: string) => string

/** How a raw value is taken. */
export interface Acceptance {
  /** The expression of the value; absent: the raw value itself. */
  readonly convert?: (raw: string) => string
  /** Of the value. */
  readonly tests: readonly Test[]
}

/** All of them, as one condition: `v.length >= 1 && v.length <= 80` */
export function conditionOf(tests: readonly Test[], value: string): string {
  return tests.map((test) => test(value)).join(' && ')
}

/** Puts the value of what is in `variable` into it; nothing where it is the value already. */
export function conversionLines({ convert }: Acceptance, variable: string): string[] {
  return convert === undefined ? [] : [`${variable} = ${convert(variable)}`]
}
