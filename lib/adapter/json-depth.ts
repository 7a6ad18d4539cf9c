/** Deeper values would exhaust the stack of whoever walks them. */
export const MAX_DEPTH = 200

/** Where `text` opens an array or object that is too deep; `undefined` where none is. */
export function tooDeepAt(text: string): number | undefined {
  return opensOften(text) ? openedTooDeepAt(text) : undefined
}

/** Whether there are brackets enough for it, even if all are nested: nearly free, and nearly always false. */
function opensOften(text: string): boolean {
  // What is opened must be closed: a shorter text that is too deep is no JSON, and refused as such.
  if (text.length <= 2 * MAX_DEPTH) {
    return false
  }
  let opened = 0
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      opened++
      if (opened > MAX_DEPTH) {
        return true
      }
    }
  }
  return false
}

const QUOTE = '"'.charCodeAt(0)
const BACKSLASH = '\\'.charCodeAt(0)
const OPENERS = ['['.charCodeAt(0), '{'.charCodeAt(0)] as const
const CLOSERS = [']'.charCodeAt(0), '}'.charCodeAt(0)] as const

function openedTooDeepAt(text: string): number | undefined {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === BACKSLASH) {
        at++
      } else if (code === QUOTE) {
        inString = false
      }
    } else if (code === QUOTE) {
      inString = true
    } else if (code === OPENERS[0] || code === OPENERS[1]) {
      depth++
      if (depth > MAX_DEPTH) {
        return at
      }
    } else if (code === CLOSERS[0] || code === CLOSERS[1]) {
      depth--
    }
  }
  return undefined
}
