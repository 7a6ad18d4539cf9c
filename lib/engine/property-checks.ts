import type { Issue, Mistake } from '../errors/issue.js'
import type { Check, CheckArguments, Property } from '../shape/shape.js'
import { applies, argumentsOf, entriesOf } from './check-calls.js'
import { mistakeOf } from './check-mistake.js'
import { limitsSize } from './collection-readers.js'
import { Hole, type Run } from './run.js'
import { isThenable } from './thenable.js'

const NONE: ReadonlySet<unknown> = new Set()

/** class-validator's checks of one property, run as class-validator runs them. */
export class PropertyChecks {
  readonly #property: Property
  readonly #checks: readonly Check[]
  readonly #limits: readonly Check[]

  constructor(property: Property) {
    this.#property = property
    this.#checks = property.shape.checks ?? []
    this.#limits = this.#checks.filter(limitsSize)
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

  /** Adds an issue for each check that `value` fails; items that were refused before are left out. */
  run(value: unknown, instance: object, run: Run, refused: ReadonlySet<unknown> = NONE): void {
    const isTooLong = this.#limits.length > 0 && this.#isTooLong(value, instance)
    for (const check of this.#checks) {
      // Items of a list that is refused for its length are not worth checking.
      if (!(check.each && isTooLong) && applies(check, instance, value)) {
        this.#runOne(check, value, instance, run, refused)
      }
    }
  }

  #isTooLong(value: unknown, instance: object): boolean {
    return this.#limits.some(
      (check) =>
        applies(check, instance, value) &&
        check.passes(value, argumentsOf(check, this.#property, value, instance)) === false,
    )
  }

  #runOne(check: Check, value: unknown, instance: object, run: Run, refused: ReadonlySet<unknown>): void {
    const args = argumentsOf(check, this.#property, value, instance)
    const entries = check.each ? entriesOf(value, this.#property.shape) : undefined
    if (entries === undefined) {
      settle(check, value, args, run)
      return
    }
    for (const [key, item] of entries) {
      if (!refused.has(key)) settle(check, item, args, run, key)
    }
  }
}

function settle(check: Check, value: unknown, args: CheckArguments, run: Run, key?: string | number): void {
  let passes: unknown
  try {
    passes = check.passes(value, args)
  } catch (error) {
    run.breakOff(error)
    return
  }
  if (passes === true) {
    return
  }
  if (isThenable(passes)) {
    settleLater(passes, run, (loc) => ({
      ...run.toIssue(toMistake(check, value, args), value),
      loc: key === undefined ? loc : [...loc, key],
    }))
  } else if (!passes) {
    if (run.isFull) run.dropped += 1
    else run.refuse(toMistake(check, value, args), value, key)
  }
}

const toMistake = (check: Check, value: unknown, args: CheckArguments): Mistake =>
  mistakeOf(check, value, () => check.textOf(args))

/** Its issue, if any, takes the place that it has now. */
function settleLater(passes: PromiseLike<unknown>, run: Run, issueAt: (loc: Issue['loc']) => Issue): void {
  const hole = new Hole()
  const loc = [...run.loc]
  run.issues.push(hole)
  run.await(
    Promise.resolve(passes).then((passed) => {
      if (!passed) {
        hole.issue = issueAt(loc)
      }
    }),
  )
}
