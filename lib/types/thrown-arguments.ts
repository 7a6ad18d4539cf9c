/** What arguments say of an error that is made with them. */
import { isParameter, type Part } from './error-form.js'
import { bodyOf, type FunctionBody, type FunctionNode } from './function-body.js'
import type { Constant } from './literals.js'
import type { Ast } from './typescript.js'
import { constantOf, type Evaluation } from './value.js'

/** The function that an expression stands in; its body is known where it was read already. */
export interface Owner {
  readonly node: FunctionNode
  readonly body: FunctionBody
}

export function ownerOf(node: FunctionNode, ast: typeof Ast): Owner {
  return { node, body: bodyOf(node, ast) }
}

/** A part, with the arguments of a call filled in: `{ parameter: 0 }` of `new NotFound('gone')` is `'gone'`. */
export function filled(
  part: Part,
  given: readonly Ast.Expression[],
  owner: Owner | undefined,
  facts: Evaluation,
): Part {
  if (!isParameter(part)) {
    return part
  }
  const { ast } = facts.typescript
  if (given.slice(0, part.parameter + 1).some((argument) => ast.isSpreadElement(argument))) {
    return undefined
  }
  const argument = given[part.parameter]
  if (argument === undefined) {
    return part.otherwise
  }
  const own = owner && parameterOf(argument, owner, facts)
  if (own !== undefined) {
    return own
  }
  const constant = mayBeConstant(argument, owner?.body, ast) ? constantOf(argument, facts) : undefined
  return constant !== undefined && constant.value === undefined ? part.otherwise : constant
}

/** The parameter of its function that an expression names, and what that is by default. */
export function parameterOf(
  expression: Ast.Node,
  { node }: Owner,
  facts: Evaluation,
): { readonly parameter: number; readonly otherwise?: Constant } | undefined {
  const { ast } = facts.typescript
  if (!ast.isIdentifier(expression)) {
    return undefined
  }
  const parameter = node.parameters.findIndex(
    ({ name }) => ast.isIdentifier(name) && name.text === expression.text,
  )
  const initializer = node.parameters[parameter]?.initializer
  const otherwise = initializer && constantOf(initializer, facts)
  return parameter < 0 ? undefined : { parameter, ...(otherwise !== undefined && { otherwise }) }
}

/** Whether asking is worth it: most messages name what was asked for, `Order ${id}`. */
function mayBeConstant(node: Ast.Node, body: FunctionBody | undefined, ast: typeof Ast): boolean {
  if (ast.isIdentifier(node)) {
    return body === undefined || !body.variables.has(node.text)
  }
  if (ast.isPropertyAccessExpression(node)) {
    return mayBeConstant(node.expression, body, ast)
  }
  const { ThisKeyword } = ast.SyntaxKind
  if (ast.isCallExpression(node) || ast.isNewExpression(node) || node.kind === ThisKeyword) {
    return false
  }
  return node.forEachChild((child) => !mayBeConstant(child, body, ast) || undefined) !== true
}
