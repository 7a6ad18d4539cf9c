import type { Property, Shape } from '../../shape/shape.js'
import { isReserved } from '../reserved-keys.js'
import { type Acceptance, conditionOf, conversionLines, type Test } from './acceptance.js'
import { checkTests, isPure } from './check-code.js'
import { access, type Code, literal, ownAccess } from './code.js'
import type { GeneratedReaders } from './readers.js'
import { scalarAcceptance } from './scalar-code.js'

/** The lines that read one property of `raw` into `o`. */
export interface PropertyCode {
  readonly read: readonly string[]
  /** The variable that keeps what the first pass found, of a property that is checked when the instance is whole. */
  readonly state?: string
}

/** What the code of one object is made with. */
export interface ObjectContext {
  readonly code: Code
  readonly readers: GeneratedReaders
}

/** Why a property is not read by generated code; `undefined` where it is. */
export function whyInterpreted({ name, transforms, conditions }: Property): string | undefined {
  if (transforms !== undefined) return '@Transform'
  if (conditions !== undefined) return '@ValidateIf'
  return name === '__proto__' ? 'its name' : undefined
}

export function propertyCode(property: Property, index: number, context: ObjectContext): PropertyCode {
  if (whyInterpreted(property) !== undefined) {
    return interpretedCode(index)
  }
  const scalar = scalarAcceptance(property.shape, context.readers.mode, context.code)
  const fused = fusedChecks(property.shape, context.code)
  return scalar === undefined
    ? nestedCode(property, index, fused, context)
    : scalarCode(property, index, { ...scalar, checks: fused }, context)
}

/** The checks of a property as tests: of a value that was read as its kind, and of an initializer, which is of any. */
interface Fused {
  readonly sent: readonly Test[]
  readonly initial: readonly Test[]
}

/** `undefined` where one of the checks is not the library's own: it may ask for the whole instance. */
function fusedChecks(shape: Shape, code: Code): Fused | undefined {
  const checks = shape.checks ?? []
  const isFused = checks.every(
    (check) => isPure(check) && (!check.each || (shape.kind === 'array' && shape.container !== 'set')),
  )
  if (!isFused) {
    return undefined
  }
  const own = checks.filter(({ each }) => !each)
  const items = checkTests(
    checks.filter(({ each }) => each),
    ANY,
    code,
  )
  const ofItems: Test[] =
    items.length === 0
      ? []
      : [(value) => `Array.isArray(${value}) && ${value}.every((item) => ${conditionOf(items, 'item')})`]
  return {
    sent: [...checkTests(own, shape, code), ...ofItems],
    initial: [...checkTests(own, ANY, code), ...ofItems],
  }
}

const ANY: Shape = { kind: 'any' }

const stateOf = (index: number): string => `s${index}`

function interpretedCode(index: number): PropertyCode {
  const state = stateOf(index)
  return {
    read: [
      `const ${state} = properties[${index}].read(raw, o, run)`,
      `if (run.issues.length !== 0) left = kept(left, ${index}, raw, o, outer, run)`,
    ],
    state,
  }
}

/** What is not accepted is read once more by the interpreter: it costs only a client's mistake something. */
function scalarCode(
  property: Property,
  index: number,
  { checks, ...acceptance }: Acceptance & { readonly checks: Fused | undefined },
  context: ObjectContext,
): PropertyCode {
  const all = [...acceptance.tests, ...(checks?.sent ?? [])]
  const state = checks === undefined ? stateOf(index) : undefined
  const accept = [`${access('o', property.name)} = v`, ...setState(state, 'read')]
  const take = [
    ...conversionLines(acceptance, 'v'),
    ...(all.length === 0
      ? accept
      : [`if (${conditionOf(all, 'v')}) {`, ...accept, '} else {', missed(index), '}']),
  ]
  return withPresence(property, index, { take, checks, state }, context)
}

const missed = (index: number): string => `left = missed(left, ${index}, raw, o, outer, run)`

const setState = (state: string | undefined, value: string): string[] =>
  state === undefined ? [] : [`${state} = '${value}'`]

/** The value of a reader of its own, which adds issues itself: what it refused is not read again. */
function nestedCode(
  property: Property,
  index: number,
  checks: Fused | undefined,
  context: ObjectContext,
): PropertyCode {
  const { name, wire, shape } = property
  const read = context.code.constant(context.readers.direct(shape), 'read')
  const state = checks === undefined ? stateOf(index) : undefined
  const tests = checks === undefined || checks.sent.length === 0 ? [] : [conditionOf(checks.sent, 'w')]
  const take = [
    'run.partial = undefined',
    `run.loc.push(${literal(wire)})`,
    `w = ${read}(v, run)`,
    'run.loc.pop()',
    `if (${['w !== FAILED', 'run.issues.length === 0', ...tests].join(' && ')}) {`,
    `${access('o', name)} = w`,
    ...setState(state, 'read'),
    '} else {',
    `left = taken(left, ${index}, raw, o, outer, run, w, v)`,
    '}',
  ]
  return withPresence(property, index, { take, checks, state }, context)
}

interface Parts {
  readonly take: readonly string[]
  readonly checks: Fused | undefined
  readonly state: string | undefined
}

/** The lines around: a value that is absent or `null`. */
function withPresence(
  property: Property,
  index: number,
  { take, checks, state }: Parts,
  { readers }: ObjectContext,
): PropertyCode {
  const { name, wire, shape, default: initial } = property
  const own = access('o', name)
  const sent = readers.mode.from === 'text' || isReserved(wire) ? ownAccess('raw', wire) : access('raw', wire)
  return {
    read: [
      `v = ${sent}`,
      ...(state === undefined ? [] : [`let ${state}`]),
      'if (v === undefined) {',
      ...setState(state, initial === undefined ? 'absent' : 'default'),
      ...absentLines(property, index, checks),
      ...(readers.takesNull(shape)
        ? ['} else if (v === null) {', `${own} = null`, ...setState(state, 'read')]
        : []),
      '} else {',
      ...take,
      '}',
    ],
    ...(state === undefined ? {} : { state }),
  }
}

/** An initializer is a value that is checked like one that was sent. */
function absentLines(
  { name, required, shape, default: initial }: Property,
  index: number,
  checks: Fused | undefined,
): string[] {
  if (initial === undefined) {
    return required && checks !== undefined ? [missed(index)] : []
  }
  if (checks === undefined || checks.initial.length === 0) {
    return []
  }
  const isChecked = ['v !== undefined', ...(shape.nullable === true ? ['v !== null'] : [])]
  return [
    `v = ${access('o', name)}`,
    `if (${isChecked.join(' && ')} && !(${conditionOf(checks.initial, 'v')})) ${missed(index)}`,
  ]
}
