const QUOTE = 0x22
const BACKSLASH = 0x5c
const FIRST_PRINTED = 0x20
const FIRST_SURROGATE = 0xd800
const LAST_SURROGATE = 0xdfff

/** Beyond it, an expression is faster than a loop. */
const SHORT = 42

/** What may have to be escaped: lone surrogates are, pairs are not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON escapes
const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/

/** A text as JSON has it, as `JSON.stringify` does: `'say "hi"'` → `'"say \\"hi\\""'` */
export function jsonString(text: string): string {
  if (text.length >= SHORT) {
    return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (
      code < FIRST_PRINTED ||
      code === QUOTE ||
      code === BACKSLASH ||
      (code >= FIRST_SURROGATE && code <= LAST_SURROGATE)
    ) {
      return JSON.stringify(text)
    }
  }
  return `"${text}"`
}
