/** What names stand for that no run of a program changes. */
import type { Ast, Sync, TypeScript } from './typescript.js'

/** What evaluating needs of an open project. */
export interface Evaluation {
  readonly typescript: TypeScript
  readonly checker: Sync.Checker
}

/** What a name stands for, imports followed. */
export function symbolAt(node: Ast.Node, { checker, typescript }: Evaluation): Sync.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node)
  return symbol !== undefined && symbol.flags & typescript.sync.SymbolFlags.Alias
    ? checker.getAliasedSymbol(symbol)
    : symbol
}

/** What a `const` variable, or a `static readonly` property, was given. */
export function initializerOf(symbol: Sync.Symbol | undefined, ast: typeof Ast): Ast.Expression | undefined {
  const declaration = symbol?.valueDeclaration?.resolve()
  if (declaration === undefined) {
    return undefined
  }
  if (ast.isVariableDeclaration(declaration)) {
    const constant = (declaration.parent.flags & ast.NodeFlags.Const) !== 0
    return constant && ast.isIdentifier(declaration.name) ? declaration.initializer : undefined
  }
  if (ast.isPropertyDeclaration(declaration)) {
    const fixed = ast.ModifierFlags.Static | ast.ModifierFlags.Readonly
    return (declaration.modifierFlags & fixed) === fixed ? declaration.initializer : undefined
  }
  return undefined
}

/** Without what changes no value: `(x)`, `x as const`, `x satisfies X`, `x!`. */
export function innerOf(node: Ast.Node, ast: typeof Ast): Ast.Expression | undefined {
  return ast.isParenthesizedExpression(node) ||
    ast.isAsExpression(node) ||
    ast.isSatisfiesExpression(node) ||
    ast.isNonNullExpression(node) ||
    ast.isTypeAssertion(node)
    ? node.expression
    : undefined
}
