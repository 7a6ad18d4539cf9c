import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js'
import type { CheckArguments } from '../shape/shape.js'
import type { Instance } from './builtin-passes.js'
import { replaceTokens } from './message-tokens.js'

/** The library's own text of a constraint, or a user's, before its tokens are replaced; `''` where there is none. */
export function defaultMessage(instance: Instance, args: CheckArguments): string {
  try {
    return instance.defaultMessage?.(args) ?? ''
  } catch {
    return ''
  }
}

/** The user's message or the library's, with tokens replaced as the library does; a message that throws is none. */
export function textOf(
  metadata: ValidationMetadata,
  instance: Instance,
  name: string,
  args: CheckArguments,
): string {
  const fallback = (): string =>
    rendered(metadata, defaultMessage(instance, args), args) || `${args.property} failed ${name}`
  const { message } = metadata
  if (!message) {
    return fallback()
  }
  try {
    const text =
      typeof message === 'string' ? rendered(metadata, message, args) : replaceTokens(message, args)
    return text || fallback()
  } catch {
    return fallback()
  }
}

interface Rendered {
  readonly message: string
  readonly targetName: string
  readonly text: string
}

/** The text of the last message of each constraint: nearly always, the next is the same. */
const lastTexts = new WeakMap<ValidationMetadata, Rendered>()

/** A message with its tokens replaced; once, where it does not show the value. */
function rendered(metadata: ValidationMetadata, message: string, args: CheckArguments): string {
  const last = lastTexts.get(metadata)
  if (last?.message === message && last.targetName === args.targetName) {
    return last.text
  }
  const text = replaceTokens(message, args)
  if (!message.includes('$value')) {
    lastTexts.set(metadata, { message, targetName: args.targetName, text })
  }
  return text
}
