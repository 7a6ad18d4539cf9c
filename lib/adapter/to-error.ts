import { types } from 'node:util'

/**
 * Anything can be thrown: `null` and texts too, which whoever is told of an error would take for none.
 * A test's errors and Node's own are of different realms.
 */
export function toError(thrown: unknown): Error {
  return types.isNativeError(thrown) || thrown instanceof Error
    ? thrown
    : new Error(`the program threw ${describe(thrown)}`, { cause: thrown })
}

/** Without its content, which may be a secret. */
function describe(thrown: unknown): string {
  return thrown === null || thrown === undefined ? String(thrown) : `a value of type ${typeof thrown}`
}
