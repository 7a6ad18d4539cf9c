/** What was read at one time, and what it was read from: kept until one of its files changes. */
import type { Reach } from './import-graph.js'
import type { TypesProblem } from './types-error.js'

export interface Unit {
  /** Absolute. Those that its words were taken from. */
  readonly files: ReadonlySet<string>
  /** What the checker inferred for it may come from anything that its files import. */
  readonly inferred: boolean
  /** Some name in it stands for nothing, so far. */
  readonly unresolved: boolean
  /** Definitions that it mentions, by their ids. */
  readonly references: ReadonlySet<string>
  /** How it imports classes of packages, by the ids of their definitions. */
  readonly imports: ReadonlyMap<string, PackageExport>
  readonly problems: readonly TypesProblem[]
}

/** A class of a package, as the user imports it. */
export interface PackageExport {
  readonly specifier: string
  readonly name: string
}

/** A unit that is being read. */
export class UnitDraft implements Unit {
  readonly files = new Set<string>()
  readonly references = new Set<string>()
  readonly imports = new Map<string, PackageExport>()
  readonly problems: TypesProblem[] = []
  /** Aliases whose types are being read: meeting one again is a recursion without an object between. */
  readonly open: OpenAlias[] = []
  inferred = false
  unresolved = false

  report(problem: TypesProblem): void {
    const known = this.problems.some(({ at, message }) => at === problem.at && message === problem.message)
    if (!known) this.problems.push(problem)
  }

  /** What is kept: no more than plain data. */
  finish(): Unit {
    const { files, references, imports, problems, inferred, unresolved } = this
    return { files, references, imports, problems, inferred, unresolved }
  }
}

export interface OpenAlias {
  readonly id: string
  recurs: boolean
}

/** Some of what a unit was read from may be something else now. */
export function isTouched({ files, inferred, unresolved }: Unit, reach: Reach): boolean {
  const reached = inferred ? [reach.renamed, reach.inferred] : [reach.renamed]
  return unresolved || [...files].some((file) => reached.some((each) => each.has(file)))
}
