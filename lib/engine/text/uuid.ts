import { uuidParsing } from '../mistakes.js'
import { Refusal } from '../refusal.js'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const LENGTH = 36

const WRONG_LENGTH = new Refusal(uuidParsing(`invalid length: expected ${LENGTH} characters`))
const WRONG_FORM = new Refusal(uuidParsing('expected hexadecimal digits in groups of 8-4-4-4-12'))

/** `'123E4567-e89b-12d3-a456-426614174000'` → as it was sent */
export function readUuid(text: string): string | Refusal {
  if (text.length !== LENGTH) {
    return WRONG_LENGTH
  }
  return UUID.test(text) ? text : WRONG_FORM
}
