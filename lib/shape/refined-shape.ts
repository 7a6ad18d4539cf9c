import type { Place } from '../errors/fault.js'
import { type CheckRule, ruleOf } from './check-schema.js'
import type { Check, Shape } from './shape.js'
import type { ShapeContext } from './shape-builder.js'

type Implied = NonNullable<CheckRule['implies']>

/** Which implied types a kind satisfies. `any` and unions may be anything. */
const SATISFIES: Readonly<Record<Shape['kind'], readonly Implied[] | 'all'>> = {
  string: ['string'],
  number: ['number', 'integer'],
  integer: ['number', 'integer'],
  bigint: [],
  boolean: ['boolean'],
  date: ['date'],
  'date-time': ['date'],
  bytes: ['object'],
  file: ['object'],
  enum: 'all',
  array: ['array'],
  tuple: ['array'],
  record: ['object'],
  object: ['object'],
  reference: ['object'],
  union: 'all',
  any: 'all',
}

/** `@IsInt()` makes a number an integer; a check that a value of the type can never pass is a fault. */
export function refined(
  core: Shape | undefined,
  checks: readonly Check[],
  context: ShapeContext,
  place: Place,
): Shape | undefined {
  if (core === undefined) {
    return undefined
  }
  const satisfied = SATISFIES[core.kind]
  for (const check of checks.filter(isAlways)) {
    const implied = asksItems(core, check) ? undefined : ruleOf(check)?.implies
    const container = implied === undefined ? undefined : refusedContainer(core, check)
    if (container !== undefined) {
      context.builder.report(
        'CONSTRAINT_CONTRADICTS',
        place,
        `${check.name} of class-validator refuses every ${container}: no value passes; remove the check, or change the type`,
      )
    } else if (implied !== undefined && satisfied !== 'all' && !satisfied.includes(implied)) {
      context.builder.report(
        'CONSTRAINT_CONTRADICTS',
        place,
        `${check.name} takes ${article(implied)}, and the type is ${described(core)}: no value passes; remove the check, or change the type${hintOf(core, check)}`,
      )
    }
  }
  const isInteger = checks.some(
    (check) => isAlways(check) && !check.each && ruleOf(check)?.implies === 'integer',
  )
  return core.kind === 'number' && isInteger ? { ...core, kind: 'integer' } : core
}

/** What is no list, `Set` or `Map`, class-validator gives to a check of each as a whole. */
function asksItems(core: Shape, { each }: Check): boolean {
  const { kind } = core
  return each && (kind === 'array' || kind === 'tuple' || (kind === 'record' && core.container === 'map'))
}

function hintOf({ kind }: Shape, { each }: Check): string {
  if (each) {
    return '; { each: true } is of lists, Sets and Maps: of the values of an object, @Field({ values }) says it'
  }
  return kind === 'array' ? '; for its items say { each: true }' : ''
}

/** What class-validator counts as empty, or as no list, whatever it holds. */
function refusedContainer(core: Shape, check: Check): 'Set' | 'Map' | undefined {
  if (core.kind === 'array' && core.container === 'set' && ruleOf(check)?.implies === 'array') return 'Set'
  return core.kind === 'record' && core.container === 'map' && check.name === 'isNotEmptyObject'
    ? 'Map'
    : undefined
}

/** A check with a condition of its own says nothing of values for which it does not hold. */
export const isAlways = ({ validateIf }: Check): boolean => validateIf === undefined

const article = (noun: string): string => (/^[aio]/.test(noun) ? `an ${noun}` : `a ${noun}`)

export function described(shape: Shape): string {
  if (shape.kind === 'enum') {
    return `one of ${shape.values.map((value) => JSON.stringify(value)).join(', ')}`
  }
  return article(shape.kind === 'reference' ? `object (${shape.target.name})` : shape.kind)
}
