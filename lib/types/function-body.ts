/** What a function throws and calls, as it is written. */
import { innerOf } from './constants.js'
import type { Ast } from './typescript.js'

export type FunctionNode = Ast.FunctionLikeDeclaration

export interface Call {
  /** What is called: `find` of `this.store.find(id)`. */
  readonly name: Ast.Node
  readonly arguments: readonly Ast.Expression[]
}

export interface FunctionBody {
  readonly thrown: readonly Ast.Expression[]
  /** `new` is a call of a constructor. */
  readonly calls: readonly Call[]
  readonly returned: readonly Ast.Expression[]
  /** Names whose values differ from call to call. */
  readonly variables: ReadonlySet<string>
}

/** Reads the body of a function; what a `catch` swallows is left out. */
export function bodyOf(node: FunctionNode, ast: typeof Ast): FunctionBody {
  const reader = new BodyReader(ast)
  reader.read(node)
  return reader
}

/** The name by which something is called or made: `store.find` → `find` */
export function nameOf(expression: Ast.Node, ast: typeof Ast): Ast.Node | undefined {
  const inner = innerOf(expression, ast)
  if (inner !== undefined) {
    return nameOf(inner, ast)
  }
  if (ast.isPropertyAccessExpression(expression)) {
    return expression.name
  }
  return ast.isIdentifier(expression) ? expression : undefined
}

/** What an expression may be: `found ? a : b` → `a`, `b`. Of a cast, its type may say more than what is cast. */
export function branchesOf(expression: Ast.Expression, ast: typeof Ast): Ast.Expression[] {
  if (ast.isAwaitExpression(expression)) {
    return branchesOf(expression.expression, ast)
  }
  const inner = innerOf(expression, ast)
  if (inner !== undefined && !ast.isAssertionExpression(expression)) {
    return branchesOf(inner, ast)
  }
  if (ast.isConditionalExpression(expression)) {
    return [...branchesOf(expression.whenTrue, ast), ...branchesOf(expression.whenFalse, ast)]
  }
  if (ast.isBinaryExpression(expression)) {
    const { left, operatorToken, right } = expression
    switch (operatorToken.kind) {
      case ast.SyntaxKind.QuestionQuestionToken:
      case ast.SyntaxKind.BarBarToken:
        return [...branchesOf(left, ast), ...branchesOf(right, ast)]
      case ast.SyntaxKind.AmpersandAmpersandToken:
      case ast.SyntaxKind.CommaToken:
        return branchesOf(right, ast)
    }
  }
  return [expression]
}

class BodyReader implements FunctionBody {
  readonly thrown: Ast.Expression[] = []
  readonly calls: Call[] = []
  readonly returned: Ast.Expression[] = []
  readonly variables = new Set<string>()
  /** Of functions within it: what they return is not its own. */
  private depth = 0
  private readonly visitChild = (node: Ast.Node): undefined => this.visit(node)

  constructor(private readonly ast: typeof Ast) {}

  read({ parameters, body }: FunctionNode): void {
    for (const parameter of parameters) {
      this.declare(parameter.name)
    }
    if (body !== undefined) {
      if (!this.ast.isBlock(body)) {
        this.returned.push(...branchesOf(body as Ast.Expression, this.ast))
      }
      this.visit(body)
    }
  }

  private visit(node: Ast.Node): undefined {
    const { ast } = this
    if (ast.isThrowStatement(node)) {
      this.throw(node.expression)
    } else if (ast.isTryStatement(node)) {
      return this.attempt(node)
    } else if (ast.isCallExpression(node)) {
      return this.call(node)
    } else if (ast.isNewExpression(node)) {
      this.callOf(node.expression, node.arguments ?? [])
    } else if (ast.isTaggedTemplateExpression(node)) {
      this.callOf(node.tag, [])
    } else if (ast.isReturnStatement(node)) {
      if (this.depth === 0 && node.expression !== undefined) {
        this.returned.push(...branchesOf(node.expression, ast))
      }
    } else if (ast.isVariableDeclaration(node)) {
      this.declareVariable(node)
    } else if (ast.isFunctionLikeDeclaration(node)) {
      return this.nested(node)
    } else if (ast.isClassExpression(node) || ast.isClassDeclaration(node)) {
      return undefined
    }
    return node.forEachChild(this.visitChild)
  }

  private nested({ parameters, body }: FunctionNode): undefined {
    for (const parameter of parameters) {
      this.declare(parameter.name)
    }
    if (body !== undefined) {
      this.depth++
      this.visit(body)
      this.depth--
    }
  }

  private throw(expression: Ast.Expression): void {
    this.thrown.push(...branchesOf(expression, this.ast))
  }

  private attempt({ tryBlock, catchClause, finallyBlock }: Ast.TryStatement): undefined {
    const caught = catchClause?.variableDeclaration?.name
    if (catchClause === undefined || this.throwsAgain(catchClause.block, caught)) {
      this.visit(tryBlock)
    }
    if (catchClause !== undefined) {
      this.afterCatch(catchClause.block, caught)
    }
    if (finallyBlock !== undefined) {
      this.visit(finallyBlock)
    }
  }

  private call(node: Ast.CallExpression): undefined {
    const { ast } = this
    const { expression, arguments: given } = node
    this.callOf(expression, given)
    const [first] = given
    if (ast.isPropertyAccessExpression(expression) && first !== undefined) {
      const { expression: owner, name } = expression
      if (name.text === 'reject' && ast.isIdentifier(owner) && owner.text === 'Promise') {
        this.throw(first)
      }
      if (name.text === 'catch' && (ast.isArrowFunction(first) || ast.isFunctionExpression(first))) {
        const caught = first.parameters[0]?.name
        if (this.throwsAgain(first.body, caught)) {
          this.visit(owner)
        }
        this.depth++
        this.afterCatch(first.body, caught)
        this.depth--
        return undefined
      }
    }
    return node.forEachChild(this.visitChild)
  }

  private callOf(callee: Ast.Node, given: readonly Ast.Expression[]): void {
    const name = nameOf(callee, this.ast)
    if (name !== undefined) {
      this.calls.push({ name, arguments: given })
    }
  }

  /** Of a `catch`: what it throws, apart from what it caught. */
  private afterCatch(block: Ast.Node, caught: Ast.Node | undefined): void {
    const before = this.thrown.length
    this.visit(block)
    if (caught !== undefined) {
      this.declare(caught)
      const others = this.thrown.splice(before).filter((expression) => !this.isNamed(expression, caught))
      this.thrown.push(...others)
    }
  }

  private throwsAgain(block: Ast.Node, caught: Ast.Node | undefined): boolean {
    if (caught === undefined) {
      return false
    }
    const { ast } = this
    const visit = (node: Ast.Node): boolean | undefined => {
      const thrown = ast.isThrowStatement(node) ? branchesOf(node.expression, ast) : []
      return thrown.some((expression) => this.isNamed(expression, caught)) || node.forEachChild(visit)
    }
    return visit(block) ?? false
  }

  private isNamed(expression: Ast.Node, name: Ast.Node): boolean {
    const { ast } = this
    const inner = innerOf(expression, ast)
    return inner === undefined
      ? ast.isIdentifier(expression) && ast.isIdentifier(name) && expression.text === name.text
      : this.isNamed(inner, name)
  }

  private declareVariable({ name, initializer }: Ast.VariableDeclaration): void {
    const { ast } = this
    const made =
      initializer === undefined ||
      ast.isAwaitExpression(initializer) ||
      ast.isCallExpression(initializer) ||
      !ast.isIdentifier(name)
    if (made) {
      this.declare(name)
    }
  }

  private declare(name: Ast.Node): void {
    if (this.ast.isIdentifier(name)) {
      this.variables.add(name.text)
    } else {
      name.forEachChild((element) => {
        const inner = (element as Partial<Ast.BindingElement>).name
        if (inner !== undefined) {
          this.declare(inner)
        }
      })
    }
  }
}
