import type { ObjectShape, Shape } from '../shape/shape.js'
import { isRecord, readAt } from './collection-readers.js'
import { freshObject } from './fresh-object.js'
import { MISTAKES } from './mistakes.js'
import { PropertyReader, type State } from './property-reader.js'
import type { Reader, Readers } from './reader.js'
import { isReserved } from './reserved-keys.js'
import { FAILED, Hole, type Run } from './run.js'

type Raw = Record<string, unknown>
type Issues = Run['issues']

/** Where one reading of an object is. */
export interface Progress {
  readonly raw: Raw
  readonly instance: Raw
  /** What the first pass found of each property. */
  readonly states: State[]
  /** The issues of each of these. */
  readonly found: Issues[]
  /** Of the run, before the object. */
  readonly outer: Issues
}

/** Reads declared properties into a new instance, then checks the whole instance. */
export class ObjectReader {
  readonly properties: readonly PropertyReader[]
  /** `undefined` where other keys are dropped: nothing is to be done then. */
  readonly #others: OtherKeys | undefined
  /** Makes what is read into. */
  readonly fresh: () => object

  constructor(shape: ObjectShape, readers: Readers) {
    const { mode } = readers
    this.properties = shape.properties.map((property) => new PropertyReader(property, readers))
    this.fresh = freshObject(shape)
    const unknown = shape.unknown ?? mode.unknown
    const known = new Set([...this.properties.map(({ wire }) => wire), ...(mode.known ?? [])])
    const { taken, additionalProperties = ANY } = shape
    const values = unknown === 'keep' ? readers.of(additionalProperties) : undefined
    this.#others = unknown === 'drop' ? undefined : { known, taken: new Set(taken), values }
  }

  read(raw: unknown, run: Run): unknown {
    if (run.isTooDeep) {
      return run.refuse(MISTAKES.recursionDepth, raw)
    }
    if (!isRecord(raw)) {
      return run.refuse(MISTAKES.objectType, raw)
    }
    const instance = this.fresh() as Raw
    const progress: Progress = { raw, instance, states: [], found: [], outer: run.issues }
    for (const property of this.properties) {
      run.issues = []
      progress.states.push(property.read(raw, instance, run))
      progress.found.push(run.issues)
    }
    return this.finish(progress, run)
  }

  /** Checks what is read. */
  finish(progress: Progress, run: Run): unknown {
    this.#checkFrom(0, progress, run)
    return this.#conclude(progress, run)
  }

  /** Checks the properties after `index`, whose check has left issues in the run. */
  recheck(index: number, progress: Progress, run: Run): unknown {
    progress.found[index] = run.issues
    this.#checkFrom(index + 1, progress, run)
    return this.#conclude(progress, run)
  }

  /** The issues of one property stand together, in the order of declaration. */
  #checkFrom(first: number, { instance, states, found }: Progress, run: Run): void {
    for (let index = first; index < states.length; index += 1) {
      const state = states[index] as State
      if (state !== 'accepted') {
        run.issues = found[index] as Issues
        ;(this.properties[index] as PropertyReader).check(state, instance, run)
        found[index] = run.issues
      }
    }
  }

  /** The instance, or `FAILED`, when all is read and checked. */
  #conclude({ raw, instance, states, found, outer }: Progress, run: Run): unknown {
    let refused = states.includes('failed')
    run.issues = outer
    for (const issues of found) {
      for (const issue of issues) {
        // Where only promises of asynchronous checks may still refuse it, it is an instance for now.
        refused ||= !(issue instanceof Hole)
        // Issues are kept up to a limit and then counted; of what is pending it is not known yet that it is one.
        if (outer.length < run.limit || issue instanceof Hole) outer.push(issue)
        else run.dropped += 1
      }
    }
    const clean = this.takeOthers(raw, instance, run)
    return clean && !refused ? instance : FAILED
  }

  /** False where one of the other keys is refused. What is kept is never a name that all objects have. */
  takeOthers(raw: Raw, instance: Raw, run: Run): boolean {
    const clean = this.#others === undefined || takeOthers(raw, this.#others, instance, run)
    run.partial = instance
    return clean
  }
}

const ANY: Shape = { kind: 'any' }

/** Keys that are no property's. */
interface OtherKeys {
  /** On the wire. */
  readonly known: ReadonlySet<string>
  /** In the program: a declared property is never set by a key of another name. */
  readonly taken: ReadonlySet<string>
  /** Reads what stands there; absent where none may. */
  readonly values: Reader | undefined
}

function takeOthers(raw: Raw, { known, taken, values }: OtherKeys, instance: Raw, run: Run): boolean {
  let clean = true
  for (const key of Object.keys(raw)) {
    if (known.has(key)) {
      continue
    }
    if (values === undefined) {
      clean = false
      readAt(key, raw[key], forbid, run)
    } else if (!isReserved(key) && !taken.has(key) && !(key in instance)) {
      const value = readAt(key, raw[key], values, run)
      clean &&= value !== FAILED
      instance[key] = value === FAILED ? (run.partial ?? raw[key]) : value
    }
  }
  return clean
}

const forbid: Reader = (raw, run) => run.refuse(MISTAKES.extraForbidden, raw)
