import { HttpError } from '../errors/http-error.js'
import type { Property, Shape, TransformFunction } from '../shape/shape.js'
import { MISTAKES } from './mistakes.js'
import { PropertyChecks } from './property-checks.js'
import { PropertyMessages, refusedIn } from './property-messages.js'
import type { Readers } from './reader.js'
import { FAILED, type Run } from './run.js'

/** What the first pass found of a property. */
export type State =
  /** A value of its type. */
  | 'read'
  /** Checked as well: nothing of it is left to do. */
  | 'accepted'
  /** Absent, and the instance holds its default. */
  | 'default'
  | 'absent'
  /** `null` or a missing value, which the property's conditions must judge. */
  | 'null'
  | 'failed'

/** Reads one property into an instance, then, when the instance is whole, checks it. */
export class PropertyReader {
  readonly name: string
  readonly wire: string
  readonly #property: Property
  readonly #read: (raw: unknown, run: Run) => unknown
  readonly #checks: PropertyChecks
  readonly #messages: PropertyMessages

  constructor(property: Property, readers: Readers) {
    this.#property = property
    this.name = property.name
    this.wire = property.wire
    this.#read = readers.of(property.conditions === undefined ? property.shape : unlimited(property.shape))
    this.#checks = new PropertyChecks(property)
    this.#messages = new PropertyMessages(property)
  }

  /** First pass. What fails is put on the instance too: conditions of others read it. */
  read(raw: Record<string, unknown>, instance: Record<string, unknown>, run: Run): State {
    const { name, wire, transforms, default: initial, conditions, shape } = this.#property
    // Own properties only: `toString` is there in every object, and was never sent.
    const sent = Object.hasOwn(raw, wire) ? raw[wire] : undefined
    run.partial = undefined
    const value = transforms === undefined ? sent : this.#transformed(sent, transforms, raw, run)
    if (value === FAILED) {
      assign(instance, name, run.partial ?? sent)
      return 'failed'
    }
    if (value === undefined) {
      return initial === undefined ? 'absent' : 'default'
    }
    if (value === null && conditions !== undefined && shape.nullable !== true) {
      assign(instance, name, null)
      return 'null'
    }
    run.partial = undefined
    const converted = this.#isConverted(value) ? value : this.#readAt(value, run)
    assign(instance, name, converted === FAILED ? (run.partial ?? value) : converted)
    return converted === FAILED ? 'failed' : 'read'
  }

  /** Second pass: conditions, presence, class-validator's checks. Issues join those of the first in `run`. */
  check(state: State, instance: Record<string, unknown>, run: Run): void {
    const { name, conditions } = this.#property
    if (conditions === undefined || this.#checks.holds(instance)) {
      run.loc.push(this.wire)
      this.#judge(state, instance[name], instance, run)
      run.loc.pop()
    }
  }

  #judge(state: State, value: unknown, instance: object, run: Run): void {
    const { required, conditions, shape } = this.#property
    if (state === 'absent') {
      if (required || conditions !== undefined) {
        this.#messages.missing(instance, run)
      }
    } else if (state === 'failed' || (state === 'null' && this.#read(null, run) === FAILED)) {
      // Where only something in the value was refused, it is checked as a whole, and so are its other items.
      const refused = refusedIn(run, shape)
      this.#messages.explain(refused, value, instance, run)
      if (refused !== 'all' && !run.isFull) {
        this.#checks.run(value, instance, run, refused)
      }
    } else if (value !== undefined && !(value === null && shape.nullable === true)) {
      this.#checks.run(value, instance, run)
    }
  }

  /** What it throws ends the run, whose place is of no interest then. */
  #readAt(value: unknown, run: Run): unknown {
    run.loc.push(this.wire)
    const read = this.#read(value, run)
    run.loc.pop()
    return read
  }

  /** What a transform made of a value that was converted before need not be read again. */
  #isConverted(value: unknown): boolean {
    return (
      this.#property.convertsFirst === true &&
      typeof value === 'object' &&
      value instanceof Object &&
      !isPlain(value)
    )
  }

  #transformed(sent: unknown, transforms: readonly TransformFunction[], raw: object, run: Run): unknown {
    const { name, transformsAbsent, convertsFirst } = this.#property
    if (sent === undefined && transformsAbsent !== true) {
      return sent
    }
    let value = sent
    if (convertsFirst === true && sent !== undefined && sent !== null) {
      value = this.#readAt(sent, run)
      if (value === FAILED) {
        return FAILED
      }
    }
    try {
      for (const transform of transforms) {
        value = transform(value, raw, name)
      }
      return value
    } catch (error) {
      if (error instanceof HttpError) {
        throw error
      }
      // Most often a method that the raw value, being of another type, lacks: then its type is the mistake.
      const before = run.issues.length
      const isOfType = convertsFirst === true || this.#readAt(sent, run) !== FAILED
      if (!isOfType && run.issues.length > before) {
        return FAILED
      }
      run.partial = undefined
      return run.refuse(MISTAKES.valueError, sent, this.wire)
    }
  }
}

/** Where conditions may set a limit aside, it is for the second pass to judge. */
function unlimited(shape: Shape): Shape {
  return shape.kind === 'array' ? { ...shape, checks: [] } : shape
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}

/** `__proto__` is a name like others where a body's keys are parameters. */
export function assign(instance: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(instance, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    instance[name] = value
  }
}
