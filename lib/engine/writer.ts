import type { ObjectShape, Property, RecordShape, Shape, UnionShape } from '../shape/shape.js'
import { acceptsNull } from './accepts-null.js'
import { scalarWriters } from './scalar-writers.js'
import { memberOf } from './union-member.js'
import { describeType, WriteError } from './write-error.js'

/** Where a writer is in the value: names and indexes, for the message of a mistake. */
export type Trail = (string | number)[]

/** A value of the program to plain data that JSON can say: declared properties only. */
export type Writer = (value: unknown, trail: Trail) => unknown

export interface WriteMode {
  /** Required properties and types of scalars are checked: in development and tests. */
  readonly check: boolean
}

/** Deeper values hold themselves: JSON has no word for it. */
const MAX_DEPTH = 1000

/** The plain engine for answers: a writer of closures for each shape. */
export class Writers {
  readonly #objects = new Map<ObjectShape, Writer>()

  constructor(readonly mode: WriteMode) {}

  /** The writer of `shape`; `null` and `undefined` pass as they are, for who holds them to judge. */
  of(shape: Shape): Writer {
    const write = this.#core(shape)
    return (value, trail) => (value === null || value === undefined ? value : write(value, trail))
  }

  /** Of an item of a collection, which has a place and so must have a value. */
  #held(shape: Shape): Writer {
    const write = this.of(shape)
    if (!this.mode.check || acceptsNull(shape)) {
      return write
    }
    const type = describeType(shape)
    return (value, trail) => {
      if (value === null || value === undefined) {
        throw new WriteError(trail, type, value)
      }
      return write(value, trail)
    }
  }

  #core(shape: Shape): Writer {
    switch (shape.kind) {
      case 'any':
        return (value) => value
      case 'array':
        return this.#array(this.#held(shape.items), describeType(shape))
      case 'tuple': {
        const items = shape.items.map((item) => this.#held(item))
        const rest = shape.rest && this.#held(shape.rest)
        return (value, trail) =>
          listOf(value, trail, describeType(shape)).flatMap((item, index) => {
            const write = items[index] ?? rest
            return write === undefined ? [] : [within(trail, index, () => write(item, trail) ?? null)]
          })
      }
      case 'record':
        return this.#record(shape)
      case 'union':
        return this.#union(shape)
      case 'reference':
        return this.#object(shape.target)
      case 'object':
        return this.#object(shape)
      default:
        return scalarWriters(shape, this.mode.check)
    }
  }

  #array(write: Writer, type: string): Writer {
    return (value, trail) =>
      listOf(value, trail, type).map((item, index) => within(trail, index, () => write(item, trail) ?? null))
  }

  #record(shape: RecordShape): Writer {
    const write = this.#held(shape.values)
    return (value, trail) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new WriteError(trail, describeType(shape), value)
      }
      const entries = value instanceof Map ? [...value] : Object.entries(value)
      return Object.fromEntries(
        entries.map(([key, item]) => [String(key), within(trail, String(key), () => write(item, trail))]),
      )
    }
  }

  #union({ members, discriminator }: UnionShape): Writer {
    const writers = members.map((member) => ({ member, write: this.of(member) }))
    const tags = new Map(
      Object.entries(discriminator?.mapping ?? {}).map(([tag, { target }]) => [target, tag]),
    )
    return (value, trail) => {
      const chosen = memberOf(value, writers, discriminator)
      if (chosen === undefined) {
        throw new WriteError(trail, 'one of a union', value)
      }
      const written = chosen.write(value, trail)
      const tag = chosen.member.kind === 'reference' ? tags.get(chosen.member.target) : undefined
      return tag === undefined || discriminator === undefined
        ? written
        : { [discriminator.property]: tag, ...(written as object) }
    }
  }

  /** Once for each object: it may hold itself. */
  #object(shape: ObjectShape): Writer {
    const known = this.#objects.get(shape)
    if (known !== undefined) {
      return known
    }
    let write: Writer = () => undefined
    this.#objects.set(shape, (value, trail) => write(value, trail))
    const properties = shape.properties.map((property) => ({ property, write: this.of(property.shape) }))
    write = (value, trail) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || trail.length > MAX_DEPTH) {
        throw new WriteError(trail, describeType(shape), value)
      }
      const plain: Record<string, unknown> = {}
      for (const { property, write: writeProperty } of properties) {
        const written = within(trail, property.name, () =>
          this.#property(property, writeProperty, value, trail),
        )
        if (written !== undefined) {
          plain[property.wire] = written
        }
      }
      return plain
    }
    return write
  }

  #property(
    { name, transforms, required, shape }: Property,
    write: Writer,
    object: object,
    trail: Trail,
  ): unknown {
    let value: unknown = Reflect.get(object, name)
    if (typeof value === 'function') {
      // class-transformer calls a method that is exposed.
      value = value.call(object)
    }
    for (const transform of transforms ?? []) {
      value = transform(value, object, name)
    }
    const absent = value === undefined || (value === null && !acceptsNull(shape))
    if (this.mode.check && required && absent) {
      throw new WriteError(trail, describeType(shape), value)
    }
    return write(value, trail)
  }
}

function within<T>(trail: Trail, step: string | number, work: () => T): T {
  trail.push(step)
  const result = work()
  trail.pop()
  return result
}

function listOf(value: unknown, trail: Trail, type: string): unknown[] {
  if (Array.isArray(value)) {
    return value
  }
  if (typeof value === 'object' && value !== null && Symbol.iterator in value && !(value instanceof Map)) {
    return [...(value as Iterable<unknown>)]
  }
  throw new WriteError(trail, type, value)
}
