/** Type aliases: what they give a name to. */
import type { Described } from '../metadata/manifest.js'
import { constrained, documented } from './constraints.js'
import type { Context, Reading, TypeOf } from './context.js'
import type { Head } from './definitions.js'
import { printed } from './print.js'
import type { Binding } from './scope.js'
import { type Scope, scopeOf } from './scope.js'
import { docsAt, documentationOf, headOf } from './symbols.js'
import type { Ast } from './typescript.js'
import { unreadableAt } from './unreadable.js'
import { readWritten } from './written.js'

/** The head of the alias that stands for `node` and nothing else, where it has no type parameters. */
export function soleAlias(node: Ast.Node, scope: Scope, context: Context): Head | undefined {
  const alias = aliasOf(node, context)
  return alias !== undefined && scope.arguments.length === 0 ? headOf(alias, context) : undefined
}

/** The alias that stands for `node` and nothing else. */
export function aliasOf(node: Ast.Node, { typescript }: Context): Ast.TypeAliasDeclaration | undefined {
  const { ast } = typescript
  let outer = node.parent
  while (outer !== undefined && ast.isParenthesizedTypeNode(outer)) outer = outer.parent
  return outer !== undefined && ast.isTypeAliasDeclaration(outer) ? outer : undefined
}

/** What an alias stands for, with what its comment says. */
export function readAlias(
  alias: Ast.TypeAliasDeclaration,
  bindings: readonly Binding[],
  type: TypeOf,
  context: Context,
): Reading | undefined {
  const { unit, sources } = context
  unit.files.add(sources.fileOf(alias))
  const scope = scopeOf([alias], bindings)
  const head = headOf(alias, context)
  const id = `${head.file}/${head.name}<${scope.arguments.map((each) => printed(each, (to) => to)).join(', ')}>`
  const recurring = unit.open.find((each) => each.id === id)
  if (recurring !== undefined) {
    recurring.recurs = true
    return { type: openType(id) }
  }
  const entry = { id, recurs: false }
  unit.open.push(entry)
  const reading = readWritten({ node: alias.type, scope, type }, context)
  unit.open.pop()
  if (reading?.type === undefined) {
    return reading
  }
  if (entry.recurs && mentions(reading.type, id)) {
    return isJson(reading.type, id)
      ? { type: { kind: 'any' } }
      : unreadableAt(`${alias.name.text}, which mentions itself without an object between`, alias, context)
  }
  return withDocs(reading, alias, context)
}

/** Stands for a type that is being read. */
export function openType(id: string): Described {
  return { kind: 'unreadable', reason: `<${id}>`, at: '' }
}

function mentions(type: Described, id: string): boolean {
  return JSON.stringify(type).includes(JSON.stringify(`<${id}>`))
}

function isOpen(type: Described, id?: string): boolean {
  return type.kind === 'unreadable' && (id === undefined ? type.at === '' : type.reason === `<${id}>`)
}

/** `string | number | boolean | null | Json[] | { [key: string]: Json }` */
function isJson(type: Described, id: string): boolean {
  if (type.kind !== 'union') {
    return false
  }
  const takes = (kind: Described['kind']): boolean => type.members.some((member) => member.kind === kind)
  const others = type.members.filter(({ kind }) => !['string', 'number', 'boolean'].includes(kind))
  const isCollection = (member: Described): boolean =>
    (member.kind === 'array' && isOpen(member.items, id)) ||
    (member.kind === 'record' && isOpen(member.values, id)) ||
    isOpen(member)
  return (
    takes('string') &&
    takes('number') &&
    takes('boolean') &&
    type.nullable === true &&
    others.every(isCollection)
  )
}

/** An object's definition has the words of its alias; anything else says them where it stands. */
function withDocs(reading: Reading, alias: Ast.TypeAliasDeclaration, context: Context): Reading {
  const type = reading.type!
  if (type.kind === 'reference') {
    return reading
  }
  const docs = docsAt(alias, context)
  const words = { ...docs.constraints } as Record<string, unknown>
  const described = documented(constrained(type, words), documentationOf(docs))
  return { ...reading, type: described, ...(docs.default !== undefined && { default: docs.default }) }
}
