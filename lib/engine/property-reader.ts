import { HttpError } from '../errors/http-error.js'
import type { Property } from '../shape/shape.js'
import { MISTAKES } from './mistakes.js'
import { PropertyChecks } from './property-checks.js'
import type { Readers } from './reader.js'
import { FAILED, type Run } from './run.js'

/** What the first pass found of a property. */
export type State =
  /** A value of its type. */
  | 'read'
  /** Absent, and the instance holds its default. */
  | 'default'
  | 'absent'
  /** `null` or a missing value, which the property's conditions must judge. */
  | 'null'
  | 'failed'

/** Reads one property into an instance, then, when the instance is whole, checks it. */
export class PropertyReader {
  readonly wire: string
  readonly #property: Property
  readonly #read: (raw: unknown, run: Run) => unknown
  readonly #checks: PropertyChecks

  constructor(property: Property, readers: Readers) {
    this.#property = property
    this.wire = property.wire
    this.#read = readers.of(property.shape)
    this.#checks = new PropertyChecks(property)
  }

  /** First pass. The raw value of one that fails is put on the instance too: conditions of others read it. */
  read(raw: Record<string, unknown>, instance: Record<string, unknown>, run: Run): State {
    const { name, wire, default: initial, conditions, shape } = this.#property
    // Own properties only: `toString` is there in every object, and was never sent.
    const sent = Object.hasOwn(raw, wire) ? raw[wire] : undefined
    const value = this.#transformed(sent, raw, run)
    if (value === FAILED) {
      assign(instance, name, sent)
      return 'failed'
    }
    if (value === undefined) {
      return initial === undefined ? 'absent' : 'default'
    }
    if (value === null && conditions !== undefined && shape.nullable !== true) {
      assign(instance, name, null)
      return 'null'
    }
    const converted = this.#isConverted(value) ? value : this.#at(wire, run, () => this.#read(value, run))
    assign(instance, name, converted === FAILED ? value : converted)
    return converted === FAILED ? 'failed' : 'read'
  }

  /** Second pass: conditions, presence, class-validator's checks. Issues go to `run`. */
  check(state: State, instance: Record<string, unknown>, run: Run): void {
    const { name, required, conditions, shape, default: initial } = this.#property
    if (conditions !== undefined && !this.#checks.holds(instance)) {
      return
    }
    if (state === 'absent') {
      if (required || (conditions !== undefined && initial === undefined)) {
        this.#at(this.wire, run, () => this.#checks.missing(instance, run))
      }
    } else if (state === 'null') {
      this.#at(this.wire, run, () => this.#read(null, run))
    } else if (state !== 'failed') {
      const value = instance[name]
      if (value !== undefined && !(value === null && shape.nullable === true)) {
        this.#at(this.wire, run, () => this.#checks.run(value, instance, run, state === 'default'))
      }
    }
  }

  /** Gives issues of the first pass the texts that a user wrote for checks that fail too. */
  explain(issues: Run['issues'], instance: Record<string, unknown>, run: Run): Run['issues'] {
    return this.#at(this.wire, run, () =>
      this.#checks.explain(issues, instance[this.#property.name], instance, run),
    )
  }

  #at<T>(wire: string, run: Run, work: () => T): T {
    run.loc.push(wire)
    try {
      return work()
    } finally {
      run.loc.pop()
    }
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

  #transformed(sent: unknown, raw: object, run: Run): unknown {
    const { name, wire, transforms, transformsAbsent, convertsFirst } = this.#property
    if (transforms === undefined || (sent === undefined && transformsAbsent !== true)) {
      return sent
    }
    let value = sent
    if (convertsFirst === true && sent !== undefined && sent !== null) {
      value = this.#at(wire, run, () => this.#read(sent, run))
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
      return this.#at(wire, run, () => {
        const before = run.issues.length
        return convertsFirst !== true && this.#read(sent, run) === FAILED && run.issues.length > before
          ? FAILED
          : run.refuse(MISTAKES.valueError, sent)
      })
    }
  }
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}

/** `__proto__` is a name like others where a body's keys are parameters. */
function assign(instance: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(instance, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    instance[name] = value
  }
}
