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

/** What a member of a union made of a value, and where its issues are. */
export interface Tried {
  readonly value: unknown
  readonly issues: readonly (Issue | Hole)[]
  readonly dropped: number
  readonly depth: number
}

/** One reading of one value: where it is, and what was wrong so far. */
export class Run {
  /** In the order of the answer. */
  issues: (Issue | Hole)[] = []
  /** Of the value that is being read. */
  readonly loc: (string | number)[]
  /** Asynchronous checks that were started. None rejects: what they throw is in `broken`. */
  readonly pending: Promise<unknown>[] = []
  /** What checks of users threw. */
  readonly broken: unknown[] = []
  /** What could be made of the value that was refused last, for checks that look at it nevertheless. */
  partial: unknown
  /** What members of unions made of objects, by their readers: each is tried on each object once. */
  readonly tried = new Map<unknown, Map<unknown, Tried>>()
  readonly limit: number
  /** Issues beyond the limit. */
  dropped = 0
  readonly #input: boolean

  constructor(loc: readonly (string | number)[] = [], options: RunOptions = {}) {
    this.loc = [...loc]
    this.limit = options.limit ?? DEFAULT_LIMIT
    this.#input = options.input === true
  }

  /** An issue at the present place. */
  toIssue({ type, msg, ctx }: Mistake, raw: unknown, ...deeper: readonly (string | number)[]): Issue {
    const issue = { type, loc: [...this.loc, ...deeper], msg, ...(ctx === undefined ? {} : { ctx }) }
    const shown = this.#input ? shownInput(raw) : undefined
    return shown === undefined ? issue : { ...issue, input: shown }
  }

  /** Adds an issue at the present place, and gives `FAILED`. */
  refuse(mistake: Mistake, raw: unknown, ...deeper: readonly (string | number)[]): typeof FAILED {
    if (this.isFull) {
      this.dropped += 1
    } else {
      this.issues.push(this.toIssue(mistake, raw, ...deeper))
    }
    return FAILED
  }

  /** Further issues are counted and not kept. */
  get isFull(): boolean {
    return this.issues.length >= this.limit
  }

  get isTooDeep(): boolean {
    return this.loc.length > MAX_DEPTH
  }
}
