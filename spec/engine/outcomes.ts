/** What `safeParse` says, in few words. */
import { type ParseOptions, safeParse } from '../../lib/engine/parse.js'
import { DeclarationError } from '../../lib/errors/declaration-error.js'
import type { Constructor } from '../../lib/types.js'

/** `['name: Field required']`, or `[]` where the value is taken. */
export async function refusals(
  target: Constructor,
  value: unknown,
  options?: ParseOptions,
): Promise<string[]> {
  const result = await safeParse(target, value, options)
  return result.ok ? [] : result.issues.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`)
}

/** `['missing name']` */
export async function codes(target: Constructor, value: unknown, options?: ParseOptions): Promise<string[]> {
  const result = await safeParse(target, value, options)
  return result.ok ? [] : result.issues.map(({ loc, type }) => `${type} ${loc.join('.')}`)
}

/** The codes of the faults for which a class cannot be validated. */
export function faultCodes(work: () => unknown): string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof DeclarationError) return error.faults.map(({ code }) => code)
    throw error
  }
  return []
}
