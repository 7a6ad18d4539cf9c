import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Got } from './answers.js'
import type { Sent } from './connections.js'

/** What an answer is. Without `issues`, `json`, `items` and `html` it has no body. */
export interface Expected {
  readonly status: number
  /** The type and place of each issue: `'missing body.sku'` */
  readonly issues?: readonly string[]
  readonly json?: unknown
  /** Of a page; how many there are in all depends on what others do. */
  readonly items?: readonly unknown[]
  /** A part of the page. */
  readonly html?: string
  /** A header with its value. */
  readonly header?: readonly [name: string, value: string]
}

/** A request whose answer is known. */
export interface Exchange extends Sent, Expected {}

const ROOT = join(__dirname, '../..')
const JSON_TYPE = 'application/json; charset=utf-8'
const HTML_TYPE = 'text/html; charset=utf-8'
/** A line of a stack, as text and as JSON writes it; a place in a program; a folder of ours. */
const INTERNAL = /(?:\n|\\n)\s*at |\.[cm]?[jt]s:\d|node_modules/

/** What holds of every answer. */
export function checkForm({ status, headers, text }: Got): void {
  same(status < 500, true)
  same(INTERNAL.exec(text)?.[0], undefined)
  same(text.includes(ROOT), false)
  const type = headers['content-type']
  if (status === 204) same([type, text], [undefined, ''])
  else same(type === HTML_TYPE ? JSON_TYPE : type, JSON_TYPE)
}

export function check(expected: Expected, answer: Got): void {
  checkForm(answer)
  const { status, headers, text } = answer
  same([status, headers['content-type']], [expected.status, typeOf(expected)])
  const { header, html } = expected
  if (header !== undefined) same([header[0], headers[header[0]]], header)
  if (html !== undefined) expect(text).toContain(html)
  else same(bodyOf(expected, text), expected.issues ?? expected.items ?? expected.json)
}

/** `expect` costs more than the request, and is left to say what is different. */
function same(got: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(got, expected)) expect(got).toEqual(expected)
}

function typeOf({ status, html }: Expected): string | undefined {
  if (status === 204) return undefined
  return html === undefined ? JSON_TYPE : HTML_TYPE
}

function bodyOf({ issues, items }: Expected, text: string): unknown {
  if (text === '') return undefined
  const body: unknown = JSON.parse(text)
  if (items !== undefined) return (body as { items?: unknown }).items
  return issues === undefined ? body : issuesOf(body)
}

function issuesOf(body: unknown): unknown {
  const { detail } = body as { detail: { type: string; loc: unknown[]; msg: string }[] }
  if (!Array.isArray(detail)) return body
  return detail.map(({ type, loc, msg }) => (msg === '' ? 'no msg' : `${type} ${loc.join('.')}`))
}
