/** Bytes and streams. Of an object only what no JSON has tells: its methods. */
export function isPassedThrough(value: object): boolean {
  const { pipe, getReader } = value as { pipe?: unknown; getReader?: unknown }
  return (
    typeof pipe === 'function' ||
    typeof getReader === 'function' ||
    value instanceof Uint8Array ||
    value instanceof Response
  )
}
