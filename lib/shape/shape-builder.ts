import type { FaultCode, Place, Report } from '../errors/fault.js'
import type { AnyClass } from '../types.js'
import { buildObject } from './object-shape.js'
import type { Direction, ObjectShape } from './shape.js'

/** Makes the shapes of one program: each class once for each direction and set of groups. */
export class ShapeBuilder {
  readonly #objects = new Map<AnyClass, Map<string, ObjectShape>>()
  readonly #reported = new Set<string>()
  readonly #report: Report

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
    return (
      shapes.get(key) ??
      buildObject(target, { builder: this, direction, groups }, (shape) => shapes.set(key, shape))
    )
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
