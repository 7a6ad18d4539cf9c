import type { ObjectShape, Property } from '../../shape/shape.js'
import { isRecord } from '../collection-readers.js'
import { ObjectReader, type Progress } from '../object-reader.js'
import { assign, type PropertyReader, type State } from '../property-reader.js'
import type { Reader } from '../reader.js'
import { FAILED, type Run } from '../run.js'
import { Code } from './code.js'
import { type PropertyCode, propertyCode } from './property-code.js'
import type { GeneratedReaders } from './readers.js'

/**
 * A reader of objects: straight-line code as long as every value is accepted. A property that is not is left to
 * the interpreter, in its place and once, so that nothing of a user runs twice.
 */
export function generateObject(shape: ObjectShape, readers: GeneratedReaders): Reader {
  const plain = new ObjectReader(shape, readers)
  const code = new Code()
  code.bind({ FAILED, plain, begun, hasOwn: Object.hasOwn })
  code.bind({ properties: plain.properties, ...leftovers(plain.properties) })
  const parts = shape.properties.map((property, index) => propertyCode(property, index, { code, readers }))
  return code.compile<Reader>(
    'read',
    shape.name,
    ['raw', 'run'],
    [
      ...head(shape, plain, readers, code),
      ...parts.flatMap(({ read }) => read),
      ...checkLines(parts),
      'run.issues = outer',
      ...((shape.unknown ?? readers.mode.unknown) === 'drop'
        ? ['return o']
        : ['return plain.takeOthers(raw, o, run) ? o : FAILED']),
    ],
  )
}

/** The second pass. The issues of a check are never among those of others: messages of users may replace them. */
function checkLines(parts: readonly PropertyCode[]): string[] {
  const states = parts.map(({ state }) => state ?? "'accepted'").join(', ')
  const checks = parts.flatMap(({ state }, index) =>
    state === undefined
      ? []
      : [
          `properties[${index}].check(${state}, o, run)`,
          'if (run.issues.length !== 0) {',
          `return plain.recheck(${index}, begun(raw, o, outer, [${states}]), run)`,
          '}',
        ],
  )
  const known = parts.flatMap(({ state }, index) =>
    state === undefined ? [] : [`state(left, ${index}, ${state})`],
  )
  return [
    'if (left !== undefined) {',
    ...known,
    'return plain.finish(left, run)',
    '}',
    ...(checks.length === 0 ? [] : ['run.issues = []', ...checks]),
  ]
}

/** An object that is no plain one may inherit what it did not get from a client: the interpreter reads it. */
function head(
  { target, properties }: ObjectShape,
  { fresh }: ObjectReader,
  { mode }: GeneratedReaders,
  code: Code,
): string[] {
  const isPlain =
    mode.from === 'text'
      ? `${code.constant(isRecord, 'isRecord')}(raw)`
      : `${code.constant(isPlainObject, 'isPlainObject')}(raw)`
  const hasDefaults = properties.some(({ default: initial }) => isGiven(initial))
  const constructed = target === undefined ? '{}' : `new ${code.constant(target, 'Target')}()`
  const made = hasDefaults ? `${code.constant(fresh, 'fresh')}()` : constructed
  return [
    `if (!${isPlain} || run.isTooDeep) return plain.read(raw, run)`,
    'const outer = run.issues',
    'if (outer.length !== 0) run.issues = []',
    `const o = ${made}`,
    'let v, w, left',
  ]
}

/** What no constructor makes. */
const isGiven = (initial: Property['default']): boolean =>
  initial?.written === true || initial?.make !== undefined

function isPlainObject(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return false
  }
  const prototype: unknown = Object.getPrototypeOf(raw)
  return prototype === Object.prototype || prototype === null
}

type Raw = Progress['raw']
type Outer = Progress['outer']

/** Of properties to which no issue is added any more. */
const NONE: Outer = []

function begun(raw: Raw, instance: Raw, outer: Outer, states: State[]): Progress {
  return { raw, instance, states, found: states.map((state) => (state === 'accepted' ? NONE : [])), outer }
}

/** The issues of the run, which has none then. Those before the object stay where they are. */
function takeIssues(outer: Outer, run: Run): Outer {
  const { issues } = run
  run.issues = []
  return issues === outer ? outer.splice(0) : issues
}

/** What generated code does with a property that it does not accept; `left` is the account of these. */
function leftovers(properties: readonly PropertyReader[]) {
  const accepted = properties.map((): State => 'accepted')
  const begin = (raw: Raw, instance: Raw, outer: Outer): Progress =>
    begun(raw, instance, outer, accepted.slice())
  type Left = Progress | undefined
  return {
    /** Reads it. */
    missed(left: Left, index: number, raw: Raw, o: Raw, outer: Outer, run: Run): Progress {
      const all = left ?? begin(raw, o, outer)
      run.issues = []
      all.states[index] = (properties[index] as PropertyReader).read(raw, o, run)
      all.found[index] = run.issues
      run.issues = []
      return all
    },
    /** It was read, with issues. */
    kept(left: Left, index: number, raw: Raw, o: Raw, outer: Outer, run: Run): Progress {
      const all = left ?? begin(raw, o, outer)
      all.found[index] = takeIssues(outer, run)
      return all
    },
    /** Its value was read, or refused, by a reader of its own. */
    taken(
      left: Left,
      index: number,
      raw: Raw,
      o: Raw,
      outer: Outer,
      run: Run,
      value: unknown,
      sent: unknown,
    ) {
      const all = left ?? begin(raw, o, outer)
      all.states[index] = value === FAILED ? 'failed' : 'read'
      all.found[index] = takeIssues(outer, run)
      assign(o, (properties[index] as PropertyReader).name, value === FAILED ? (run.partial ?? sent) : value)
      return all
    },
    /** What the first pass found of a property that was not left; its issues may be kept already. */
    state({ states, found }: Progress, index: number, state: State | undefined): void {
      if (state !== undefined) {
        states[index] = state
        if (found[index] === NONE) found[index] = []
      }
    },
  }
}
