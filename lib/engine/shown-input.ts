/** Longer values are cut: an answer that echoes must not outgrow its request. */
const SHOWN = 1000

/**
 * A refused value as an answer can show it: it always encodes (`NaN`, a lone surrogate, bytes), and is short.
 * `undefined` where there is nothing to show.
 */
export function shownInput(raw: unknown): unknown {
  switch (typeof raw) {
    case 'string':
      return raw.length > SHOWN ? `${raw.slice(0, SHOWN)}…` : raw
    case 'number':
      return Number.isFinite(raw) ? raw : String(raw)
    case 'boolean':
      return raw
    case 'bigint':
      return String(raw)
    case 'object':
      return raw === null ? null : shownObject(raw)
    default:
      return undefined
  }
}

function shownObject(raw: object): unknown {
  try {
    const text = JSON.stringify(raw)
    return text === undefined || text.length > SHOWN ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
