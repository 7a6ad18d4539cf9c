/**
 * A promise, or what stands for one: a query that a database runs when it is awaited. Not every object: a
 * validator may return any that is true, as `text.match(...)` is.
 */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  )
}
