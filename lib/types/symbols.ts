/** Declarations of types, and what they are called. */
import type { Documented } from '../metadata/manifest.js'
import type { Context, Program } from './context.js'
import type { Head } from './definitions.js'
import { type Docs, docsOf } from './docs.js'
import { fileWord } from './naming.js'
import type { Ast, Sync } from './typescript.js'

export type ObjectDeclaration = Ast.ClassLikeDeclaration | Ast.InterfaceDeclaration
export type TypeDeclaration = ObjectDeclaration | Ast.TypeAliasDeclaration | Ast.EnumDeclaration

/** What declares a type of that name; a value beside it does not count. */
export function declarationsOf(symbol: Sync.Symbol, { sources, typescript }: Program): TypeDeclaration[] {
  return symbol.declarations.flatMap((handle) => {
    const node = sources.nodeOf(handle)
    return node !== undefined && isTypeDeclaration(node, typescript.ast) ? [node] : []
  })
}

export function isObjectDeclaration(node: Ast.Node, ast: typeof Ast): node is ObjectDeclaration {
  return ast.isClassLikeDeclaration(node) || ast.isInterfaceDeclaration(node)
}

function isTypeDeclaration(node: Ast.Node, ast: typeof Ast): node is TypeDeclaration {
  return isObjectDeclaration(node, ast) || ast.isTypeAliasDeclaration(node) || ast.isEnumDeclaration(node)
}

/** Its file, and its name with the namespaces and functions around it. */
export function headOf(declaration: TypeDeclaration, { sources, typescript }: Program): Head {
  const { ast } = typescript
  const file = sources.pathOf(sources.fileOf(declaration))
  const names = [declaration.name?.text ?? fileWord(file)]
  for (let node = declaration.parent; node !== undefined; node = node.parent) {
    const { name } = node as { readonly name?: Ast.Node }
    const isAround = ast.isModuleDeclaration(node) || ast.isFunctionLikeDeclaration(node)
    if (isAround && name !== undefined && ast.isIdentifier(name)) names.unshift(name.text)
  }
  return { file, name: names.join('.') }
}

/** The identifier that stands for the whole: `Order` of `shop.Order`. */
export function lastName(name: Ast.Node, ast: typeof Ast): Ast.Node {
  if (ast.isQualifiedName(name)) return name.right
  return ast.isPropertyAccessExpression(name) ? name.name : name
}

/** What the comment of a declaration says; those of this package are about its markers. */
export function docsAt(node: Ast.Node, context: Context): Docs {
  const { sources, typescript, unit } = context
  const source = node.getSourceFile()
  const { kind } = sources.originOf(source.fileName)
  if (kind === 'standard' || kind === 'typefast') {
    return NO_DOCS
  }
  const docs = docsOf(node, source, typescript)
  for (const { tag, message } of docs.problems) {
    unit.report({
      severity: 'warning',
      at: sources.positionOf(node),
      message: `@${tag}: ${message}`,
      remedy: 'correct the comment; what it says is left out until then',
    })
  }
  return docs
}

const NO_DOCS: Docs = { constraints: {}, throws: [], params: {}, problems: [] }

/** What of it documents a value. */
export function documentationOf({ title, description, examples, deprecated }: Docs): Documented {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(examples !== undefined && examples.length > 0 && { examples }),
    ...(deprecated !== undefined && { deprecated }),
  }
}
