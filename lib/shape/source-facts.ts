import { type PropertyRules, ruledProperties, rulesOf } from '../metadata/class-validator.js'
import type { FieldOptions } from '../metadata/options.js'
import { fieldsOf, lineageOf } from '../metadata/registry.js'
import type { AnyClass } from '../types.js'
import { type Initial, initialsOf } from './initials.js'
import type { ShapeContext } from './shape-builder.js'

/** What a class says of its properties, its base classes' included. */
export interface SourceFacts {
  readonly fields: ReadonlyMap<string, FieldOptions>
  readonly rules: ReadonlyMap<string, PropertyRules>
  /** Those that class-validator knows in any group. */
  readonly ruled: ReadonlySet<string>
  readonly initials: ReadonlyMap<string, Initial>
}

/** The classes that the properties of one object come from, each asked once. */
export class Sources {
  readonly #known = new Map<AnyClass, SourceFacts>()

  /**
   * @param buildable instances are made: of what is only written, and was read, nobody makes one.
   * @param target the class of the object itself: of others, as abstract ones, nobody makes an instance.
   */
  constructor(
    private readonly context: ShapeContext,
    private readonly buildable: boolean,
    private readonly target: AnyClass | undefined,
  ) {}

  of(target: AnyClass): SourceFacts {
    const known = this.#known.get(target) ?? this.#read(target)
    this.#known.set(target, known)
    return known
  }

  #read(target: AnyClass): SourceFacts {
    const { builder, groups } = this.context
    const lineage = lineageOf(target)
    const place = { class: target.name || 'Anonymous' }
    return {
      fields: fieldsOf(lineage),
      rules: rulesOf(target, groups),
      ruled: new Set(ruledProperties(lineage)),
      initials: this.buildable
        ? initialsOf(target, (message) => {
            if (target === this.target) builder.report('DTO_UNBUILDABLE', place, message)
          })
        : new Map(),
    }
  }
}
