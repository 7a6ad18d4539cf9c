/** `'the "shop"'` → `'"the \\"shop\\""'`; what a header cannot hold is a question mark (RFC 9110, 5.6.4). */
export function quoted(text: string): string {
  return `"${text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&')}"`
}

/** One `name=value` or `name="value"`, and what may follow it: a comma, or the end (RFC 9110, 11.2). */
const PARAMETER =
  /[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^_`|~0-9A-Za-z-]+))[ \t]*(?:,|$)/y

/**
 * The parameters of a credential, their names in lower case: `'a=1, b="x, y"'` → `{ a: '1', b: 'x, y' }`;
 * `undefined` where it is malformed, or says one twice.
 */
export function authParameters(text: string): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = Object.create(null)
  PARAMETER.lastIndex = 0
  while (PARAMETER.lastIndex < text.length) {
    const [, name, inQuotes, token] = PARAMETER.exec(text) ?? []
    const key = name?.toLowerCase()
    if (key === undefined || key in found) {
      PARAMETER.lastIndex = 0
      return undefined
    }
    found[key] = token ?? (inQuotes as string).replace(/\\(.)/g, '$1')
  }
  return Object.keys(found).length === 0 ? undefined : found
}

/** What follows the name of a scheme: `('Bearer', 'bearer abc')` → `'abc'`; `undefined` for another scheme. */
export function afterScheme(scheme: string, sent: string): string | undefined {
  const start = sent.slice(0, scheme.length + 1).toLowerCase()
  return start === `${scheme.toLowerCase()} ` ? withoutBlanks(sent, start.length) : undefined
}

/** What is left from `from` on. By steps, since an expression that looks for blanks at the end tries each of them. */
function withoutBlanks(text: string, from: number): string {
  let start = from
  let end = text.length
  while (start < end && text[start] === ' ') start += 1
  while (end > start && text[end - 1] === ' ') end -= 1
  return text.slice(start, end)
}
