/** Bytes and streams. Of an object only what no JSON has tells: its methods. */
export function isPassedThrough(value: object): boolean {
  const { pipe, getReader } = value as { pipe?: unknown; getReader?: unknown }
  return (
    typeof pipe === 'function' ||
    typeof getReader === 'function' ||
    (!isPlain(value) && (value instanceof Uint8Array || value instanceof Response))
  )
}

/** A literal or a list, as most handlers return: it is an instance of nothing else. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype
}
