/**
 * The same text for values that JSON Schema calls equal, whatever the order of their keys:
 * `{ b: 1n, a: [] }` → `'{"a":[],"b":1n}'`
 */
export function valueText(value: unknown): string {
  if (typeof value === 'bigint') {
    return `${value}n`
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return String(JSON.stringify(value))
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64')
  }
  if (Array.isArray(value) || value instanceof Set) {
    return `[${[...value].map(valueText).join()}]`
  }
  const entries: [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value)
  const pairs = entries
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}:${valueText(item)}`)
  return `{${pairs.sort().join()}}`
}
