/** A type as the checker has it: what nobody wrote down, and what operators on types make. */
import type { Described } from '../metadata/manifest.js'
import { readCheckedIntersection } from './checked-intersection.js'
import { readCheckedObject } from './checked-object.js'
import type { Context, Place, Reading } from './context.js'
import { readDeclaration } from './declared-type.js'
import { enumValues, readEnum } from './enum-values.js'
import { bindingsOf } from './members.js'
import { type Binding, NO_SCOPE, typeParametersOf } from './scope.js'
import { declarationsOf } from './symbols.js'
import type { Sync } from './typescript.js'
import { unionOf } from './union.js'
import { unreadable, unresolved } from './unreadable.js'
import { templateOf } from './written-template.js'

export function readType(type: Sync.Type, place: Place, context: Context): Reading {
  const { Union, Intersection, Object: AnyObject, Boolean: AnyBoolean } = context.typescript.sync.TypeFlags
  const mayBeNamed = type.flags & (Union | Intersection | AnyObject) && !(type.flags & AnyBoolean)
  return (mayBeNamed ? readAliased(type, context) : undefined) ?? readStructure(type, place, context)
}

/** By its alias, whose writing says more: the order of a union, and names in it. */
function readAliased(type: Sync.Type, context: Context): Reading | undefined {
  const symbol = type.getAliasSymbol()
  if (symbol === undefined || context.sources.originOfSymbol(symbol)?.kind === 'standard') {
    return undefined
  }
  const declarations = declarationsOf(symbol, context)
  const given = type.getAliasTypeArguments()
  const takes = declarations.some((declaration) => typeParametersOf(declaration).length > 0)
  const bindings =
    takes && given.length === 0
      ? bindingsOf(declarations, [], NO_SCOPE, context)
      : bindingsOfTypes(given, context)
  return bindings && readDeclaration({ symbol, declarations, bindings, type: () => type }, context)
}

export function bindingsOfTypes(types: readonly Sync.Type[], context: Context): readonly Binding[] {
  return types.map((type) => ({ reading: readType(type, NOWHERE, context), type: () => type }))
}

const NOWHERE: Place = { file: '', name: 'Argument', at: '' }

/** Without a look at its alias. */
export function readStructure(type: Sync.Type, place: Place, context: Context): Reading {
  const { TypeFlags } = context.typescript.sync
  const { flags } = type
  context.unit.inferred = true
  if (type.isErrorType()) {
    return unresolved(context.checker.checker.typeToString(type), place, context)
  }
  if (flags & TypeFlags.AnyOrUnknown) return { type: { kind: 'any' } }
  if (flags & (TypeFlags.Undefined | TypeFlags.Void)) return { absent: true }
  if (flags & TypeFlags.Null) return { type: { kind: 'enum', values: [null] } }
  if (flags & TypeFlags.Never) return {}
  const scalar = scalarOf(type, context)
  if (scalar !== undefined) return { type: scalar }
  if (flags & TypeFlags.Union) return readUnion(type as Sync.UnionType, place, context)
  if (flags & TypeFlags.Intersection) return readCheckedIntersection(type, place, context)
  if (flags & TypeFlags.TemplateLiteral) return readTemplate(type as Sync.TemplateLiteralType, place, context)
  if (flags & TypeFlags.Object) return readCheckedObject(type as Sync.ObjectType, place, context)
  return unreadable(reasonOf(type, context), place.at)
}

function scalarOf(type: Sync.Type, context: Context): Described | undefined {
  const { TypeFlags } = context.typescript.sync
  const { flags, value } = type as Sync.Type & { readonly value?: string | number | boolean }
  if (flags & TypeFlags.Boolean) return { kind: 'boolean' }
  if (flags & TypeFlags.String) return { kind: 'string' }
  if (flags & TypeFlags.Number) return { kind: 'number' }
  if (flags & TypeFlags.BigInt) return { kind: 'bigint' }
  const isLiteral = flags & (TypeFlags.StringOrNumberLiteral | TypeFlags.BooleanLiteral)
  return isLiteral && value !== undefined ? { kind: 'enum', values: [value] } : undefined
}

function reasonOf(type: Sync.Type, { typescript, checker }: Context): string {
  const { TypeFlags } = typescript.sync
  if (type.flags & TypeFlags.ESSymbolLike) return 'a symbol'
  if (type.flags & TypeFlags.NonPrimitive) return 'any object (object)'
  if (type.flags & TypeFlags.BigIntLiteral) return `the bigint ${(type as Sync.BigIntLiteralType).value}n`
  const text = checker.checker.typeToString(type)
  return type.flags & TypeFlags.TypeParameter ? `the open type parameter ${text}` : text
}

/** Members are in the checker's order; values of one enum in that of its declaration. */
function readUnion(type: Sync.UnionType, place: Place, context: Context): Reading {
  const { TypeFlags } = context.typescript.sync
  if (type.flags & TypeFlags.EnumLiteral) {
    const symbol = type.getSymbol()
    const declarations = symbol === undefined ? [] : declarationsOf(symbol, context)
    if (declarations.length > 0) return readEnum(declarations, context)
  }
  const parts = context.checker.partsOf(type)
  const objects = parts.filter(({ flags }) => flags & TypeFlags.Object)
  const readings = parts.map((part) => {
    const at = objects.length > 1 ? objects.indexOf(part) + 1 : 0
    return readType(part, at > 0 ? partPlace(place, String(at)) : place, context)
  })
  return ordered(unionOf(readings), parts, context)
}

function ordered(reading: Reading, parts: readonly Sync.Type[], context: Context): Reading {
  const { TypeFlags } = context.typescript.sync
  const member = parts.find(({ flags }) => flags & TypeFlags.EnumLiteral)
  const parent = member?.getSymbol()?.getParent()
  if (parent === undefined || reading.type?.kind !== 'enum') {
    return reading
  }
  const { isEnumDeclaration } = context.typescript.ast
  const all = declarationsOf(parent, context).flatMap((declaration) =>
    isEnumDeclaration(declaration) ? enumValues(declaration, context) : [],
  )
  const values = [...reading.type.values].sort((a, b) => all.indexOf(a) - all.indexOf(b))
  return { ...reading, type: { ...reading.type, values } }
}

function readTemplate(type: Sync.TemplateLiteralType, place: Place, context: Context): Reading {
  const types = type.getTypes().map((part) => readType(part, place, context).type ?? { kind: 'any' as const })
  return templateOf(type.texts, types) ?? unreadable('a template of types that have no text', place.at)
}

/** Where a part of something stands: it has the name of none. */
export function partPlace({ file, name, at, within }: Place, word: string): Place {
  return { file, name: name + word, at, ...(within !== undefined && { within }) }
}
