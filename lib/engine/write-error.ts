import type { Shape } from '../shape/shape.js'

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

/** What a writer throws; who called the outermost one makes a `WriteError` of it, when its place is known. */
export class Misfit {
  /** Names and indexes, added on the way out: what is written without a mistake keeps no account of where it is. */
  readonly path: (string | number)[] = []
  /** The innermost class on the way. */
  owner: string | undefined = undefined

  constructor(
    readonly declared: string,
    readonly value: unknown,
  ) {}
}

/**
 * What was thrown, one step further out.
 *
 * @param owner the class that the step is a property of.
 */
export function located(thrown: unknown, step: string | number, owner?: string): unknown {
  if (thrown instanceof Misfit) {
    thrown.path.unshift(step)
    thrown.owner ??= owner
  }
  return thrown
}

/** A handler returned what its declared response does not say: a mistake of the program, never shown to a client. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  /** What is declared there. */
  readonly declared: string

  constructor({ path, owner, declared, value }: Misfit) {
    const named = owner === undefined ? path.join('.') : `${path.join('.')} of ${owner}`
    const place = path.length === 0 ? 'the returned value' : named
    super(`${place} is declared as ${declared}, and is ${describeValue(value)}`)
    this.declared = declared
  }
}
