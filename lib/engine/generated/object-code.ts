import type { ObjectShape } from '../../shape/shape.js'
import { isRecord } from '../collection-readers.js'
import { MISTAKES } from '../mistakes.js'
import { ObjectReader, type Progress } from '../object-reader.js'
import { assign, type PropertyReader, type State } from '../property-reader.js'
import type { Reader } from '../reader.js'
import { FAILED, type Run } from '../run.js'
import { Code } from './code.js'
import { type PropertyCode, propertyCode } from './property-code.js'
import type { GeneratedReaders } from './readers.js'

/**
 * A reader of objects: straight-line code as long as every value is accepted. The first that is not is where
 * the interpreter goes on, with what has been read so far, so that nothing of a user runs twice.
 */
export function generateObject(shape: ObjectShape, readers: GeneratedReaders): Reader {
  const plain = new ObjectReader(shape, readers)
  const code = new Code()
  code.bind({ FAILED, plain, progress, taken, hasOwn: Object.hasOwn })
  code.bind({ properties: plain.properties, interpret: interpreted(plain) })
  const parts: PropertyCode[] = []
  const states = (more?: string): string =>
    `[${[...parts.map(({ state }) => state ?? "'accepted'"), ...(more === undefined ? [] : [more])].join(', ')}]`
  shape.properties.forEach((property, index) => {
    parts.push(propertyCode(property, index, { code, readers, states }))
  })
  const checks = parts.flatMap(({ state }, index) =>
    state === undefined
      ? []
      : [
          `properties[${index}].check(${state}, o, run)`,
          'if (run.issues.length !== 0) {',
          `return plain.recheck(${index}, progress(raw, o, ${states()}, outer), run)`,
          '}',
        ],
  )
  return code.compile<Reader>(
    'read',
    shape.name,
    ['raw', 'run'],
    [
      ...head(shape, readers, code),
      ...parts.flatMap(({ read }) => read),
      // The issues of a check are never among those of others: messages of users may replace them.
      ...(checks.length === 0 ? [] : ['run.issues = []', ...checks]),
      'run.issues = outer',
      ...((shape.unknown ?? readers.mode.unknown) === 'drop'
        ? ['return o']
        : ['run.partial = o', 'return plain.takeUnknown(raw, o, run) ? o : FAILED']),
    ],
  )
}

function interpreted(plain: ObjectReader): Reader {
  return (raw, run) => (run.isTooDeep ? run.refuse(MISTAKES.recursionDepth, raw) : plain.read(raw, run))
}

/** An object that is no plain one may inherit what it did not get from a client: the interpreter reads it. */
function head({ target }: ObjectShape, { mode }: GeneratedReaders, code: Code): string[] {
  const isPlain =
    mode.from === 'text'
      ? `${code.constant(isRecord, 'isRecord')}(raw)`
      : `${code.constant(isPlainObject, 'isPlainObject')}(raw)`
  return [
    `if (!${isPlain} || run.isTooDeep) return interpret(raw, run)`,
    'const outer = run.issues',
    'if (outer.length !== 0) run.issues = []',
    `const o = ${target === undefined ? '{}' : `new ${code.constant(target, 'Target')}()`}`,
    'let v, w',
  ]
}

function isPlainObject(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return false
  }
  const prototype: unknown = Object.getPrototypeOf(raw)
  return prototype === Object.prototype || prototype === null
}

type Raw = Progress['raw']

/** Of properties to which nothing is added any more. */
const NONE: Progress['found'][number] = []

/** Where the interpreter goes on; with `run`, the issues in it are those of the property that was read last. */
function progress(raw: Raw, instance: Raw, states: State[], outer: Progress['outer'], run?: Run): Progress {
  const found: Progress['found'] = []
  for (const state of states) {
    found.push(state === 'accepted' ? NONE : [])
  }
  if (run !== undefined) {
    found[found.length - 1] = run.issues.splice(0)
  }
  return { raw, instance, states, found, outer }
}

/** Adds the property whose value was read, or refused, by a reader of its own. */
function taken(
  property: PropertyReader,
  progress: Progress,
  value: unknown,
  sent: unknown,
  run: Run,
): Progress {
  const { instance, states, found } = progress
  states.push(value === FAILED ? 'failed' : 'read')
  found.push(run.issues.splice(0))
  assign(instance, property.name, value === FAILED ? (run.partial ?? sent) : value)
  return progress
}
