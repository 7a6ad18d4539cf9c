/** Lists of thrown errors: each once, in order, found and documented. */
import type { ThrownError } from '../metadata/manifest.js'

export class ErrorList {
  private readonly byText = new Map<string, ThrownError>()

  constructor(errors: readonly ThrownError[] = []) {
    this.add(errors)
  }

  add(errors: readonly ThrownError[]): void {
    for (const error of errors) {
      this.byText.set(JSON.stringify([error.status, error.message ?? '', error.description ?? '']), error)
    }
  }

  /** By status, then by message. */
  sorted(): readonly ThrownError[] {
    return [...this.byText]
      .sort(([a, { status }], [b, other]) => status - other.status || (a < b ? -1 : 1))
      .map(([, error]) => error)
  }
}

/** What was found in the code, described by what the documentation says, and what that adds to it. */
export function joinThrown(
  found: readonly ThrownError[],
  said: readonly ThrownError[],
): readonly ThrownError[] {
  const list = new ErrorList()
  const statuses = new Set(found.map(({ status }) => status))
  // Which of several is meant, nothing tells.
  const onlyOf = (status: number): ThrownError | undefined => {
    const [only, ...others] = said.filter((error) => error.status === status)
    return others.length === 0 ? only : undefined
  }
  list.add(found.map((error) => ({ ...error, ...onlyOf(error.status) })))
  list.add(said.filter(({ status }) => !statuses.has(status) || onlyOf(status) === undefined))
  return list.sorted()
}
