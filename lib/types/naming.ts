/** Names for what has none: an object type is called after where it stands. */
import type { Place } from './context.js'
import type { Sources } from './source.js'
import type { Ast } from './typescript.js'

/** `('order', 'address')` → `'OrderAddress'` */
export function joinName(...words: readonly string[]): string {
  return words.map(capitalized).join('')
}

/** `'line-item'` → `'LineItem'` */
export function capitalized(word: string): string {
  return word
    .split(/[^\p{L}\p{N}_$]+/u)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}

/** `'src/orders.dto.ts'` → `'OrdersDto'`; an index is called after its folder. */
export function fileWord(path: string): string {
  return joinName(...partsOf(path).slice(-1))
}

/** The same of several files, after their folders where they would be alike: `'UsersDto'`, `'OrdersDto'`. */
export function fileWords(paths: readonly string[]): ReadonlyMap<string, string> {
  const parts = new Map(paths.map((path) => [path, partsOf(path)]))
  const words = new Map(paths.map((path) => [path, fileWord(path)]))
  const deepest = Math.max(0, ...[...parts.values()].map(({ length }) => length))
  for (let count = 2; count <= deepest; count++) {
    const all = [...words.values()]
    const alike = paths.filter((path) => all.filter((word) => word === words.get(path)).length > 1)
    for (const path of alike) words.set(path, joinName(...parts.get(path)!.slice(-count)))
  }
  return words
}

/** Folders, and the file without its ending. */
function partsOf(path: string): string[] {
  const parts = path.replace(/\.(?:d\.)?[cm]?[jt]sx?$/, '').split('/')
  return parts.length > 1 && parts.at(-1) === 'index' ? parts.slice(0, -1) : parts
}

/** Where a node stands, in the words around it: property, method, and what declares them. */
export function placeOf(node: Ast.Node, ast: typeof Ast, sources: Sources): Place {
  const words: string[] = []
  for (let child = node; child.parent !== undefined; child = child.parent) {
    words.unshift(...wordsOf(child, child.parent, ast))
    if (isTop(child, ast)) break
  }
  const file = sources.fileOf(node)
  return { file, name: joinName(...words) || fileWord(file), at: sources.positionOf(node) }
}

function isTop(node: Ast.Node, ast: typeof Ast): boolean {
  return (
    ast.isInterfaceDeclaration(node) || ast.isTypeAliasDeclaration(node) || ast.isClassLikeDeclaration(node)
  )
}

/** What `parent` says of `child`, or `child` of itself. */
function wordsOf(child: Ast.Node, parent: Ast.Node, ast: typeof Ast): string[] {
  if (isTop(child, ast) || NAMED.some((isNamed) => ast[isNamed](child))) {
    return nameOf((child as { readonly name?: Ast.Node }).name, ast)
  }
  if (ast.isFunctionLikeDeclaration(parent) && parent.type === child) return ['result']
  if (ast.isArrayTypeNode(parent)) return ['item']
  if (ast.isUnionTypeNode(parent) || ast.isTupleTypeNode(parent)) return memberWord(child, parent, ast)
  if (ast.isIndexSignatureDeclaration(parent)) return ['value']
  return ast.isTypeReferenceNode(parent) ? argumentWord(child, parent) : []
}

const NAMED = [
  'isPropertySignatureDeclaration',
  'isPropertyDeclaration',
  'isPropertyAssignment',
  'isGetAccessorDeclaration',
  'isMethodDeclaration',
  'isParameterDeclaration',
  'isVariableDeclaration',
  'isFunctionDeclaration',
] as const

function nameOf(name: Ast.Node | undefined, ast: typeof Ast): string[] {
  return name !== undefined && (ast.isIdentifier(name) || ast.isStringLiteral(name)) ? [name.text] : []
}

/** A number, where there is more than one object. */
function memberWord(
  child: Ast.Node,
  parent: Ast.UnionTypeNode | Ast.TupleTypeNode,
  ast: typeof Ast,
): string[] {
  const members: readonly Ast.Node[] = ast.isUnionTypeNode(parent) ? parent.types : parent.elements
  const objects = members.filter((member) => ast.isTypeLiteralNode(member))
  const at = objects.indexOf(child as Ast.TypeLiteralNode)
  return at >= 0 && objects.length > 1 ? [String(at + 1)] : []
}

const ITEMS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet'])
const VALUES = new Set(['Record', 'Map', 'ReadonlyMap'])

function argumentWord(child: Ast.Node, parent: Ast.TypeReferenceNode): string[] {
  const name = parent.typeName.getText()
  if (ITEMS.has(name)) return ['item']
  return VALUES.has(name) && parent.typeArguments?.[1] === child ? ['value'] : []
}
