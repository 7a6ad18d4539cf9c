import type { FaultCode, Place, Report } from '../errors/fault.js'
import type { AnyClass } from '../types.js'
import { buildObject } from './object-shape.js'
import type { Direction, ObjectShape } from './shape.js'
import { withTag } from './tags.js'

/** Makes the shapes of one program: each class once for each direction and set of groups. */
export class ShapeBuilder {
  readonly #objects = new Map<AnyClass, Map<string, ObjectShape>>()
  readonly #tagged = new Map<ObjectShape, Map<string, ObjectShape>>()
  readonly #reported = new Set<string>()
  readonly #report: Report
  /** How many objects are being built: each within the one before. */
  #depth = 0
  #postponed: (() => void)[] = []

  constructor(report: Report) {
    this.#report = report
  }

  /** Says that something is wrong, once: a class may be met many times. */
  report(code: FaultCode, place: Place, message: string): void {
    const key = JSON.stringify([code, place, message])
    if (!this.#reported.has(key)) {
      this.#reported.add(key)
      this.#report(code, place, message)
    }
  }

  /** The shape of a DTO class; the same object for the same class, so that classes may recur. */
  objectOf(target: AnyClass, direction: Direction, groups: readonly string[]): ObjectShape {
    const key = JSON.stringify([direction, [...groups].sort()])
    const shapes = this.#objects.get(target) ?? new Map<string, ObjectShape>()
    this.#objects.set(target, shapes)
    const known = shapes.get(key)
    if (known !== undefined) {
      return known
    }
    const built = this.#build(target, { builder: this, direction, groups }, (shape) => shapes.set(key, shape))
    if (this.#depth === 0) {
      const works = this.#postponed
      this.#postponed = []
      for (const work of works) work()
    }
    return built
  }

  #build(...given: Parameters<typeof buildObject>): ObjectShape {
    this.#depth += 1
    try {
      return buildObject(...given)
    } finally {
      this.#depth -= 1
    }
  }

  /** Does `work` when the properties of all objects are known: at once where none is being built. */
  later(work: () => void): void {
    if (this.#depth === 0) work()
    else this.#postponed.push(work)
  }

  /** `object` with a tag; the same object for the same tag, so that it may recur. Its properties must be known. */
  tagged(object: ObjectShape, property: string, tag: string, direction: Direction): ObjectShape {
    const known = this.#tagged.get(object) ?? new Map<string, ObjectShape>()
    this.#tagged.set(object, known)
    const key = JSON.stringify([property, tag])
    const shape = known.get(key) ?? withTag(object, property, tag, direction)
    known.set(key, shape)
    return shape
  }

  /** All objects met so far. */
  objects(): ObjectShape[] {
    return [...this.#objects.values()].flatMap((shapes) => [...shapes.values()])
  }
}

/** What a shape is made for. */
export interface ShapeContext {
  readonly builder: ShapeBuilder
  readonly direction: Direction
  readonly groups: readonly string[]
}
