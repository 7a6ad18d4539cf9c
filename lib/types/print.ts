/** Types as text: in the keys of definitions, and in the names of their schemas. */
import type { Described } from '../metadata/manifest.js'
import { capitalized } from './naming.js'

/** How the definition that a reference means is called. */
export type Naming = (id: string) => string

/** One type, one text: `'Order[]'`, `"'new' | 'paid'"`. */
export function printed(type: Described, nameOf: Naming): string {
  const bare = bareText(type, nameOf)
  const words = wordsOf(type)
  const constrained = words === '' ? bare : `${bare} & ${words}`
  return type.nullable === true ? `${constrained} | null` : constrained
}

function bareText(type: Described, nameOf: Naming): string {
  const inner = (each: Described): string => printed(each, nameOf)
  switch (type.kind) {
    case 'reference':
      return nameOf(type.to)
    case 'enum':
      return type.values.map(literal).join(' | ')
    case 'array':
      return type.container === 'set' ? `Set<${inner(type.items)}>` : arrayText(inner(type.items))
    case 'tuple':
      return `[${[...type.items.map(inner), ...(type.rest === undefined ? [] : [`...${inner(type.rest)}[]`])].join(', ')}]`
    case 'record':
      return `${type.container === 'map' ? 'Map' : 'Record'}<string, ${inner(type.values)}>`
    case 'union':
      return type.members.map(inner).join(' | ')
    default:
      return type.kind
  }
}

function arrayText(items: string): string {
  return /[|&]/.test(items) ? `(${items})[]` : `${items}[]`
}

function literal(value: unknown): string {
  return typeof value === 'string'
    ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    : String(value)
}

/** What is said of a type beside its structure and its documentation. */
const STRUCTURE = new Set([
  'kind',
  'to',
  'values',
  'items',
  'rest',
  'members',
  'container',
  'nullable',
  'title',
  'description',
  'examples',
  'deprecated',
  'discriminator',
  'reason',
  'at',
])

function wordsOf(type: Described): string {
  const words = Object.entries(type).filter(([word]) => !STRUCTURE.has(word))
  return words.length === 0
    ? ''
    : `{ ${words.map(([word, value]) => `${word}: ${literal(value)}`).join(', ')} }`
}

const KINDS: Partial<Record<Described['kind'], string>> = { 'date-time': 'DateTime', unreadable: 'Unknown' }

/** `Order[]` → `'OrderList'`, `string | null` → `'NullableString'` */
export function wordFor(type: Described, nameOf: Naming): string {
  const word = bareWord(type, nameOf)
  return type.nullable === true ? `Nullable${word}` : word
}

function bareWord(type: Described, nameOf: Naming): string {
  const inner = (each: Described): string => wordFor(each, nameOf)
  switch (type.kind) {
    case 'reference':
      return nameOf(type.to)
    case 'enum':
      return type.values.map((value) => capitalized(String(value))).join('Or')
    case 'array':
      return `${inner(type.items)}${type.container === 'set' ? 'Set' : 'List'}`
    case 'tuple':
      return [...type.items, ...(type.rest === undefined ? [] : [type.rest])].map(inner).join('And')
    case 'record':
      return `${inner(type.values)}Map`
    case 'union':
      return type.members.map(inner).join('Or')
    default:
      return KINDS[type.kind] ?? capitalized(type.kind)
  }
}
