import type { ArrayShape, ObjectShape, Shape } from '../../shape/shape.js'
import { type Writer, Writers } from '../writer.js'
import { generateArrayWriter } from './array-writer-code.js'
import { generateFlatText, isFlat } from './flat-text-code.js'
import { GeneratedOnce } from './generated-once.js'
import { generateObjectWriter } from './object-writer-code.js'

/** The generated engine for answers: a function for each object and list, made when it is first called. */
export class GeneratedWriters extends Writers {
  readonly #objects = new GeneratedOnce<Writer>()

  /**
   * By `JSON.stringify` of plain data, which on every Node version was measured to be faster on lists than text
   * put together piece by piece; small objects are put together.
   */
  override text(shape: Shape): (value: unknown) => string {
    const plain = super.text(shape)
    return isFlat(shape) ? generateFlatText(shape.target, this, plain) : plain
  }

  /** The writer of an object or list, made now so that code can call it without a detour; none of other values. */
  direct(shape: Shape): Writer | undefined {
    switch (shape.kind) {
      case 'array':
        return this.makeList(shape)
      case 'reference':
        return this.make(shape.target)
      default:
        return undefined
    }
  }

  protected override make(shape: ObjectShape): Writer {
    return this.#objects.of(
      shape,
      // Of keys that only a value knows, there is no code.
      () =>
        shape.additionalProperties === undefined ? generateObjectWriter(shape, this) : super.make(shape),
      () => this.object(shape),
    )
  }

  protected override makeList(shape: ArrayShape): Writer {
    return generateArrayWriter(shape, this, super.makeList(shape))
  }
}
