import type { ArrayShape, ObjectShape, Shape } from '../shape/shape.js'
import { ArrayReader, recordReader, tupleReader } from './collection-readers.js'
import { constraintsOf } from './constraints.js'
import { lazily } from './lazily.js'
import type { ReadMode } from './modes.js'
import { ObjectReader } from './object-reader.js'
import { Refusal } from './refusal.js'
import { withoutReserved } from './reserved-keys.js'
import { FAILED, type Run } from './run.js'
import { scalarReader } from './scalar-readers.js'
import { unionReader } from './union-reader.js'

/** A raw value to a value of a shape; or `FAILED`, with issues in the run. */
export type Reader = (raw: unknown, run: Run) => unknown

/**
 * The interpreter: a reader of closures for each shape. It is the definition of what a shape means in a
 * request; generated readers are held to it, and hand over to it what they do not accept.
 */
export class Readers {
  readonly #objects = new Map<ObjectShape, Reader>()

  constructor(readonly mode: ReadMode) {}

  /** The reader of `shape`. */
  of(shape: Shape): Reader {
    const read = this.#core(shape)
    const checked = constrained(read, constraintsOf(shape))
    return this.takesNull(shape) ? (raw, run) => (raw === null ? null : checked(raw, run)) : checked
  }

  /** Of a value that is not `null`, without the shape's own constraints. */
  #core(shape: Shape): Reader {
    switch (shape.kind) {
      case 'any':
        return withoutReserved
      case 'array':
        return lazily(() => this.makeList(shape))
      case 'tuple':
        return tupleReader(shape, this)
      case 'record':
        return recordReader(shape, this)
      case 'union':
        return unionReader(shape, this)
      case 'reference':
        return this.object(shape.target)
      case 'object':
        return this.object(shape)
      default:
        return toReader(scalarReader(shape, this.mode))
    }
  }

  /** The reader of an object, once for each: an object may hold itself. */
  object(shape: ObjectShape): Reader {
    const known = this.#objects.get(shape) ?? lazily(() => this.make(shape))
    this.#objects.set(shape, known)
    return known
  }

  /** `null` is a value of `shape`; no text says it. */
  takesNull({ nullable }: Shape): boolean {
    return nullable === true && this.mode.from === 'json'
  }

  protected make(shape: ObjectShape): Reader {
    const plain = new ObjectReader(shape, this)
    return (raw, run) => plain.read(raw, run)
  }

  protected makeList(shape: ArrayShape): Reader {
    const plain = new ArrayReader(shape, this)
    return (raw, run) => plain.read(raw, run)
  }
}

function toReader(read: ((raw: unknown) => unknown) | undefined): Reader {
  return (raw, run) => {
    const value = read?.(raw)
    return value instanceof Refusal ? run.refuse(value.mistake, raw) : value
  }
}

function constrained(read: Reader, constraints: ReturnType<typeof constraintsOf>): Reader {
  if (constraints.length === 0) {
    return read
  }
  return (raw, run) => {
    const value = read(raw, run)
    if (value === FAILED) {
      return FAILED
    }
    let result: unknown = value
    for (const constraint of constraints) {
      const mistake = constraint(value as never)
      if (mistake !== undefined) {
        result = run.refuse(mistake, raw)
        run.partial = value
      }
    }
    return result
  }
}
