import type { Coercion } from '../operation.js'
import type { UnknownKeys } from '../shape/shape.js'

/** How raw values are to be taken. */
export interface ReadMode {
  /** `text`: path, query, header and cookie values, which are strings or lists of them. */
  readonly from: 'json' | 'text'
  readonly coercion: Coercion
  /** For objects that do not say it themselves. */
  readonly unknown: UnknownKeys
  /** Names that do not count as unknown, of the outermost object. */
  readonly known?: readonly string[]
}

export const STRICT_JSON: ReadMode = { from: 'json', coercion: 'strict', unknown: 'drop' }
