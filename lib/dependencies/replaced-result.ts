/** What a provider returns to put something else in place of what the handler returned. */
export class ReplacedResult {
  constructor(readonly value: unknown) {}
}

/**
 * Puts `value` in place of what the handler returned: what a generator with `until: 'handler'` may return. What its
 * `yield` gives is what the handler returned.
 *
 * @example
 * ```ts
 * class Envelope {
 *   @Provides({ until: 'handler' })
 *   static *around(): Generator<undefined, unknown, unknown> {
 *     const data = yield
 *     return replaceResult({ data })
 *   }
 * }
 * ```
 */
export function replaceResult(value: unknown): ReplacedResult {
  return new ReplacedResult(value)
}
