import type { ArrayShape, ObjectShape, Shape } from '../../shape/shape.js'
import { type Reader, Readers } from '../reader.js'
import { generateArray } from './array-code.js'
import { generateObject } from './object-code.js'

/**
 * The generated engine: a function for each object and list, made when it is first called. What has no code
 * of its own (unions, records, tuples) is read by the interpreter's closures, with generated readers in them.
 */
export class GeneratedReaders extends Readers {
  readonly #made = new Map<ObjectShape, Reader>()
  readonly #stubs = new Map<ObjectShape, Reader>()
  readonly #underway = new Set<ObjectShape>()

  override object(shape: ObjectShape): Reader {
    const known = this.#made.get(shape) ?? this.#stubs.get(shape)
    if (known !== undefined) {
      return known
    }
    let read: Reader | undefined
    const stub: Reader = (raw, run) => {
      read ??= this.#make(shape)
      return read(raw, run)
    }
    this.#stubs.set(shape, stub)
    return stub
  }

  /** The reader of a value that is not `null`, made now so that code can call it without a detour. */
  direct(shape: Shape): Reader {
    if (shape.kind === 'reference' && !this.#underway.has(shape.target)) {
      return this.#make(shape.target)
    }
    return this.of(shape.nullable === true ? { ...shape, nullable: false } : shape)
  }

  protected override array(shape: ArrayShape): Reader {
    let read: Reader | undefined
    return (raw, run) => {
      read ??= generateArray(shape, this)
      return read(raw, run)
    }
  }

  #make(shape: ObjectShape): Reader {
    const known = this.#made.get(shape)
    if (known !== undefined) {
      return known
    }
    this.#underway.add(shape)
    const read = generateObject(shape, this)
    this.#underway.delete(shape)
    this.#made.set(shape, read)
    return read
  }
}
