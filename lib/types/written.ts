/** A type as it is written: most of a program is read without a question to the checker. */
import type { Described } from '../metadata/manifest.js'
import { aliasOf } from './alias.js'
import { readStructure, readType } from './checked.js'
import type { Context, Reading, TypeOf, Written } from './context.js'
import { intersectionOf } from './intersection.js'
import { placeOf } from './naming.js'
import { arrayOf } from './standard-types.js'
import { declarationsOf, headOf } from './symbols.js'
import type { Ast, Sync } from './typescript.js'
import { unionOf } from './union.js'
import { unreadableAt } from './unreadable.js'
import { constantOf } from './value.js'
import { readIndexed, readKeys } from './written-keys.js'
import { readObject } from './written-object.js'
import { readReference } from './written-reference.js'
import { readTemplate } from './written-template.js'
import { readTuple } from './written-tuple.js'

/** What a written type is; `undefined` where that takes a type which is not at hand: who refers to it has one. */
export function readWritten(written: Written, context: Context): Reading | undefined {
  const said = bySyntax(written, context)
  if (said !== undefined) {
    return said
  }
  const type = typeOf(written, context)
  return type && readAsTyped(type, written, context)
}

function readAsTyped(type: Sync.Type, { node, scope }: Written, context: Context): Reading {
  const { sources, typescript } = context
  const place = placeOf(node, typescript.ast, sources)
  const alias = aliasOf(node, context)
  if (alias === undefined) {
    return readType(type, place, context)
  }
  const named = { head: headOf(alias, context), arguments: scope.arguments }
  const other = type.getAliasSymbol()
  return other === undefined || declarationsOf(other, context).includes(alias)
    ? readStructure(type, { ...place, named }, context)
    : readType(type, { ...place, named }, context)
}

/** The type of what is written. */
export function typeOf({ node, scope, type }: Written, context: Context): Sync.Type | undefined {
  context.unit.inferred = true
  return scope.bindings.size === 0 || !mentionsParameter(node, context)
    ? context.checker.typeAt(node)
    : type?.()
}

/** Whether a node mentions a type parameter, or the type of `this`. */
export function mentionsParameter(node: Ast.Node, context: Context): boolean {
  const { ast, sync } = context.typescript
  if (ast.isThisTypeNode(node)) {
    return true
  }
  if (ast.isTypeReferenceNode(node) && ast.isIdentifier(node.typeName)) {
    const symbol = context.checker.symbolAt(node.typeName)
    if (symbol !== undefined && symbol.flags & sync.SymbolFlags.TypeParameter) return true
  }
  return node.forEachChild((child) => mentionsParameter(child, context) || undefined) ?? false
}

/** A part of what is written, and its type where it takes one. */
export function partOf(whole: Written, node: Ast.Node, type?: TypeOf): Written {
  return { node, scope: whole.scope, ...(type !== undefined && { type }) }
}

function bySyntax(written: Written, context: Context): Reading | undefined {
  const { node } = written
  const { ast } = context.typescript
  const keyword = keywordOf(node, context)
  if (keyword !== undefined) return keyword
  if (ast.isTypeReferenceNode(node)) return readReference(written, node, context)
  if (ast.isParenthesizedTypeNode(node)) return readWritten({ ...written, node: node.type }, context)
  if (ast.isArrayTypeNode(node)) return readArray(written, node.elementType, context)
  if (ast.isLiteralTypeNode(node)) return readLiteral(node, context)
  if (ast.isUnionTypeNode(node)) return readUnion(written, node, context)
  if (ast.isIntersectionTypeNode(node)) return readIntersection(written, node, context)
  if (ast.isTypeLiteralNode(node)) return readObject(written, node, context)
  if (ast.isTupleTypeNode(node)) return readTuple(written, node, context)
  if (ast.isTypeOperatorNode(node)) return readOperator(written, node, context)
  if (ast.isIndexedAccessTypeNode(node)) return readIndexed(written, node, context)
  if (ast.isTemplateLiteralTypeNode(node)) return readTemplate(written, node, context)
  if (ast.isFunctionTypeNode(node)) return unreadableAt('a function', node, context)
  if (ast.isConstructorTypeNode(node)) return unreadableAt('a constructor', node, context)
  return ast.isTypePredicateNode(node) ? { type: { kind: 'boolean' } } : undefined
}

const KEYWORDS: Readonly<Record<string, Described['kind']>> = {
  StringKeyword: 'string',
  NumberKeyword: 'number',
  BooleanKeyword: 'boolean',
  BigIntKeyword: 'bigint',
  AnyKeyword: 'any',
  UnknownKeyword: 'any',
}

const REFUSED: Readonly<Record<string, string>> = {
  SymbolKeyword: 'a symbol',
  ObjectKeyword: 'any object (object)',
}

const kinds = new WeakMap<typeof Ast, ReadonlyMap<Ast.SyntaxKind, string>>()

/** Names of kinds by number, which differ between versions of TypeScript. */
function keywordNames(ast: typeof Ast): ReadonlyMap<Ast.SyntaxKind, string> {
  let names = kinds.get(ast)
  if (names === undefined) {
    const all = [
      ...Object.keys(KEYWORDS),
      ...Object.keys(REFUSED),
      'UndefinedKeyword',
      'VoidKeyword',
      'NeverKeyword',
    ]
    names = new Map(all.map((name) => [ast.SyntaxKind[name as keyof typeof Ast.SyntaxKind], name]))
    kinds.set(ast, names)
  }
  return names
}

function keywordOf(node: Ast.Node, context: Context): Reading | undefined {
  const name = keywordNames(context.typescript.ast).get(node.kind)
  if (name === undefined) return undefined
  if (name in REFUSED) return unreadableAt(REFUSED[name]!, node, context)
  if (name in KEYWORDS) return { type: { kind: KEYWORDS[name]! } as Described }
  return name === 'NeverKeyword' ? {} : { absent: true }
}

function readArray(written: Written, element: Ast.Node, context: Context): Reading | undefined {
  return arrayOf(readWritten(partOf(written, element, argumentType(written, 0, context)), context))
}

/** The type of an argument of the written reference: `T` of `Set<T>`. */
export function argumentType(written: Written, index: number, context: Context): TypeOf {
  return () => {
    const type = typeOf(written, context)
    return type && context.checker.argumentsOf(type)[index]
  }
}

function readLiteral({ literal }: Ast.LiteralTypeNode, context: Context): Reading {
  const constant = constantOf(literal as Ast.Expression, context.evaluation)
  const value = constant?.value
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value === null
    ? { type: { kind: 'enum', values: [value] } }
    : unreadableAt(`the bigint ${literal.getText()}`, literal, context)
}

function readUnion(written: Written, node: Ast.UnionTypeNode, context: Context): Reading | undefined {
  const { ast } = context.typescript
  const values = node.types.filter((member) => !isNothing(member, ast))
  const type: TypeOf | undefined = values.length > 1 ? undefined : nonNullable(written, context)
  const members = node.types.map((member) => readWritten(partOf(written, member, type), context))
  const known = members.filter((member) => member !== undefined)
  return known.length === members.length ? unionOf(known) : undefined
}

function isNothing(node: Ast.Node, ast: typeof Ast): boolean {
  return (
    node.kind === ast.SyntaxKind.UndefinedKeyword ||
    (ast.isLiteralTypeNode(node) && ast.isNullLiteral(node.literal))
  )
}

function nonNullable(written: Written, context: Context): TypeOf {
  return () => {
    const type = typeOf(written, context)
    return type && context.checker.checker.getNonNullableType(type)
  }
}

/** Of objects, what the checker joins is read: a property of both has both types. */
function readIntersection(
  written: Written,
  node: Ast.IntersectionTypeNode,
  context: Context,
): Reading | undefined {
  const parts: Reading[] = []
  for (const type of node.types) {
    const part = readWritten(partOf(written, type), context)
    if (part === undefined || (part.type?.kind === 'reference' && parts.some(({ type }) => type))) {
      return undefined
    }
    parts.push(part)
  }
  return intersectionOf(parts)
}

function readOperator(written: Written, node: Ast.TypeOperatorNode, context: Context): Reading | undefined {
  const { SyntaxKind } = context.typescript.ast
  switch (node.operator) {
    case SyntaxKind.ReadonlyKeyword:
      return readWritten({ ...written, node: node.type }, context)
    case SyntaxKind.UniqueKeyword:
      return unreadableAt('a symbol', node, context)
    default:
      return readKeys(partOf(written, node.type), context)
  }
}
