import type { Issue, Mistake } from '../errors/issue.js'
import { shownInput } from './shown-input.js'

/** What a reader returns where it returns no value; the issues say why. */
export const FAILED: unique symbol = Symbol('failed')

/** The place of an issue that a promise may still bring. */
export class Hole {
  issue?: Issue
}

export interface RunOptions {
  /** Issues carry the refused value. */
  readonly input?: boolean
  /** How many issues are kept; the others are counted. */
  readonly limit?: number
}

/** Nesting beyond this is refused, before the stack is. */
const MAX_DEPTH = 200

const DEFAULT_LIMIT = 100

const NO_OPTIONS: RunOptions = {}

/** What a member of a union made of a value, and where its issues are. */
export interface Tried {
  readonly value: unknown
  readonly issues: readonly (Issue | Hole)[]
  readonly dropped: number
  readonly depth: number
}

const NO_PROMISES: readonly Promise<unknown>[] = []
const NONE: readonly unknown[] = []

/** One reading of one value: where it is, and what was wrong so far. Nearly always nothing is: then it is small. */
export class Run {
  /** In the order of the answer. */
  issues: (Issue | Hole)[] = []
  /** Of the value that is being read. */
  readonly loc: (string | number)[]
  /** What could be made of the value that was refused last, for checks that look at it nevertheless. */
  partial: unknown = undefined
  readonly limit: number
  /** Issues beyond the limit. */
  dropped = 0
  readonly #input: boolean
  #pending: Promise<unknown>[] | undefined = undefined
  #broken: unknown[] | undefined = undefined
  #tried: Map<unknown, Map<unknown, Tried>> | undefined = undefined

  constructor(loc: (string | number)[] = [], options: RunOptions = NO_OPTIONS) {
    this.loc = loc
    this.limit = options.limit ?? DEFAULT_LIMIT
    this.#input = options.input === true
  }

  /** Asynchronous checks that were started. None rejects: what they throw is in `broken`. */
  get pending(): readonly Promise<unknown>[] {
    return this.#pending ?? NO_PROMISES
  }

  /** What checks of users threw. */
  get broken(): readonly unknown[] {
    return this.#broken ?? NONE
  }

  /** What members of unions made of objects, by their readers: each is tried on each object once. */
  get tried(): Map<unknown, Map<unknown, Tried>> {
    this.#tried ??= new Map()
    return this.#tried
  }

  /** Adds a check that answers later. */
  await(check: Promise<unknown>): void {
    this.#pending ??= []
    this.#pending.push(check.catch((error: unknown) => this.breakOff(error)))
  }

  /** Adds what a check of a user threw. */
  breakOff(error: unknown): void {
    this.#broken ??= []
    this.#broken.push(error)
  }

  /** An issue at the present place, or of what is there below `key`. */
  toIssue({ type, msg, ctx }: Mistake, raw: unknown, key?: string | number): Issue {
    const loc = this.loc.slice()
    if (key !== undefined) loc.push(key)
    const issue: Issue = ctx === undefined ? { type, loc, msg } : { type, loc, msg, ctx }
    const shown = this.#input ? shownInput(raw) : undefined
    return shown === undefined ? issue : { ...issue, input: shown }
  }

  /** Adds an issue at the present place, and gives `FAILED`. */
  refuse(mistake: Mistake, raw: unknown, key?: string | number): typeof FAILED {
    if (this.isFull) {
      this.dropped += 1
    } else {
      this.issues.push(this.toIssue(mistake, raw, key))
    }
    return FAILED
  }

  /** Further issues are counted and not kept. */
  get isFull(): boolean {
    return this.issues.length >= this.limit
  }

  /** Nothing was found so far, nothing is pending, and no check threw. */
  get isClean(): boolean {
    return (
      this.issues.length === 0 &&
      this.dropped === 0 &&
      this.#pending === undefined &&
      this.#broken === undefined
    )
  }

  get isTooDeep(): boolean {
    return this.loc.length > MAX_DEPTH
  }
}
