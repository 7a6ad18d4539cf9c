import type { Issue } from '../errors/issue.js'
import { FAILED, Hole, type Run } from './run.js'

/** A value, or why there is none. */
export type Outcome<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Text of issues beyond this is not sent: an answer must not outgrow its request by much. */
const MAX_TEXT = 48 * 1024

/** What an index takes in an answer, generously. */
const SHOWN_INDEX = 8

/** The end of a run: waits for its asynchronous checks where there are any. */
export function finish<T>(value: unknown, run: Run): Outcome<T> | Promise<Outcome<T>> {
  return run.pending.length === 0 ? conclude(value, run) : concludeLater(value, run)
}

async function concludeLater<T>(value: unknown, run: Run): Promise<Outcome<T>> {
  await Promise.all(run.pending)
  return conclude(value, run)
}

/** A check that stumbles over a value which is refused anyway is no failure of the server. */
function conclude<T>(value: unknown, run: Run): Outcome<T> {
  const outcome = outcomeNow<T>(value, run)
  if (outcome.ok && run.broken.length > 0) {
    throw run.broken[0]
  }
  return outcome
}

/** The end of a run, as far as it is known without waiting. */
export function outcomeNow<T>(value: unknown, run: Run): Outcome<T> {
  if (run.isClean && value !== FAILED) {
    return { ok: true, value: value as T }
  }
  const issues =
    run.pending.length === 0
      ? (run.issues as Issue[])
      : run.issues.flatMap((issue) => (issue instanceof Hole ? (issue.issue ?? []) : issue))
  if (issues.length === 0 && run.dropped === 0 && value !== FAILED) {
    return { ok: true, value: value as T }
  }
  return { ok: false, issues: within(issues, run) }
}

/** The first issues, as many as an answer may hold, and how many more there are. */
function within(issues: readonly Issue[], run: Run): readonly Issue[] {
  let text = 0
  let kept = 0
  for (const { msg, loc } of issues) {
    text += msg.length
    for (const part of loc) text += typeof part === 'string' ? part.length + 3 : SHOWN_INDEX
    if (kept === run.limit || (text > MAX_TEXT && kept > 0)) {
      break
    }
    kept += 1
  }
  const more = issues.length - kept + run.dropped
  return more === 0
    ? issues
    : [
        ...issues.slice(0, kept),
        {
          type: 'too_many_issues',
          loc: issues[0]?.loc.slice(0, 1) ?? [],
          msg: `${more} more ${more === 1 ? 'issue' : 'issues'}`,
        },
      ]
}
