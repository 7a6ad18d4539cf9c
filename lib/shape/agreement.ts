import { classBehind } from '../metadata/described.js'
import type { ValueOptions } from '../metadata/options.js'
import type { AnyClass } from '../types.js'
import { originOf } from './object-origin.js'
import { described } from './refined-shape.js'
import type { EnumShape, Literal, ReferenceShape, Shape } from './shape.js'
import { annotationsOf } from './words.js'

/** What two say of one type: the more exact of them, or how they contradict each other. */
export type Agreement = { readonly shape: Shape } | { readonly contradiction: string }

/**
 * Joins what decorators say of a type with the type as it was read. A decorator may be more exact (`integer` of
 * `number`) or less (`string` of `'a' | 'b'`); what is neither contradicts it.
 */
export function agreementOf(said: Shape, read: Shape): Agreement {
  if (read.kind === 'any' || said.kind === 'any') return { shape: over(said, read) }
  if (said.kind === 'union' || read.kind === 'union') return ofUnions(said, read)
  if (said.kind === 'enum' || read.kind === 'enum') return ofEnums(said, read)
  if (said.kind === 'reference' || read.kind === 'reference') return ofObjects(said, read)
  if (said.kind === 'array' && read.kind === 'array') {
    const items = agreementOf(said.items, read.items)
    return 'shape' in items ? { shape: { ...read, items: items.shape } } : items
  }
  if (said.kind === 'tuple' && read.kind === 'tuple') {
    const items = said.items.map((item, at) => agreementOf(item, read.items[at] ?? item))
    return items.find((item) => 'contradiction' in item) ?? { shape: read }
  }
  if (said.kind === 'record' && read.kind === 'record') {
    const values = agreementOf(said.values, read.values)
    return 'shape' in values ? { shape: { ...read, values: values.shape } } : values
  }
  if (said.kind === read.kind || LESS_EXACT[said.kind]?.includes(read.kind) === true) return { shape: read }
  return MORE_EXACT[said.kind]?.includes(read.kind) === true
    ? { shape: { ...read, kind: said.kind } as Shape }
    : contradiction(said, read)
}

type Kind = Shape['kind']

/** Of what is said, which types that are read are more exact. */
const LESS_EXACT: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  number: ['integer'],
  'date-time': ['date'],
}

const MORE_EXACT: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  integer: ['number'],
  date: ['date-time'],
}

const contradiction = (said: Shape, read: Shape): Agreement => ({
  contradiction: `it says ${described(said)}, and the type is ${described(read)}`,
})

/** What is said, with what the type says of its place. */
function over(said: Shape, read: Shape): Shape {
  // Both are in JSON Schema's words.
  return { ...annotationsOf(read as unknown as ValueOptions), ...said }
}

/** Of what is no union, itself. */
const membersOf = (shape: Shape): readonly Shape[] => (shape.kind === 'union' ? shape.members : [shape])

/** A base class with subclasses by a tag, and a union by another name: each member must be one that the type has. */
function ofUnions(said: Shape, read: Shape): Agreement {
  if (said.kind !== 'union' || (read.kind !== 'union' && read.kind !== 'reference')) {
    return contradiction(said, read)
  }
  const known = membersOf(read)
  const fits = said.members.every((member) => known.some((each) => 'shape' in agreementOf(member, each)))
  return fits ? { shape: over(said, read) } : contradiction(said, read)
}

function ofEnums(said: Shape, read: Shape): Agreement {
  if (said.kind !== 'enum') {
    const all = (read as EnumShape).values.every((value) => isOf(value, said.kind))
    return all ? { shape: read } : contradiction(said, read)
  }
  const fits = (value: Literal): boolean =>
    read.kind === 'enum' ? read.values.includes(value) : isOf(value, read.kind)
  return said.values.every(fits) ? { shape: over(said, read) } : contradiction(said, read)
}

function isOf(value: Literal, kind: Kind): boolean {
  return kind === 'integer' ? Number.isInteger(value) : typeof value === kind
}

/** A class of its own makes instances of what the type calls an interface; a subclass says more than its base. */
function ofObjects(said: Shape, read: Shape): Agreement {
  if (said.kind === 'record' && read.kind === 'reference') return { shape: read }
  if (said.kind !== 'reference' || read.kind !== 'reference') return contradiction(said, read)
  const [one, other] = [said.target.target, read.target.target]
  // `Partial<Order>` beside `Order` is what the type says.
  if (said.target === read.target || one === other || isDerived(read, one)) return { shape: read }
  return one !== undefined && (other === undefined || one.prototype instanceof other)
    ? { shape: over(said, read) }
    : contradictionOfClasses(said, read)
}

function isDerived({ target }: ReferenceShape, base: AnyClass | undefined): boolean {
  const use = originOf(target)?.definition
  return base !== undefined && use !== undefined && target.target === undefined && classBehind(use) === base
}

/**
 * What a class that is said lacks of the type that was read: a handler would miss it. To be asked when the properties
 * of both are known.
 */
export function lackOf(said: Shape, read: Shape): string | undefined {
  if (said.kind === 'array' && read.kind === 'array') return lackOf(said.items, read.items)
  if (said.kind === 'record' && read.kind === 'record') return lackOf(said.values, read.values)
  if (said.kind === 'union') {
    const known = membersOf(read)
    return said.members
      .map((member) => known.map((each) => lackOf(member, each)))
      .find((lacks) => lacks.every((lack) => lack !== undefined))?.[0]
  }
  if (said.kind !== 'reference' || read.kind !== 'reference') return undefined
  const names = new Set(said.target.properties.map(({ name }) => name))
  const missing = read.target.properties.find(({ name, required }) => required && !names.has(name))
  return missing && `${said.target.name} has no ${missing.name}, and ${read.target.name} has`
}

const contradictionOfClasses = (said: ReferenceShape, read: ReferenceShape): Agreement => ({
  contradiction: `it says ${said.target.name}, and the type is ${read.target.name}`,
})
