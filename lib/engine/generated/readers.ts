import type { ArrayShape, ObjectShape, Shape } from '../../shape/shape.js'
import { type Reader, Readers } from '../reader.js'
import { generateArray } from './array-code.js'
import { GeneratedOnce } from './generated-once.js'
import { generateObject } from './object-code.js'

/**
 * The generated engine: a function for each object and list, made when it is first called. What has no code
 * of its own (unions, records, tuples, keys beside properties) is read by the interpreter's closures, with generated
 * readers in them.
 */
export class GeneratedReaders extends Readers {
  readonly #objects = new GeneratedOnce<Reader>()

  /** The reader of a value that is not `null`, made now so that code can call it without a detour. */
  direct(shape: Shape): Reader {
    if (shape.kind === 'reference') {
      return this.make(shape.target)
    }
    return this.of(shape.nullable === true ? { ...shape, nullable: false } : shape)
  }

  protected override make(shape: ObjectShape): Reader {
    return this.#objects.of(
      shape,
      () => generateObject(shape, this),
      () => this.object(shape),
    )
  }

  protected override makeList(shape: ArrayShape): Reader {
    return generateArray(shape, this)
  }
}
