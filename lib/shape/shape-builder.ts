import type { FaultCode, Place, Report } from '../errors/fault.js'
import { classOf, type DefinitionUse, definitionAt, definitionOf } from '../metadata/described.js'
import type { Definition } from '../metadata/manifest.js'
import type { AnyClass } from '../types.js'
import type { ObjectFacts } from './object-origin.js'
import { buildObject } from './object-shape.js'
import type { Direction, ObjectShape } from './shape.js'
import { withTag } from './tags.js'

/** Makes the shapes of one program: each class once for each direction and set of groups. */
export class ShapeBuilder {
  /** By class, or by definition. */
  readonly #objects = new Map<object, Map<string, ObjectShape>>()
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
    const definition = definitionOf(target)
    const name = (definition && definitionAt(definition)?.name) ?? (target.name || 'Anonymous')
    return this.#objectFor(target, { name, target, definition }, { builder: this, direction, groups })
  }

  /** The shape of a definition of a generated module, which is there. */
  definedObject(use: DefinitionUse, direction: Direction, groups: readonly string[]): ObjectShape {
    const definition = definitionAt(use) as Definition
    const target = classOf(use)
    return target !== undefined && definitionOf(target)?.key === use.key
      ? this.objectOf(target, direction, groups)
      : this.#objectFor(
          definition,
          { name: definition.name, target, definition: use },
          { builder: this, direction, groups },
        )
  }

  #objectFor(by: object, facts: ObjectFacts, context: ShapeContext): ObjectShape {
    const key = JSON.stringify([context.direction, [...context.groups].sort()])
    const shapes = this.#objects.get(by) ?? new Map<string, ObjectShape>()
    this.#objects.set(by, shapes)
    const known = shapes.get(key)
    if (known !== undefined) {
      return known
    }
    const built = this.#build(facts, context, (shape) => shapes.set(key, shape))
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
