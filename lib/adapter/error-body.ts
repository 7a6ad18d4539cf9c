import { reasonOf } from '../errors/http-error.js'
import type { Issue } from '../errors/issue.js'
import type { Json } from '../types.js'
import type { ErrorOptions } from './settings.js'

/** An error as a client sees it. */
export interface ErrorAnswer {
  readonly status: number
  readonly detail: Json | readonly Issue[]
  readonly headers: Readonly<Record<string, string>>
  readonly issues?: readonly Issue[]
}

/** The body and media type of an error answer. */
export function errorBody(
  answer: ErrorAnswer,
  { format = 'detail' }: ErrorOptions,
): { type: string; body: object } {
  return format === 'problem'
    ? { type: 'application/problem+json; charset=utf-8', body: toProblem(answer) }
    : { type: 'application/json; charset=utf-8', body: { detail: answer.detail } }
}

/** RFC 9457; a detail that is no text is a member of its own. */
function toProblem({ status, detail, issues }: ErrorAnswer): object {
  const title = reasonOf(status)
  const problem = { type: 'about:blank', title, status }
  if (issues !== undefined) {
    return { ...problem, errors: issues.map(toProblemError) }
  }
  if (typeof detail === 'string') {
    return detail === title ? problem : { ...problem, detail }
  }
  return { ...problem, details: detail }
}

/** `['body', 'lines', 0]` → `{ pointer: '#/lines/0' }`, `['query', 'limit']` → `{ in: 'query', parameter: 'limit' }` */
function toProblemError({ type, loc, msg }: Issue): object {
  const [source, ...rest] = loc
  const place =
    source === 'body'
      ? { pointer: `#${rest.map((part) => `/${escapePointer(String(part))}`).join('')}` }
      : { in: source, parameter: rest.join('.') }
  return { ...place, detail: msg, type }
}

/** RFC 6901, 3 and 6. */
function escapePointer(part: string): string {
  return encodeURI(part.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))
}
