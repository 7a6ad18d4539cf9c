/** The errors that expressions stand for: `new NotFound()`, `failure`, `make(404)`. */
import type { CalledFunctions } from './called-functions.js'
import type { CachedChecker } from './checker.js'
import type { ErrorClasses } from './error-classes.js'
import { type ErrorForm, isParameter, valueOfPart } from './error-form.js'
import { branchesOf, nameOf } from './function-body.js'
import { filled, type Owner, ownerOf, parameterOf } from './thrown-arguments.js'
import type { Ast, Sync } from './typescript.js'
import type { Evaluation } from './value.js'

/** An error; where it depends on arguments, the call says more. */
export type OpenError = ErrorForm | { /** It is this argument itself. */ readonly argument: number }

export function isOpen(error: OpenError): boolean {
  return 'argument' in error || isParameter(error.status) || isParameter(error.message)
}

/** Of factories that make factories. */
const DEEPEST = 6

export class ThrownExpressions {
  constructor(
    private readonly facts: Evaluation,
    private readonly cached: CachedChecker,
    private readonly classes: ErrorClasses,
    private readonly functions: CalledFunctions,
  ) {}

  /** @param owner the function that it stands in, whose parameters it may name. */
  errorsOf(expression: Ast.Expression, owner: Owner | undefined, depth = 0): readonly OpenError[] {
    return depth > DEEPEST
      ? []
      : branchesOf(expression, this.facts.typescript.ast).flatMap((branch) =>
          this.branch(branch, owner, depth),
        )
  }

  /** What an error of a called function is, with the arguments of the call. */
  given(
    error: OpenError,
    given: readonly Ast.Expression[],
    owner: Owner | undefined,
    depth = 0,
  ): readonly OpenError[] {
    if ('argument' in error) {
      const argument = given[error.argument]
      return argument === undefined ? [] : this.errorsOf(argument, owner, depth + 1)
    }
    return [
      {
        status: filled(error.status, given, owner, this.facts),
        message: filled(error.message, given, owner, this.facts),
      },
    ]
  }

  private branch(node: Ast.Expression, owner: Owner | undefined, depth: number): readonly OpenError[] {
    const { ast } = this.facts.typescript
    if (ast.isAssertionExpression(node)) {
      return this.orTyped(node, this.errorsOf(node.expression, owner, depth + 1))
    }
    if (ast.isNewExpression(node)) {
      return this.made(node, owner)
    }
    if (ast.isCallExpression(node)) {
      return this.returned(node, owner, depth)
    }
    const parameter = owner && parameterOf(node, owner, this.facts)?.parameter
    if (parameter !== undefined) {
      return [{ argument: parameter }]
    }
    const name = nameOf(node, ast)
    const value = name && this.valueOf(this.cached.symbolAt(name))
    return this.orTyped(node, value === undefined ? [] : this.errorsOf(value, owner, depth + 1))
  }

  private made(node: Ast.NewExpression, owner: Owner | undefined): readonly OpenError[] {
    const name = nameOf(node.expression, this.facts.typescript.ast)
    const symbol = name && this.cached.symbolAt(name)
    const form = symbol && this.classes.formOf(symbol)
    if (form !== undefined) {
      return this.given(form, node.arguments ?? [], owner)
    }
    // A class that is a parameter, or made by a function, is known by its type at best.
    return symbol !== undefined && this.isClass(symbol) ? [] : this.typed(node)
  }

  private isClass(symbol: Sync.Symbol): boolean {
    const target = this.cached.targetOf(symbol)
    return target !== undefined && (target.flags & this.facts.typescript.sync.SymbolFlags.Class) !== 0
  }

  private returned(node: Ast.CallExpression, owner: Owner | undefined, depth: number): readonly OpenError[] {
    const { ast } = this.facts.typescript
    const name = nameOf(node.expression, ast)
    const makers = name === undefined ? [] : this.functions.of(name)
    const errors = makers.flatMap((maker) => {
      const inside = ownerOf(maker, ast)
      return inside.body.returned
        .flatMap((value) => this.errorsOf(value, inside, depth + 1))
        .flatMap((error) => this.given(error, node.arguments, owner, depth))
    })
    return this.orTyped(node, errors)
  }

  /** What a variable or a property was given. */
  private valueOf(symbol: Sync.Symbol | undefined): Ast.Expression | undefined {
    const { ast } = this.facts.typescript
    const declaration = symbol && this.cached.targetOf(symbol)?.valueDeclaration?.resolve()
    return declaration !== undefined &&
      (ast.isVariableDeclaration(declaration) ||
        ast.isPropertyDeclaration(declaration) ||
        ast.isPropertyAssignment(declaration))
      ? declaration.initializer
      : undefined
  }

  private orTyped(node: Ast.Expression, errors: readonly OpenError[]): readonly OpenError[] {
    return errors.length > 0 ? errors : this.typed(node)
  }

  /** What its type alone says. */
  private typed(node: Ast.Expression): readonly OpenError[] {
    const type = this.cached.typeAt(node)
    const parts = type?.isUnionType() ? this.cached.partsOf(type) : type ? [type] : []
    return parts.flatMap((part) => {
      const symbol = part.getSymbol()
      const form = symbol && this.classes.formOf(symbol)
      return form === undefined ? [] : [{ status: constant(form.status), message: constant(form.message) }]
    })
  }
}

function constant(part: ErrorForm['status']): ErrorForm['status'] {
  return { value: valueOfPart(part) }
}
