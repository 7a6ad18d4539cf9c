/**
 * A promise, or what stands for one: a query that a database runs when it is awaited. Not every object: a
 * validator may return any that is true, as `text.match(...)` is.
 */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  )
}

/**
 * Waits for what is thenable, and goes on with what it came to. The `then` of what only stands for a promise may give
 * none back: Fastify's reply, and a query, are such.
 */
export function later<T, R>(
  value: PromiseLike<T>,
  went: (value: T) => R | PromiseLike<R>,
  failed?: (error: unknown) => R | PromiseLike<R>,
): Promise<R> {
  return Promise.resolve(value).then(went, failed)
}
