import type { ObjectShape } from '../../shape/shape.js'

/** What is generated for objects, once for each. */
export class GeneratedOnce<F> {
  readonly #made = new Map<ObjectShape, F>()
  readonly #underway = new Set<ObjectShape>()

  /** @param waiting stands for an object that holds itself, while it is generated. */
  of(shape: ObjectShape, generate: () => F, waiting: () => F): F {
    const known = this.#made.get(shape)
    if (known !== undefined) {
      return known
    }
    if (this.#underway.has(shape)) {
      return waiting()
    }
    this.#underway.add(shape)
    try {
      const made = generate()
      this.#made.set(shape, made)
      return made
    } finally {
      this.#underway.delete(shape)
    }
  }
}
