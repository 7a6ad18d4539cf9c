import { ValidationUtils } from 'class-validator/cjs/validation/ValidationUtils.js'
import type { CheckArguments } from '../shape/shape.js'

type Message = string | ((args: CheckArguments) => string)

/**
 * A message with `$property`, `$value`, `$constraint1` and `$target` replaced, by class-validator's own
 * function: its order of replacement has effects that messages in use rely on.
 * `('$property is too short', { property: 'name' })` → `'name is too short'`
 */
export function replaceTokens(message: Message, args: CheckArguments): string {
  return ValidationUtils.replaceMessageSpecialTokens(message as string, args) ?? ''
}
