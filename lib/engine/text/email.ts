import { isEmail } from 'class-validator'
import { isSimpleEmail } from '../generated/email.js'
import { MISTAKES } from '../mistakes.js'
import { Refusal } from '../refusal.js'

const NOT_ONE = new Refusal(MISTAKES.email)

/** What class-validator's `isEmail` takes: `@IsEmail()` and the type `Email` mean the same. */
export function readEmail(text: string): string | Refusal {
  return isSimpleEmail(text) || isEmail(text) ? text : NOT_ONE
}
