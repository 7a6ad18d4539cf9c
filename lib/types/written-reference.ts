/** Names in types: what they stand for. */
import type { Context, Reading, TypeOf, Written } from './context.js'
import { readDeclaration } from './declared-type.js'
import { readEnumMember } from './enum-values.js'
import { bindingsOf } from './members.js'
import { prefetchNames } from './prefetch.js'
import { readStandard } from './standard-types.js'
import { declarationsOf, lastName } from './symbols.js'
import { readTag } from './tag.js'
import type { Ast, Sync } from './typescript.js'
import { type PackageExport } from './unit.js'
import { unreadableAt, unresolved } from './unreadable.js'
import { readUtility } from './utility-types.js'
import { argumentType, partOf, readWritten, typeOf } from './written.js'

export function readReference(
  written: Written,
  node: Ast.TypeReferenceNode,
  context: Context,
): Reading | undefined {
  const { checker, sources, typescript } = context
  const { SymbolFlags } = typescript.sync
  prefetchNames(node.getSourceFile(), context)
  const name = lastName(node.typeName, typescript.ast)
  const symbol = checker.symbolAt(name)
  const target = symbol && checker.targetOf(symbol)
  if (symbol === undefined || target === undefined) {
    return unresolved(node.typeName.getText(), { at: sources.positionOf(node) }, context)
  }
  if (target.flags & SymbolFlags.TypeParameter) {
    return readParameter(target, written, node, context)
  }
  if (target.flags & SymbolFlags.EnumMember) {
    return readEnumMember(target, context)
  }
  if (sources.originOfSymbol(target)?.kind === 'standard') {
    return readStandardName(target, written, node, context)
  }
  return readNamed(target, importedAs(symbol, context), written, node, context)
}

function readParameter(symbol: Sync.Symbol, { scope }: Written, node: Ast.Node, context: Context): Reading {
  const [handle] = symbol.declarations
  const declaration = handle && context.sources.nodeOf(handle)
  const binding = declaration && scope.bindings.get(declaration)
  return binding?.reading ?? unreadableAt(`the open type parameter ${symbol.name}`, node, context)
}

/** Of the language: a class, or an operator on types. */
function readStandardName(
  { name, flags }: Sync.Symbol,
  written: Written,
  node: Ast.TypeReferenceNode,
  context: Context,
): Reading | undefined {
  const { TypeAlias } = context.typescript.sync.SymbolFlags
  const argument = (index: number): Reading | undefined => {
    const type = node.typeArguments?.[index]
    return type && readWritten(partOf(written, type, argumentType(written, index, context)), context)
  }
  return flags & TypeAlias
    ? readUtility(name, written, node, context)
    : readStandard(name, argument, context.sources.positionOf(node))
}

/** What the program, or a package of it, declares. */
function readNamed(
  target: Sync.Symbol,
  imported: PackageExport | undefined,
  written: Written,
  node: Ast.TypeReferenceNode,
  context: Context,
): Reading | undefined {
  const declarations = declarationsOf(target, context)
  const isAlias = declarations.some((declaration) =>
    context.typescript.ast.isTypeAliasDeclaration(declaration),
  )
  const args = node.typeArguments ?? []
  const bindings = bindingsOf(declarations, args, written.scope, context, (index) =>
    isAlias ? aliasArgument(written, index, context) : argumentType(written, index, context),
  )
  if (bindings === undefined) {
    return undefined
  }
  const tag = readTag(target, bindings, context)
  const type: TypeOf = () => typeOf(written, context)
  return tag ?? readDeclaration({ symbol: target, declarations, bindings, type, imported }, context)
}

function aliasArgument(written: Written, index: number, context: Context): TypeOf {
  return () => typeOf(written, context)?.getAliasTypeArguments()[index]
}

/** How a file of the project that mentions it imports it, where that is from a package. */
export function importedAs(symbol: Sync.Symbol, { sources, typescript }: Context): PackageExport | undefined {
  const { ast } = typescript
  const specifier = symbol.declarations[0] && sources.nodeOf(symbol.declarations[0])
  let declaration: Ast.Node | undefined = specifier
  while (declaration !== undefined && !ast.isImportDeclaration(declaration)) declaration = declaration.parent
  if (specifier === undefined || declaration === undefined || ast.isNamespaceImport(specifier)) {
    return undefined
  }
  // What a package imports, the project may not find.
  const origin = sources.originOf(sources.fileOf(specifier))
  if (origin.kind !== 'project' || origin.package !== undefined) {
    return undefined
  }
  const { text } = declaration.moduleSpecifier as Ast.StringLiteral
  const name = ast.isImportSpecifier(specifier) ? (specifier.propertyName ?? specifier.name).text : 'default'
  return text.startsWith('.') ? undefined : { specifier: text, name }
}
