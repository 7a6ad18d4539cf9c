import type { HttpMethod } from 'typefast'

/** A request and its answer, as a page shows them. */
export interface Exchange {
  readonly line: number
  readonly method: HttpMethod
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string
  readonly answer: Answer
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** `…` stands for any. */
  readonly body: string
}

const REQUEST = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/\S*)$/
const STATUS = /^→ (\d{3})(?: (.*))?$/
const HEADER = /^(?:→ )?([\w-]+): (.*)$/

/**
 * ```http
 * POST /items
 * x-token: secret
 *
 * {"name": "Lamp"}
 *
 * → 201 {"id": 1}
 * → location: /items/1
 * ```
 * A blank line, and the next request may follow. A body without a `content-type` is JSON.
 */
export function exchangesOf(lines: readonly string[], first: number): Exchange[] {
  const starts = lines.flatMap((line, index) => (REQUEST.test(line) ? [index] : []))
  return starts.map((start, index) => exchangeOf(lines.slice(start, starts[index + 1]), first + start))
}

function exchangeOf(lines: readonly string[], line: number): Exchange {
  const [, method, url] = REQUEST.exec(lines[0]!)!
  const answerAt = lines.findIndex((each) => STATUS.test(each))
  if (answerAt === -1) throw new Error(`line ${line}: no answer; write → 200`)
  const [head, payload] = split(lines.slice(1, answerAt))
  const headers = headersOf(head)
  return {
    line,
    method: method as HttpMethod,
    url: url!,
    headers: payload === '' ? headers : { 'content-type': 'application/json', ...headers },
    ...(payload === '' ? {} : { payload }),
    answer: answerOf(lines.slice(answerAt)),
  }
}

/** At the first blank line: headers, and a body. */
function split(lines: readonly string[]): [head: readonly string[], body: string] {
  const blank = lines.indexOf('')
  return blank === -1 ? [lines, ''] : [lines.slice(0, blank), lines.slice(blank).join('\n').trim()]
}

function headersOf(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const [, name, value] = HEADER.exec(line) ?? []
    if (name !== undefined && value !== undefined) headers[name.toLowerCase()] = value
  }
  return headers
}

function answerOf([first = '', ...rest]: readonly string[]): Answer {
  const [, status, start = ''] = STATUS.exec(first)!
  const isHeader = (line: string): boolean => line.startsWith('→ ')
  return {
    status: Number(status),
    headers: headersOf(rest.filter(isHeader)),
    body: [start, ...rest.filter((line) => !isHeader(line))].join('\n').trim(),
  }
}
