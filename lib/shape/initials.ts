import type { AnyClass, Constructor } from '../types.js'
import { toJson } from './json-value.js'

/** A property as a fresh instance has it. */
export interface Initial {
  readonly value: unknown
  /** As JSON; absent where it differs from run to run (a clock, a random id). */
  readonly document?: unknown
}

/** A default this near to now is a clock: a document that showed it would never be the same twice. */
const CLOCK = 60_000

/** The own properties of a fresh instance, in their order: initializers are defaults. */
export function initialsOf(
  target: AnyClass,
  refuse: (message: string) => void,
): ReadonlyMap<string, Initial> {
  try {
    const [one, other] = [new (target as Constructor)(), new (target as Constructor)()]
    return new Map(
      Object.keys(one).map((name) => {
        const value: unknown = Reflect.get(one, name)
        const document = toJson(value)
        const isStable =
          !isClock(value) && JSON.stringify(document) === JSON.stringify(toJson(Reflect.get(other, name)))
        return [name, isStable && document !== undefined ? { value, document } : { value }]
      }),
    )
  } catch (error) {
    refuse(
      `new ${target.name}() throws (${error instanceof Error ? error.message : String(error)}); a DTO is made without arguments, then filled`,
    )
    return new Map()
  }
}

function isClock(value: unknown): boolean {
  const time = value instanceof Date ? value.getTime() : typeof value === 'number' ? value : Number.NaN
  return Math.abs(time - Date.now()) < CLOCK
}
