import type { Json } from '../types.js'
import type { Shape } from './shape.js'

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Set) return [...value]
  if (value instanceof Map) return Object.fromEntries(value)
  return value
}

/** What a value of the program is in a document; `undefined` where it has no form there. `10n` → `'10'` */
export function toJson(value: unknown): Json | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined
  const text: string | undefined = JSON.stringify(value, plain)
  return text === undefined ? undefined : (JSON.parse(text) as Json)
}

/** What a document says of a default; a day is a day there. */
export function documentDefault({ kind }: Shape, value: unknown): Json | undefined {
  const json = toJson(value)
  return kind === 'date' && typeof json === 'string'
    ? json.slice(0, json.indexOf('T') === -1 ? undefined : json.indexOf('T'))
    : json
}
