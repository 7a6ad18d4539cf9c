type Entries = { readonly [key: string]: unknown }

function isEntries(value: unknown): value is Entries {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * `over` laid over `base`, neither of which changes: objects are merged, all else is replaced.
 * `({ a: { b: 1 }, c: [1] }, { a: { d: 2 }, c: [] })` → `{ a: { b: 1, d: 2 }, c: [] }`
 */
export function merge(base: Entries, over: Entries): Record<string, unknown> {
  const merged = new Map<string, unknown>(Object.entries(base))
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue
    const below = merged.get(key)
    merged.set(key, isEntries(below) && isEntries(value) ? merge(below, value) : value)
  }
  // `fromEntries` defines, so `__proto__` is a key like the others.
  return Object.fromEntries(merged)
}
