import type { ObjectShape } from '../shape/shape.js'
import { isRecord, shownKey } from './collection-readers.js'
import { MISTAKES } from './mistakes.js'
import { PropertyReader, type State } from './property-reader.js'
import type { Reader, Readers } from './reader.js'
import { isReserved, withoutReserved } from './reserved-keys.js'
import { FAILED, Hole, type Run } from './run.js'

type Raw = Record<string, unknown>

/** Reads declared properties into a new instance, then checks the whole instance. */
export function objectReader(shape: ObjectShape, readers: Readers): Reader {
  const properties = shape.properties.map((property) => new PropertyReader(property, readers))
  const unknown = shape.unknown ?? readers.mode.unknown
  const known = new Set([...properties.map(({ wire }) => wire), ...(readers.mode.known ?? [])])
  const taken = new Set(shape.taken)
  const { target } = shape
  return (raw, run) => {
    if (!isRecord(raw)) {
      return run.refuse(MISTAKES.objectType, raw)
    }
    const instance = (target === undefined ? {} : new target()) as Raw
    const outer = run.issues
    const { states, found } = readAll(properties, raw, instance, run)
    checkAll(properties, states, found, instance, run)
    run.issues = outer
    for (const issue of found.flat()) {
      // Issues are kept up to a limit and then counted; of what is pending it is not known yet that it is one.
      if (outer.length < run.limit || issue instanceof Hole) outer.push(issue)
      else run.dropped += 1
    }
    const clean = unknown === 'drop' || takeUnknown(raw, { known, taken, unknown }, instance, run)
    // Where only promises of asynchronous checks may still refuse it, it is an instance for now.
    const refused =
      states.includes('failed') || found.some((issues) => issues.some((issue) => !(issue instanceof Hole)))
    run.partial = instance
    return clean && !refused ? instance : FAILED
  }
}

function readAll(
  properties: readonly PropertyReader[],
  raw: Raw,
  instance: Raw,
  run: Run,
): { states: State[]; found: Run['issues'][] } {
  const states: State[] = []
  const found: Run['issues'][] = []
  for (const property of properties) {
    run.issues = []
    states.push(property.read(raw, instance, run))
    found.push(run.issues)
  }
  return { states, found }
}

/** The issues of one property stand together, in the order of declaration. */
function checkAll(
  properties: readonly PropertyReader[],
  states: readonly State[],
  found: Run['issues'][],
  instance: Raw,
  run: Run,
): void {
  properties.forEach((property, index) => {
    run.issues = found[index] as Run['issues']
    property.check(states[index] as State, instance, run)
    found[index] = run.issues
  })
}

interface UnknownRule {
  /** On the wire. */
  readonly known: ReadonlySet<string>
  /** In the program: a declared property is never set by a key of another name. */
  readonly taken: ReadonlySet<string>
  readonly unknown: 'reject' | 'keep'
}

/** False where unknown keys are refused. What is kept is never a name that all objects have. */
function takeUnknown(raw: Raw, { known, taken, unknown }: UnknownRule, instance: Raw, run: Run): boolean {
  let clean = true
  for (const key of Object.keys(raw)) {
    if (known.has(key)) {
      continue
    }
    if (unknown === 'reject') {
      clean = false
      run.loc.push(shownKey(key))
      run.refuse(MISTAKES.extraForbidden, raw[key])
      run.loc.pop()
    } else if (!isReserved(key) && !taken.has(key) && !(key in instance)) {
      instance[key] = withoutReserved(raw[key])
    }
  }
  return clean
}
