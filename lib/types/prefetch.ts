/** All names of types in a file, asked for in one question. */
import type { Program } from './context.js'
import { lastName } from './symbols.js'
import type { Ast } from './typescript.js'

const fetched = new WeakMap<Program['checker'], Set<Ast.SourceFile>>()

export function prefetchNames(source: Ast.SourceFile, { checker, typescript, sources }: Program): void {
  let files = fetched.get(checker)
  if (files === undefined) {
    files = new Set()
    fetched.set(checker, files)
  }
  if (!files.has(source)) {
    files.add(source)
    const { kind } = sources.originOf(source.fileName)
    if (kind === 'project' || kind === 'typefast') checker.prefetchSymbols(namesIn(source, typescript.ast))
  }
}

/** Of types, and of what modules import; bodies of functions have none that count. */
function namesIn(source: Ast.SourceFile, ast: typeof Ast): Ast.Node[] {
  const names: Ast.Node[] = []
  const visit = (node: Ast.Node): void => {
    if (ast.isBlock(node) || ast.isDecorator(node)) {
      return
    }
    if (ast.isTypeReferenceNode(node)) {
      names.push(lastName(node.typeName, ast))
    } else if (ast.isExpressionWithTypeArguments(node)) {
      names.push(lastName(node.expression, ast))
    } else if (ast.isImportDeclaration(node)) {
      names.push(node.moduleSpecifier)
      return
    }
    const { initializer } = node as { readonly initializer?: Ast.Node }
    node.forEachChild((child) => {
      if (child !== initializer) visit(child)
    })
  }
  visit(source)
  return names
}
