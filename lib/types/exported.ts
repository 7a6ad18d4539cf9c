/** How a module exports what it declares. */
import type { Ast } from './typescript.js'

type Named = Ast.ClassLikeDeclaration

/** `export class A` → `'A'`, `export default class` → `'default'`, `export { A as B }` → `'B'`. */
export function exportNameOf(declaration: Named, ast: typeof Ast): string | undefined {
  const { modifierFlags, name, parent } = declaration
  if (!ast.isSourceFile(parent)) {
    return undefined
  }
  if (modifierFlags & ast.ModifierFlags.Export) {
    return modifierFlags & ast.ModifierFlags.Default ? 'default' : name?.text
  }
  return name && listedName(name.text, parent, ast)
}

function listedName(name: string, { statements }: Ast.SourceFile, ast: typeof Ast): string | undefined {
  for (const statement of statements) {
    if (ast.isExportAssignment(statement)) {
      const { expression } = statement
      if (ast.isIdentifier(expression) && expression.text === name) return 'default'
    }
    if (
      ast.isExportDeclaration(statement) &&
      statement.moduleSpecifier === undefined &&
      !statement.isTypeOnly
    ) {
      const { exportClause } = statement
      const found =
        exportClause !== undefined && ast.isNamedExports(exportClause)
          ? exportClause.elements.find(
              (each) => !each.isTypeOnly && (each.propertyName ?? each.name).text === name,
            )
          : undefined
      if (found !== undefined) return found.name.text
    }
  }
  return undefined
}
