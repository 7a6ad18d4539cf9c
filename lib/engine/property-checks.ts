import type { Issue, Mistake } from '../errors/issue.js'
import type { Check, CheckArguments, Property } from '../shape/shape.js'
import { mistakeOf } from './check-mistake.js'
import { shownKey } from './collection-readers.js'
import { MISTAKES } from './mistakes.js'
import { Hole, type Run } from './run.js'

/** class-validator's checks of one property, run as class-validator runs them. */
export class PropertyChecks {
  readonly #property: Property
  readonly #checks: readonly Check[]
  /** Those to which the user gave a message. */
  readonly #spoken: readonly Check[]

  constructor(property: Property) {
    this.#property = property
    this.#checks = property.shape.checks ?? []
    this.#spoken = this.#checks.filter(({ message }) => message !== undefined)
  }

  /** All `@ValidateIf`s hold. One that throws holds: what cannot be judged is checked. */
  holds(instance: Record<string, unknown>): boolean {
    const value = instance[this.#property.name]
    return (this.#property.conditions ?? []).every((condition) => {
      try {
        return Boolean(condition(instance, value))
      } catch {
        return true
      }
    })
  }

  /** Adds the issue of an absent value; users' messages of checks that absence fails stand in for its text. */
  missing(instance: object, run: Run): void {
    const texts = this.#textsOf(undefined, instance, true)
    for (const msg of texts.length === 0 ? [MISTAKES.missing.msg] : texts) {
      run.refuse({ type: MISTAKES.missing.type, msg }, undefined)
    }
  }

  /** Adds an issue for each check that `value` fails; a default was tried against the library's own at start-up. */
  run(value: unknown, instance: object, run: Run, isDefault: boolean): void {
    for (const check of this.#checks) {
      if (!(isDefault && check.builtin) && applies(check, instance, value)) {
        this.#runOne(check, value, instance, run)
      }
    }
  }

  #argumentsOf({ constraints }: Check, value: unknown, object: object): CheckArguments {
    const { name } = this.#property
    return {
      value,
      constraints: constraints as unknown[],
      targetName: object.constructor?.name ?? '',
      object,
      property: name,
    }
  }

  #runOne(check: Check, value: unknown, instance: object, run: Run): void {
    const args = this.#argumentsOf(check, value, instance)
    const entries = check.each ? entriesOf(value) : undefined
    if (entries === undefined) {
      settle(check, value, args, run, [])
      return
    }
    for (const [key, item] of entries) {
      settle(check, item, args, run, [key])
    }
  }

  /**
   * A value of the wrong type is one issue; where the user gave messages to checks that it fails as well,
   * these are said instead.
   */
  explain(issues: Run['issues'], raw: unknown, instance: object, run: Run): Run['issues'] {
    const { nestedMessage } = this.#property
    if (this.#spoken.length === 0 && nestedMessage?.message === undefined) {
      return issues
    }
    const depth = run.loc.length
    return issues.flatMap((issue) => {
      if (issue instanceof Hole || issue.loc.length > depth + 1) {
        return [issue]
      }
      const isOwn = issue.loc.length === depth
      const item = isOwn ? raw : itemAt(raw, issue.loc[depth])
      const texts = this.#textsOf(item, instance, isOwn)
      if (issue.type === MISTAKES.objectType.type && nestedMessage?.message !== undefined) {
        texts.push(nestedMessage.textOf(this.#argumentsOf(nestedMessage, raw, instance)))
      }
      return texts.length === 0 ? [issue] : texts.map((msg) => ({ ...issue, msg }))
    })
  }

  /** The user's texts of the checks that `value` fails: of the property itself, or of an item. */
  #textsOf(value: unknown, instance: object, isOwn: boolean): string[] {
    return this.#spoken.flatMap((check) => {
      if ((!isOwn && !check.each) || !applies(check, instance, value)) {
        return []
      }
      const args = this.#argumentsOf(check, value, instance)
      const items = isOwn && check.each ? (entriesOf(value)?.map(([, item]) => item) ?? [value]) : [value]
      return items.every((item) => passesQuietly(check, item, args)) ? [] : [check.textOf(args)]
    })
  }
}

function itemAt(raw: unknown, key: string | number | undefined): unknown {
  return typeof raw === 'object' && raw !== null && key !== undefined ? Reflect.get(raw, key) : undefined
}

function applies({ validateIf }: Check, instance: object, value: unknown): boolean {
  try {
    return validateIf === undefined || Boolean(validateIf(instance, value))
  } catch {
    return true
  }
}

/** For texts only: the value is refused already, and what throws on it is no failure of the server. */
function passesQuietly(check: Check, value: unknown, args: CheckArguments): boolean {
  try {
    const passes = check.passes(value, args)
    if (typeof passes === 'object') {
      passes.catch(() => undefined)
      return true
    }
    return passes
  } catch {
    return true
  }
}

function settle(
  check: Check,
  value: unknown,
  args: CheckArguments,
  run: Run,
  deeper: (string | number)[],
): void {
  const refusedBy = (): Mistake => mistakeOf(check, value, () => check.textOf(args))
  let passes: boolean | Promise<boolean>
  try {
    passes = check.passes(value, args)
  } catch (error) {
    // With other values of the object refused, a user's check may well stumble over them.
    run.pending.push(Promise.reject(error))
    return
  }
  if (typeof passes !== 'object' || passes === null) {
    if (!passes) {
      add(run, run.toIssue(refusedBy(), value, ...deeper))
    }
    return
  }
  const hole = new Hole()
  const loc = [...run.loc]
  run.issues.push(hole)
  run.pending.push(
    passes.then((passed) => {
      if (!passed) {
        hole.issue = { ...run.toIssue(refusedBy(), value), loc: [...loc, ...deeper] } satisfies Issue
      }
    }),
  )
}

function add(run: Run, issue: Issue): void {
  if (run.issues.length < run.limit) {
    run.issues.push(issue)
  } else {
    run.dropped += 1
  }
}

/** The items of a collection, as class-validator takes them: of a `Map` its values. */
function entriesOf(value: unknown): [string | number, unknown][] | undefined {
  if (Array.isArray(value)) {
    return value.map((item, index) => [index, item])
  }
  if (value instanceof Set) {
    return [...value].map((item, index) => [index, item])
  }
  return value instanceof Map ? [...value].map(([key, item]) => [shownKey(String(key)), item]) : undefined
}
