import { inspect, types } from 'node:util'

/**
 * Anything can be thrown: `null` and texts too, which whoever is told of an error would take for none.
 * A test's errors and Node's own are of different realms.
 */
export function toError(thrown: unknown): Error {
  return types.isNativeError(thrown) || thrown instanceof Error
    ? thrown
    : new Error(`the program threw ${describe(thrown)}`, { cause: thrown })
}

/** In characters. */
const LONGEST = 300

/** What a log needs to know of it; nothing of its own is run. */
function describe(thrown: unknown): string {
  const text = inspect(thrown, { customInspect: false, depth: 1, breakLength: Number.POSITIVE_INFINITY })
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text
}
