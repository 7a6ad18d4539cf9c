/** Where and why a text is not JSON. V8's own messages differ from version to version, and quote the body. */
export interface JsonError {
  /** In UTF-16 units. */
  readonly at: number
  readonly error: string
}

/** Where the scanned part ends, or the error in it. */
type End = number | JsonError

const CLOSERS = new Map([
  ['{', '}'],
  ['[', ']'],
])

/**
 * `'{"a": }'` → `{ at: 6, error: 'Expecting value' }`; `undefined` of what `JSON.parse` accepts.
 *
 * Without recursion, so that a body of brackets cannot exhaust the stack.
 */
export function jsonErrorOf(text: string): JsonError | undefined {
  /** What is to close the open arrays and objects, the innermost last. */
  const open: string[] = []
  let at: End = endOfBlanks(text, 0)
  while (typeof at === 'number') {
    const closer = CLOSERS.get(text.charAt(at))
    if (closer !== undefined && text[endOfBlanks(text, at + 1)] !== closer) {
      open.push(closer)
      at = startOfValue(text, at + 1, closer)
      continue
    }
    at = closer === undefined ? endOfScalar(text, at) : endOfBlanks(text, at + 1) + 1
    if (typeof at === 'number') {
      at = endOfClosers(text, at, open)
      const parent = open.at(-1)
      if (parent === undefined) {
        return at === text.length ? undefined : { at, error: 'Extra data' }
      }
      at = text[at] === ',' ? startOfValue(text, at + 1, parent) : { at, error: "Expecting ',' delimiter" }
    }
  }
  return at
}

/** Past the closers that follow a value, and out of what they close. */
function endOfClosers(text: string, at: number, open: string[]): number {
  let end = endOfBlanks(text, at)
  while (open.length > 0 && text[end] === open.at(-1)) {
    open.pop()
    end = endOfBlanks(text, end + 1)
  }
  return end
}

/** Past what stands before a value in an array or object, which `closer` tells: blanks, or a key too. */
function startOfValue(text: string, at: number, closer: string): End {
  const start = endOfBlanks(text, at)
  return closer === '}' ? endOfKey(text, start) : start
}

/** `('{"a" : 1}', 1)` → `7` */
function endOfKey(text: string, at: number): End {
  if (text[at] !== '"') {
    return { at, error: 'Expecting property name enclosed in double quotes' }
  }
  const key = endOfString(text, at)
  if (typeof key !== 'number') {
    return key
  }
  const colon = endOfBlanks(text, key)
  return text[colon] === ':' ? endOfBlanks(text, colon + 1) : { at: colon, error: "Expecting ':' delimiter" }
}

/** The longest number: `01` ends after its zero, `1.e5` before its dot. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function endOfScalar(text: string, at: number): End {
  if (text[at] === '"') {
    return endOfString(text, at)
  }
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, at)) {
      return at + word.length
    }
  }
  NUMBER.lastIndex = at
  return NUMBER.test(text) ? NUMBER.lastIndex : { at, error: 'Expecting value' }
}

const QUOTE = '"'.charCodeAt(0)
const BACKSLASH = '\\'.charCodeAt(0)
const BLANK = ' '.charCodeAt(0)

function endOfString(text: string, at: number): End {
  for (let place = at + 1; place < text.length; place++) {
    const code = text.charCodeAt(place)
    if (code === QUOTE) {
      return place + 1
    }
    if (code < BLANK) {
      return { at: place, error: 'Invalid control character' }
    }
    if (code === BACKSLASH && place + 1 < text.length) {
      ESCAPE.lastIndex = place
      if (!ESCAPE.test(text)) {
        return { at: place, error: 'Invalid escape' }
      }
      place = ESCAPE.lastIndex - 1
    }
  }
  return { at, error: 'Unterminated string' }
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** JSON's four, and no other that Unicode calls blank. */
function endOfBlanks(text: string, at: number): number {
  let end = at
  while (text[end] === ' ' || text[end] === '\n' || text[end] === '\r' || text[end] === '\t') {
    end++
  }
  return end
}
