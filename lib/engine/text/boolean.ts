import { MISTAKES } from '../mistakes.js'
import { Refusal } from '../refusal.js'

const WORDS = new Map([
  ...['1', 'true', 't', 'yes', 'y', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'f', 'no', 'n', 'off'].map((word) => [word, false] as const),
])

const LONGEST = 'false'.length

const NOT_A_BOOLEAN = new Refusal(MISTAKES.boolParsing)

/** `'Yes'` → `true`, `'OFF'` → `false`. Blanks are not trimmed. */
export function readBoolean(text: string): boolean | Refusal {
  return text.length > LONGEST ? NOT_A_BOOLEAN : (WORDS.get(text.toLowerCase()) ?? NOT_A_BOOLEAN)
}
