import type { ArrayShape, ObjectShape, Shape } from '../../shape/shape.js'
import { type Writer, Writers } from '../writer.js'
import { generateArrayWriter } from './array-writer-code.js'
import { generateFlatText, isFlat } from './flat-text-code.js'
import { generateObjectWriter } from './object-writer-code.js'

/** The generated engine for answers: a function for each object and list, made when it is first called. */
export class GeneratedWriters extends Writers {
  readonly #made = new Map<ObjectShape, Writer>()
  readonly #underway = new Set<ObjectShape>()

  /**
   * By `JSON.stringify` of plain data, which on every Node version was measured to be faster on lists than text
   * put together piece by piece; small objects are put together.
   */
  override text(shape: Shape): (value: unknown) => string {
    const plain = super.text(shape)
    if (!isFlat(shape)) {
      return plain
    }
    let write: ((value: unknown) => string) | undefined
    return (value) => {
      write ??= generateFlatText(shape.target, this, plain)
      return write(value)
    }
  }

  override object(shape: ObjectShape): Writer {
    const known = this.#made.get(shape)
    if (known !== undefined) {
      return known
    }
    let write: Writer | undefined
    return (value, depth) => {
      write ??= this.#make(shape)
      return write(value, depth)
    }
  }

  override array(shape: ArrayShape): Writer {
    let write: Writer | undefined
    return (value, depth) => {
      write ??= this.#list(shape)
      return write(value, depth)
    }
  }

  /** The writer of an object or list, made now so that code can call it without a detour; none of other values. */
  direct(shape: Shape): Writer | undefined {
    if (shape.kind === 'array') {
      return this.#list(shape)
    }
    if (shape.kind !== 'reference') {
      return undefined
    }
    return this.#underway.has(shape.target) ? this.object(shape.target) : this.#make(shape.target)
  }

  #list(shape: ArrayShape): Writer {
    return generateArrayWriter(shape, this, super.array(shape))
  }

  #make(shape: ObjectShape): Writer {
    const known = this.#made.get(shape)
    if (known !== undefined) {
      return known
    }
    this.#underway.add(shape)
    const write = generateObjectWriter(shape, this)
    this.#underway.delete(shape)
    this.#made.set(shape, write)
    return write
  }
}
