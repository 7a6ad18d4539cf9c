/**
 * The JSON text of `value`; `null` of what JSON has no word for. A bigint is text, which keeps every digit:
 * `{ id: 1n }` → `'{"id":"1"}'`
 */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    // Nearly always a bigint, and then the slower way is worth its time; what it cannot write either is thrown.
    return JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part)) ?? 'null'
  }
}
