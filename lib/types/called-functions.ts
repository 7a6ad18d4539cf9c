/** The functions behind names, where they have a body in the program. */
import type { CachedChecker } from './checker.js'
import { innerOf } from './constants.js'
import type { FunctionNode } from './function-body.js'
import type { Ast, Sync } from './typescript.js'
import type { Evaluation } from './value.js'

export class CalledFunctions {
  private readonly known = new Map<number, readonly FunctionNode[]>()

  constructor(
    private readonly facts: Evaluation & { isProjectFile(path: string): boolean },
    private readonly cached: CachedChecker,
  ) {}

  /** Of what is called by a name: several where it is one of a union. */
  of(name: Ast.Node): readonly FunctionNode[] {
    const symbol = this.cached.symbolAt(name)
    return symbol === undefined ? [] : this.ofSymbol(symbol)
  }

  private ofSymbol(symbol: Sync.Symbol): readonly FunctionNode[] {
    let functions = this.known.get(symbol.id)
    if (functions === undefined) {
      this.known.set(symbol.id, [])
      const declarations = this.cached.targetOf(symbol)?.declarations ?? []
      functions = declarations
        .filter(({ path }) => this.facts.isProjectFile(path))
        .flatMap((handle) => this.declaredBy(handle.resolve()))
      this.known.set(symbol.id, functions)
    }
    return functions
  }

  private declaredBy(node: Ast.Node | undefined): readonly FunctionNode[] {
    const { ast } = this.facts.typescript
    if (node === undefined) {
      return []
    }
    if (ast.isShorthandPropertyAssignment(node)) {
      const value = this.facts.checker.getShorthandAssignmentValueSymbol(node)
      return value === undefined ? [] : this.ofSymbol(value)
    }
    if (ast.isClassDeclaration(node) || ast.isClassExpression(node)) {
      return node.members.filter((member) => ast.isConstructorDeclaration(member)).filter(hasBody)
    }
    const declared =
      ast.isVariableDeclaration(node) || ast.isPropertyDeclaration(node) || ast.isPropertyAssignment(node)
        ? withoutCasts(node.initializer, ast)
        : node
    return declared !== undefined && ast.isFunctionLikeDeclaration(declared) && hasBody(declared)
      ? [declared]
      : []
  }
}

function hasBody({ body }: FunctionNode): boolean {
  return body !== undefined
}

function withoutCasts(node: Ast.Node | undefined, ast: typeof Ast): Ast.Node | undefined {
  const inner = node && innerOf(node, ast)
  return inner === undefined ? node : withoutCasts(inner, ast)
}
