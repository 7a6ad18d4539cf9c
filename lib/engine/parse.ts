/** The engine without HTTP: a queue's message, a file, a configuration. */
import { DeclarationError } from '../errors/declaration-error.js'
import type { Fault } from '../errors/fault.js'
import type { Issue } from '../errors/issue.js'
import { ValidationError } from '../errors/validation-error.js'
import type { Coercion } from '../operation.js'
import type { Direction, ReferenceShape, UnknownKeys } from '../shape/shape.js'
import { ShapeBuilder } from '../shape/shape-builder.js'
import { toStandaloneSchema } from '../shape/standalone-schema.js'
import type { Constructor, JsonSchema } from '../types.js'
import { type EngineName, engineOf, readersOf, writersOf } from './engine.js'
import { finish, type Outcome } from './outcome.js'
import type { Reader } from './reader.js'
import { Run } from './run.js'
import { textWriter } from './text-writer.js'

export interface ParseOptions {
  /** class-validator's and class-transformer's groups. */
  readonly groups?: readonly string[]
  /** `drop` unless given. */
  readonly unknown?: UnknownKeys
  /** `strict` unless given. */
  readonly coercion?: Coercion
  /** `generate` unless given, and where the process allows it. */
  readonly engine?: EngineName
}

/** The outcome of `safeParse`. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** What was made for one class with one set of options, kept while the class is. */
interface Made<F> {
  readonly options: ParseOptions
  readonly run: F
}

const readers = new WeakMap<Constructor, Made<Reader>[]>()
const writers = new WeakMap<Constructor, Made<(value: unknown) => string>[]>()
const shapes = new WeakMap<Constructor, Map<string, ReferenceShape>>()

function shapeOf(target: Constructor, direction: Direction, groups: readonly string[] = []): ReferenceShape {
  const known = shapes.get(target) ?? new Map<string, ReferenceShape>()
  shapes.set(target, known)
  const key = JSON.stringify([direction, groups])
  const shape = known.get(key) ?? checkedShape(target, direction, groups)
  known.set(key, shape)
  return shape
}

function checkedShape(target: Constructor, direction: Direction, groups: readonly string[]): ReferenceShape {
  const faults: Fault[] = []
  const builder = new ShapeBuilder((code, place, message) => {
    faults.push({ code, place, message })
  })
  const shape: ReferenceShape = { kind: 'reference', target: builder.objectOf(target, direction, groups) }
  if (faults.length > 0) {
    throw new DeclarationError(faults)
  }
  return shape
}

const NO_GROUPS: readonly string[] = []

function isSame(one: ParseOptions, other: ParseOptions): boolean {
  const { groups = NO_GROUPS } = one
  const { groups: others = NO_GROUPS } = other
  return (
    (groups === others ||
      (groups.length === others.length && groups.every((group, index) => group === others[index]))) &&
    one.unknown === other.unknown &&
    one.coercion === other.coercion &&
    one.engine === other.engine
  )
}

/** What was made for a class with the same options, or is made now. */
function madeFor<F>(
  made: WeakMap<Constructor, Made<F>[]>,
  target: Constructor,
  options: ParseOptions,
  make: (options: ParseOptions, target: Constructor) => F,
): F {
  const known = made.get(target)
  for (const each of known ?? []) {
    if (isSame(each.options, options)) {
      return each.run
    }
  }
  const run = make(options, target)
  made.set(target, [...(known ?? []), { options: { ...options }, run }])
  return run
}

function makeReader(
  { groups, unknown = 'drop', coercion = 'strict', engine }: ParseOptions,
  target: Constructor,
) {
  const shape = shapeOf(target, 'input', groups)
  return readersOf(engineOf(engine), { from: 'json', coercion, unknown }).of(shape)
}

function makeWriter({ groups, engine }: ParseOptions, target: Constructor) {
  return textWriter(shapeOf(target, 'output', groups), writersOf(engineOf(engine), { check: true }))
}

function read<T>(
  target: Constructor<T>,
  value: unknown,
  options: ParseOptions,
): Outcome<T> | Promise<Outcome<T>> {
  const run = new Run()
  return finish<T>(madeFor(readers, target as Constructor, options, makeReader)(value, run), run)
}

/**
 * Reads `value` as a JSON body would be read: a promise where the class has an asynchronous constraint.
 *
 * @returns `{ ok: true, value }` with an instance, or `{ ok: false, issues }`.
 * @throws DeclarationError where the class cannot be validated.
 */
export function safeParse<T extends object>(
  target: Constructor<T>,
  value: unknown,
  options: ParseOptions = {},
): ParseResult<T> | Promise<ParseResult<T>> {
  return read(target, value, options)
}

/**
 * An instance of `target`, made of `value` and checked.
 *
 * @param value what `JSON.parse` gives.
 * @throws ValidationError with every issue; TypeError where the class has an asynchronous constraint
 *   (use `parseAsync`); DeclarationError where the class cannot be validated.
 * @example
 * ```ts
 * const order = parse(Order, JSON.parse(message))
 * ```
 */
export function parse<T extends object>(
  target: Constructor<T>,
  value: unknown,
  options: ParseOptions = {},
): T {
  const outcome = read(target, value, options)
  if (outcome instanceof Promise) {
    outcome.catch(() => undefined)
    throw new TypeError(`${target.name} has an asynchronous constraint; use parseAsync`)
  }
  return accepted(outcome)
}

/** `parse`, for classes with asynchronous constraints too. */
export async function parseAsync<T extends object>(
  target: Constructor<T>,
  value: unknown,
  options: ParseOptions = {},
): Promise<T> {
  return accepted(await read(target, value, options))
}

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) {
    throw new ValidationError(outcome.issues)
  }
  return outcome.value
}

/**
 * The JSON text of `value` as a declared response would be written: declared properties only.
 *
 * @throws WriteError where a required property is missing or of another type.
 */
export function serialize<T extends object>(
  target: Constructor<T>,
  value: T,
  options: Pick<ParseOptions, 'groups' | 'engine'> = {},
): string {
  return madeFor(writers, target as Constructor, options, makeWriter)(value)
}

/** The JSON Schema 2020-12 of a class, with its `$defs`: of what is read, or of what is written. */
export function jsonSchemaOf(
  target: Constructor,
  direction: Direction = 'input',
  options: ParseOptions = {},
): JsonSchema {
  return toStandaloneSchema(shapeOf(target, direction, options.groups), direction, options.unknown ?? 'drop')
}
