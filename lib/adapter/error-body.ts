import { jsonText } from '../engine/json-text.js'
import type { Issue } from '../errors/issue.js'
import { reasonOf } from '../errors/status.js'
import type { Json } from '../types.js'
import type { ErrorOptions } from './settings.js'

/** An error as a client sees it. */
export interface ErrorAnswer {
  readonly status: number
  readonly detail: Json | readonly Issue[]
  readonly headers: Readonly<Record<string, string>>
  readonly issues?: readonly Issue[]
}

/** The text and media type of an error answer. */
export interface ErrorText {
  readonly type: string
  readonly text: string
}

/** In bytes. An answer must not outgrow its request by much, whatever is refused. */
const MAX_ISSUES_TEXT = 60 * 1024

export function errorText(answer: ErrorAnswer, { format = 'detail' }: ErrorOptions): ErrorText {
  const write = format === 'problem' ? toProblem : toDetail
  const text = jsonText(write(answer))
  const type = `application/${format === 'problem' ? 'problem+' : ''}json; charset=utf-8`
  const { issues } = answer
  // A unit of UTF-16 takes three bytes at most.
  return issues === undefined ||
    text.length * 3 <= MAX_ISSUES_TEXT ||
    Buffer.byteLength(text) <= MAX_ISSUES_TEXT
    ? { type, text }
    : { type, text: jsonText(write({ ...answer, issues: fitting(issues) })) }
}

/** The issues that fit; the last says how many more there are. */
function fitting(issues: readonly Issue[]): readonly Issue[] {
  let bytes = 0
  const cut = issues.findIndex((issue) => {
    bytes += Buffer.byteLength(jsonText(issue)) + 1
    return bytes > MAX_ISSUES_TEXT
  })
  const kept = issues.slice(0, cut)
  const more = issues.slice(cut).reduce((sum, issue) => sum + countOf(issue), 0)
  const loc = issues[0]?.loc.slice(0, 1) ?? []
  return [...kept, { type: TOO_MANY, loc, msg: `${more} more ${more === 1 ? 'issue' : 'issues'}` }]
}

const TOO_MANY = 'too_many_issues'

/** `900 more issues` → `900` */
const countOf = ({ type, msg }: Issue): number => (type === TOO_MANY ? Number.parseInt(msg, 10) : 1)

/** FastAPI's. */
const toDetail = ({ detail, issues = detail as never }: ErrorAnswer): object => ({ detail: issues })

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
  const escaped = part.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')
  return encodeURI(escaped).replaceAll('#', '%23')
}
