import { urlParsing } from '../mistakes.js'
import { Refusal } from '../refusal.js'

const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** Control characters, and a blank at the end: a URL parser drops some of them, but the program gets the text as sent. */
const DROPPED = /\p{Cc}|\s$/u

/** A host of other scripts is encoded in a time that grows with the square of its length; names end at 253 anyway. */
const LONG_AUTHORITY = /^(?:https?|wss?|ftp|file):[/\\]*[^/\\?#]{513}/i

const EMPTY = new Refusal(urlParsing('input is empty'))
const RELATIVE = new Refusal(urlParsing('relative URL without a base'))
const CONTROLS = new Refusal(urlParsing('invalid control character or blank at the end'))
const NO_HOST = new Refusal(urlParsing('invalid host or port'))

/** `'https://example.com/a'`, `'mailto:ada@example.com'`, `'urn:isbn:1'` → as it was sent */
export function readUri(text: string): string | Refusal {
  if (text === '') {
    return EMPTY
  }
  if (!SCHEME.test(text)) {
    return RELATIVE
  }
  if (DROPPED.test(text)) {
    return CONTROLS
  }
  return !LONG_AUTHORITY.test(text) && URL.canParse(text) ? text : NO_HOST
}
