/** Values that are written out. */
import type { Ast } from './typescript.js'

/** A value that is known; its absence is `undefined` itself, which is a value too. */
export interface Constant {
  readonly value: unknown
}

/** The value of a literal: `'text'`, `1_000`, `12n`, `null`. */
export function literalOf(node: Ast.Node, { SyntaxKind }: typeof Ast): Constant | undefined {
  switch (node.kind) {
    case SyntaxKind.StringLiteral:
    case SyntaxKind.NoSubstitutionTemplateLiteral:
      return { value: (node as Ast.StringLiteral).text }
    case SyntaxKind.NumericLiteral:
      return { value: Number((node as Ast.NumericLiteral).text.replaceAll('_', '')) }
    case SyntaxKind.BigIntLiteral:
      return { value: BigInt((node as Ast.BigIntLiteral).text.replaceAll('_', '').replace(/n$/, '')) }
    case SyntaxKind.TrueKeyword:
      return { value: true }
    case SyntaxKind.FalseKeyword:
      return { value: false }
    case SyntaxKind.NullKeyword:
      return { value: null }
    default:
      return undefined
  }
}
