import type { AnyClass, Constructor } from '../types.js'
import { toJson } from './json-value.js'

/** A property as a fresh instance has it. */
export interface Initial {
  readonly value: unknown
  /** As JSON; absent where it differs from run to run (a clock, a random id). */
  readonly document?: unknown
  /** Its type says it, in JSON: there is no instance that has it. */
  readonly written?: true
  /** Its class makes it, and no instance of that is what is read into. */
  readonly make?: () => unknown
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
        return [name, { value, ...documented(value, Reflect.get(other, name)) }]
      }),
    )
  } catch (error) {
    refuse(
      `new ${target.name}() throws (${error instanceof Error ? error.message : String(error)}); a DTO is made without arguments, then filled`,
    )
    return new Map()
  }
}

/** What a document may say of a default: nothing of a clock's, and of an object's only what is plain data. */
function documented(value: unknown, again: unknown): Pick<Initial, 'document'> {
  if (isClock(value) || !isData(value)) {
    return {}
  }
  const document = toJson(value)
  return document === undefined || JSON.stringify(document) !== JSON.stringify(toJson(again))
    ? {}
    : { document }
}

/** An instance of a class holds what its class may hide, in the names of the program. */
function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return true
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  const isPlain = [Object.prototype, Array.prototype, Map.prototype, Set.prototype].some(
    (each) => each === prototype,
  )
  const inner = value instanceof Map || value instanceof Set ? [...value.values()] : Object.values(value)
  return isPlain && inner.every((each) => !isClock(each) && isData(each))
}

function isClock(value: unknown): boolean {
  const time =
    value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : Number(value)
  const now = Date.now()
  return typeof value !== 'boolean' && (Math.abs(time - now) < CLOCK || Math.abs(time * 1000 - now) < CLOCK)
}
