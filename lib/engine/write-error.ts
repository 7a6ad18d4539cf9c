import type { Shape } from '../shape/shape.js'
import type { Trail } from './writer.js'

/** `{ kind: 'array', items: { kind: 'integer' } }` → `'array of integer'` */
export function describeType(shape: Shape): string {
  switch (shape.kind) {
    case 'reference':
      return shape.target.name
    case 'object':
      return shape.name
    case 'array':
      return `array of ${describeType(shape.items)}`
    case 'record':
      return `record of ${describeType(shape.values)}`
    case 'union':
      return shape.members.map(describeType).join(' or ')
    case 'enum':
      return shape.values.map((value) => JSON.stringify(value)).join(' or ')
    default:
      return shape.kind
  }
}

/** What was found, without its content: it is for a log. `null`, `'undefined'`, `'a string'`, `'Item'` */
function describeValue(value: unknown): string {
  if (value === null || value === undefined) {
    return String(value)
  }
  return typeof value === 'object' ? (value.constructor?.name ?? 'an object') : `a ${typeof value}`
}

/** A handler returned what its declared response does not say: a mistake of the program, never shown to a client. */
export class WriteError extends Error {
  override readonly name = 'WriteError'

  constructor(
    trail: Trail,
    /** What is declared there. */
    readonly declared: string,
    value: unknown,
  ) {
    const place = trail.length === 0 ? 'the returned value' : trail.join('.')
    super(`${place} is declared as ${declared}, and is ${describeValue(value)}`)
  }
}
