/** Keys that every object has from birth: `__proto__`, `constructor`, `hasOwnProperty` ... */

/** Never assigned, wherever the client sends it. */
export const isReserved = (key: string): boolean => key in Object.prototype

/** `raw` itself where no object in it has a reserved key, else a copy that lacks them. Any depth, circles included. */
export function withoutReserved(raw: unknown): unknown {
  return hasReserved(raw) ? copyOf(raw) : raw
}

function hasReserved(raw: unknown): boolean {
  if (!isPlain(raw)) {
    return false
  }
  const seen = new Set<object>([raw])
  for (const value of seen) {
    if (!Array.isArray(value) && Object.keys(value).some(isReserved)) {
      return true
    }
    for (const inner of Object.values(value)) {
      if (isPlain(inner)) {
        seen.add(inner)
      }
    }
  }
  return false
}

function copyOf(raw: unknown): unknown {
  const copies = new Map<object, object>()
  const copy = (value: unknown): unknown => {
    if (!isPlain(value)) {
      return value
    }
    const known = copies.get(value) ?? (Array.isArray(value) ? [] : {})
    copies.set(value, known)
    return known
  }
  const first = copy(raw)
  // Grows while it is gone through, as `seen` does.
  for (const [value, target] of copies) {
    for (const [key, inner] of Object.entries(value)) {
      if (Array.isArray(value) || !isReserved(key)) {
        Reflect.set(target, key, copy(inner))
      }
    }
  }
  return first
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) {
    return false
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}
