import type { ArrayShape, ObjectShape, RecordShape, Shape, TupleShape, UnionShape } from '../shape/shape.js'
import { acceptsNull } from './accepts-null.js'
import { jsonText } from './json-text.js'
import { lazily } from './lazily.js'
import { otherEntries } from './other-keys.js'
import { propertyWriter } from './property-writer.js'
import { scalarWriters } from './scalar-writers.js'
import { memberOf } from './union-member.js'
import { describeType, located, Misfit } from './write-error.js'

/**
 * A value of the program to plain data that JSON can say: declared properties only, and other keys where the type
 * has such. What `JSON.stringify` leaves out (`undefined`) may be in it.
 *
 * @param depth how many objects and lists it is in.
 */
export type Writer = (value: unknown, depth: number) => unknown

export interface WriteMode {
  /** Required properties and types of scalars are checked: in development and tests. */
  readonly check: boolean
}

/** Deeper values hold themselves: JSON has no word for it. */
export const MAX_WRITE_DEPTH = 1000

/** The interpreter for answers: a writer of closures for each shape. */
export class Writers {
  readonly #objects = new Map<ObjectShape, Writer>()

  constructor(readonly mode: WriteMode) {}

  /** The writer of `shape`; `null` and `undefined` pass as they are, for who holds them to judge. */
  of(shape: Shape): Writer {
    const write = this.#core(shape)
    return (value, depth) => (value === null || value === undefined ? value : write(value, depth))
  }

  /** The JSON text of a value of `shape`. */
  text(shape: Shape): (value: unknown) => string {
    const write = this.of(shape)
    return (value) => jsonText(write(value, 0))
  }

  /** Of an item of a collection, which has a place and so must have a value. */
  held(shape: Shape): Writer {
    const write = this.of(shape)
    if (!this.mode.check || acceptsNull(shape)) {
      return write
    }
    const type = describeType(shape)
    return (value, depth) => {
      if (value === null || value === undefined) {
        throw new Misfit(type, value)
      }
      return write(value, depth)
    }
  }

  #core(shape: Shape): Writer {
    switch (shape.kind) {
      case 'any':
        return (value) => value
      case 'array':
        return lazily(() => this.makeList(shape))
      case 'tuple':
        return this.#tuple(shape)
      case 'record':
        return this.#record(shape)
      case 'union':
        return this.#union(shape)
      case 'reference':
        return this.object(shape.target)
      case 'object':
        return this.object(shape)
      default:
        return scalarWriters(shape, this.mode.check)
    }
  }

  #tuple(shape: TupleShape): Writer {
    const items = shape.items.map((item) => this.held(item))
    const rest = shape.rest && this.held(shape.rest)
    return (value, depth) =>
      listOf(value, describeType(shape)).flatMap((item, index) => {
        const write = items[index] ?? rest
        return write === undefined ? [] : [within(index, () => write(item, depth + 1) ?? null)]
      })
  }

  #record(shape: RecordShape): Writer {
    const write = this.held(shape.values)
    return (value, depth) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new Misfit(describeType(shape), value)
      }
      return Object.fromEntries(
        writtenEntries(value instanceof Map ? value : Object.entries(value), write, depth),
      )
    }
  }

  #union({ members, discriminator }: UnionShape): Writer {
    const writers = members.map((member) => ({ member, write: this.of(member) }))
    const tags = new Map(
      Object.entries(discriminator?.mapping ?? {}).map(([tag, { target }]) => [target, tag]),
    )
    return (value, depth) => {
      const chosen = memberOf(value, writers, discriminator)
      if (chosen === undefined) {
        throw new Misfit('one of a union', value)
      }
      const written = chosen.write(value, depth)
      const tag = chosen.member.kind === 'reference' ? tags.get(chosen.member.target) : undefined
      return tag === undefined || discriminator === undefined
        ? written
        : { [discriminator.property]: tag, ...(written as object) }
    }
  }

  /** Once for each object: it may hold itself. */
  object(shape: ObjectShape): Writer {
    const known = this.#objects.get(shape) ?? lazily(() => this.make(shape))
    this.#objects.set(shape, known)
    return known
  }

  protected makeList(shape: ArrayShape): Writer {
    const write = this.held(shape.items)
    const type = describeType(shape)
    return (value, depth) =>
      listOf(value, type).map((item, index) => within(index, () => write(item, depth + 1) ?? null))
  }

  protected make(shape: ObjectShape): Writer {
    const type = describeType(shape)
    const properties = shape.properties.map((property) => ({
      property,
      write: propertyWriter(property, this.of(property.shape), this.mode),
    }))
    const { additionalProperties } = shape
    const others = additionalProperties && this.held(additionalProperties)
    return (value, depth) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > MAX_WRITE_DEPTH) {
        throw new Misfit(type, value)
      }
      const plain: [string, unknown][] = []
      for (const { property, write } of properties) {
        const written = within(
          property.name,
          () => write(Reflect.get(value, property.name), value, depth + 1),
          shape.name,
        )
        plain.push([property.wire, written])
      }
      if (others !== undefined) {
        plain.push(...writtenEntries(otherEntries(shape, value), others, depth))
      }
      return Object.fromEntries(plain)
    }
  }
}

/** Of what holds them at `depth`. */
function writtenEntries(
  entries: Iterable<readonly [unknown, unknown]>,
  write: Writer,
  depth: number,
): [string, unknown][] {
  return Array.from(entries, ([key, item]) => [
    String(key),
    within(String(key), () => write(item, depth + 1)),
  ])
}

function within<T>(step: string | number, work: () => T, owner?: string): T {
  try {
    return work()
  } catch (thrown) {
    throw located(thrown, step, owner)
  }
}

/** The items of a list, or of what can be gone through like one. */
export function listOf(value: unknown, type: string): unknown[] {
  if (Array.isArray(value)) {
    return value
  }
  if (typeof value === 'object' && value !== null && Symbol.iterator in value && !(value instanceof Map)) {
    return [...(value as Iterable<unknown>)]
  }
  throw new Misfit(type, value)
}
