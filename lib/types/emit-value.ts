/** Plain data as an expression: in one line where it fits, else a line for each of its parts. */
import { keyText, scalarText } from './emit-text.js'

const WIDTH = 110

export interface ValueNames {
  /** The name that stands for an object, where one does: an imported class, a shared constant. */
  nameOf(value: object): string | undefined
  /** Objects with a line for each part, however short they are. */
  readonly open: ReadonlySet<object>
}

export class ValueText {
  constructor(private readonly names: ValueNames) {}

  /** Without its first line's indentation; `before` is what stands in that line already, `after` what follows. */
  of(value: unknown, indent = '', before = 0, after = 1): string {
    const short = this.short(value, WIDTH - indent.length - before - after)
    return short ?? this.long(value as object, indent)
  }

  /** In one line of at most `width` characters, or not at all. */
  private short(value: unknown, width: number): string | undefined {
    if (typeof value !== 'object' || value === null) return scalarText(value)
    const name = this.names.nameOf(value)
    if (name !== undefined) return name
    return this.names.open.has(value) ? emptyText(value) : this.inline(value, width)
  }

  private inline(value: object, width: number): string | undefined {
    const isList = Array.isArray(value)
    const parts: string[] = []
    let left = width - 2
    for (const [key, part] of partsOf(value)) {
      const lead = isList ? '' : `${keyText(key)}: `
      const text = this.short(part, left - lead.length)
      if (text === undefined) return undefined
      parts.push(lead + text)
      left -= lead.length + text.length + 2
      if (left < 0) return undefined
    }
    if (parts.length === 0) return emptyText(value)
    return isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
  }

  private long(value: object, indent: string): string {
    const isList = Array.isArray(value)
    const inner = `${indent}  `
    const lines = partsOf(value).map(([key, part]) => {
      const lead = isList ? '' : `${keyText(key)}: `
      return `${inner}${lead}${this.of(part, inner, lead.length)},\n`
    })
    const [start, end] = isList ? '[]' : '{}'
    return `${start}\n${lines.join('')}${indent}${end}`
  }
}

/** Only that: with parts it is `undefined`. */
function emptyText(value: object): string | undefined {
  if (partsOf(value).length > 0) return undefined
  return Array.isArray(value) ? '[]' : '{}'
}

/** What is not there is not written; in a list it has its place. */
export function partsOf(value: object): [string, unknown][] {
  if (Array.isArray(value)) return Array.from(value, (part, index) => [String(index), part])
  const parts = Object.entries(value)
  return parts.some(([, part]) => part === undefined) ? parts.filter(([, part]) => part !== undefined) : parts
}
