import type { Issue } from '../errors/issue.js'
import type { Check, Property, Shape } from '../shape/shape.js'
import { applies, argumentsOf, entriesOf, failsQuietly } from './check-calls.js'
import { MISTAKES } from './mistakes.js'
import { Hole, type Run } from './run.js'

/** A check that a refused value fails as well, in the user's words. */
interface Failure {
  readonly text: string
  /** The items that fail; absent where the value itself does. */
  readonly items?: ReadonlySet<string | number>
}

/** The whole value, or the keys of those of its items that are. */
export type Refused = 'all' | ReadonlySet<string | number>

/** What of the present value the issues so far say to be refused as such, and not for something in it. */
export function refusedIn({ issues, loc }: Run, { kind }: Shape): Refused {
  const depth = loc.length
  for (const issue of issues) {
    if (isAt(issue, depth)) return 'all'
  }
  const isCollection = kind === 'array' || kind === 'tuple' || kind === 'record'
  const ofItems = isCollection ? issues.filter((issue) => isAt(issue, depth + 1)) : []
  return ofItems.length === 0
    ? NONE
    : new Set(ofItems.map((issue) => (issue as Issue).loc[depth] as string | number))
}

const NONE: ReadonlySet<never> = new Set<never>()

const isAt = (issue: Issue | Hole, depth: number): issue is Issue =>
  !(issue instanceof Hole) && issue.loc.length === depth

/** The users' messages, for values that are refused before their checks are run. */
export class PropertyMessages {
  readonly #property: Property
  /** Those to which the user gave a message. */
  readonly #spoken: readonly Check[]

  constructor(property: Property) {
    this.#property = property
    this.#spoken = (property.shape.checks ?? []).filter(({ message }) => message !== undefined)
  }

  /** Adds the issue of an absent value; the messages of checks that absence fails stand in for its text. */
  missing(instance: object, run: Run): void {
    const texts = this.#failures(undefined, instance, true).map(({ text }) => text)
    for (const msg of texts.length === 0 ? [MISTAKES.missing.msg] : texts) {
      run.refuse({ type: MISTAKES.missing.type, msg }, undefined)
    }
  }

  /**
   * A value of the wrong type is one issue, and so is an item: the messages of checks that it fails as well
   * are said instead.
   */
  explain(refused: Refused, value: unknown, instance: object, run: Run): void {
    if (this.#spoken.length === 0 && this.#property.nestedMessage?.message === undefined) {
      return
    }
    const depth = run.loc.length
    const isTooLong = run.issues.some((issue) => isAt(issue, depth) && issue.type === 'too_long')
    const failures = this.#failures(value, instance, !isTooLong)
    const items = new Map(refused === 'all' ? [] : entriesOf(value, this.#property.shape))
    run.issues = run.issues.flatMap((issue): Run['issues'] => {
      const isExplained =
        isAt(issue, depth) || (refused !== 'all' && refused.size > 0 && isAt(issue, depth + 1))
      if (!isExplained) {
        return [issue]
      }
      const key = issue.loc[depth]
      const texts = [
        ...failures.filter(({ items }) => key === undefined || items?.has(key)).map(({ text }) => text),
        ...this.#nestedText(key === undefined ? value : items.get(key), instance),
      ]
      return texts.length === 0 ? [issue] : texts.map((msg) => ({ ...issue, msg }))
    })
  }

  #failures(value: unknown, instance: object, withItems: boolean): Failure[] {
    const { shape } = this.#property
    return this.#spoken.flatMap((check) => {
      if (!applies(check, instance, value)) {
        return []
      }
      const args = argumentsOf(check, this.#property, value, instance)
      const entries = check.each ? entriesOf(value, shape) : undefined
      if (entries === undefined) {
        return failsQuietly(check, value, args) ? [{ text: check.textOf(args) }] : []
      }
      const failing = withItems ? entries.filter(([, item]) => failsQuietly(check, item, args)) : []
      const items = new Set(failing.map(([key]) => key))
      return items.size === 0 ? [] : [{ text: check.textOf(args), items }]
    })
  }

  /** `@ValidateNested({ message })` of what is neither object nor array. */
  #nestedText(value: unknown, instance: object): string[] {
    const { nestedMessage } = this.#property
    if (nestedMessage?.message === undefined || (typeof value === 'object' && value !== null)) {
      return []
    }
    return [nestedMessage.textOf(argumentsOf(nestedMessage, this.#property, value, instance))]
  }
}
