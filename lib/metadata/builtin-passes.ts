import type { Check, CheckArguments } from '../shape/shape.js'

/** What class-validator keeps of a constraint. */
export interface Instance {
  validate(value: unknown, args: unknown): boolean | Promise<boolean>
  defaultMessage?(args: unknown): string
}

/** How a check of the library's own is asked: as it is, but it never throws, and takes linear time. */
export function builtinPasses(
  name: string,
  instance: Instance,
  constraints: readonly unknown[] = [],
): Check['passes'] {
  const passes: Check['passes'] = (value, args) => passesSafely(instance, value, args)
  // The library looks each item up in the whole list: quadratic, and seconds of a body that is allowed.
  if (name === 'arrayUnique' && comparesItems(instance)) {
    return (value, args) =>
      Array.isArray(value) && !value.includes(Number.NaN)
        ? new Set(value).size === value.length
        : passes(value, args)
  }
  if (name === 'isEmail' && constraints[0] === undefined) {
    return (value, args) => typeof value === 'string' && value.includes('@') && passes(value, args)
  }
  return passes
}

/** `@ArrayUnique(identifier)` keeps its function in a closure: only that it looks at items tells it. */
function comparesItems(instance: Instance): boolean {
  let looked = false
  const look = (): undefined => {
    looked = true
  }
  const item = (): object =>
    new Proxy(
      {},
      {
        get: look,
        has: () => Boolean(look()),
        getPrototypeOf: () => look() ?? null,
        ownKeys: () => look() ?? [],
      },
    )
  try {
    return instance.validate([item(), item()], {}) === true && !looked
  } catch {
    return false
  }
}

/** Some built-in checks throw on values a client may send (`isNumber` on `1e-7`): they do not pass then. */
function passesSafely(instance: Instance, value: unknown, args: CheckArguments): boolean | Promise<boolean> {
  try {
    return instance.validate(value, args)
  } catch {
    return false
  }
}
