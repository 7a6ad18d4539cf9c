/**
 * A function that is made when it is first called: most of what a large program declares is not asked for in
 * its first minutes.
 *
 * @param make gives a function of three parameters at most.
 */
export function lazily<F extends (...args: never[]) => unknown>(make: () => F): F {
  let made: F | undefined
  const call = (a: never, b: never, c: never): unknown => {
    made ??= make()
    return made(a, b, c)
  }
  return call as unknown as F
}
