import { isUtf8 } from 'node:buffer'
import { jsonInvalid } from '../engine/mistakes.js'
import type { Issue } from '../errors/issue.js'
import { MAX_DEPTH, tooDeepAt } from './json-depth.js'
import { jsonErrorOf } from './json-offset.js'

/** The value of a body, or the one issue that it is not JSON. */
export type ParsedJson =
  | { readonly value: unknown; readonly issue?: undefined }
  | { readonly issue: Issue; readonly value?: undefined }

/**
 * `{"a":1}` → `{ value: { a: 1 } }`, `{"a":}` → `{ issue: { type: 'json_invalid', loc: ['body', 5], ... } }`
 *
 * A body is UTF-8, with or without a byte order mark; offsets are of characters after the mark. An empty
 * body is not JSON: whether it is missing is for the caller to say.
 */
export function parseJson(body: Buffer): ParsedJson {
  const text = body.toString('utf8', startsWithMark(body) ? MARK_LENGTH : 0)
  // What is not UTF-8 is decoded as U+FFFD, which may also have been sent.
  if (text.includes(REPLACEMENT) && !isUtf8(body)) {
    return refused(text, firstReplaced(text, body), 'Invalid UTF-8')
  }
  const deep = tooDeepAt(text)
  if (deep !== undefined) {
    return refused(text, deep, `Nested deeper than ${MAX_DEPTH}`)
  }
  try {
    return { value: JSON.parse(text) }
  } catch {
    const { at, error } = jsonErrorOf(text)!
    return refused(text, at, error)
  }
}

function refused(text: string, at: number, error: string): ParsedJson {
  return { issue: { ...jsonInvalid(error), loc: ['body', charactersBefore(text, at)] } }
}

/** Of a pair of surrogates, the second is no character of its own: `('😀!', 2)` → `1` */
function charactersBefore(text: string, at: number): number {
  let characters = at
  for (let place = 0; place < at; place++) {
    if (text.codePointAt(place)! > 0xffff) {
      characters--
    }
  }
  return characters
}

const MARK_LENGTH = 3

const startsWithMark = (body: Buffer): boolean => body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf

const REPLACEMENT = '\ufffd'
const REPLACEMENT_LENGTH = 3

/** Where decoding put U+FFFD for bytes that are not UTF-8, and not for a U+FFFD that was sent. */
function firstReplaced(text: string, body: Buffer): number {
  const sent = Buffer.from(REPLACEMENT)
  let byte = startsWithMark(body) ? MARK_LENGTH : 0
  let from = 0
  while (true) {
    const at = text.indexOf(REPLACEMENT, from)
    byte += Buffer.byteLength(text.slice(from, at))
    if (!body.subarray(byte, byte + REPLACEMENT_LENGTH).equals(sent)) {
      return at
    }
    byte += REPLACEMENT_LENGTH
    from = at + 1
  }
}
