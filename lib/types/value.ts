/** The values of expressions that are known before a program runs: defaults, and arguments of decorators. */
import { type Evaluation, initializerOf, innerOf, symbolAt } from './constants.js'
import { type Constant, literalOf } from './literals.js'
import { binary, textOf, unary } from './operators.js'
import type { Ast, Sync } from './typescript.js'

export type { Evaluation } from './constants.js'

/** Of expressions within each other, through variables too. */
const DEEPEST = 400
/** Of expressions in one evaluation: a table of thousands of rows is no default. */
const MOST = 20_000

/** The value of an expression, or `undefined` where only running it would tell. */
export function constantOf(expression: Ast.Expression, facts: Evaluation): Constant | undefined {
  return new Evaluator(facts).evaluate(expression)
}

class Evaluator {
  private depth = 0
  private left = MOST
  /** Being evaluated: meeting one again is a cycle. */
  private readonly open = new Set<Ast.Node>()

  constructor(private readonly facts: Evaluation) {}

  evaluate(node: Ast.Node): Constant | undefined {
    if (this.depth >= DEEPEST || this.left <= 0) {
      return undefined
    }
    this.left--
    this.depth++
    const constant = literalOf(node, this.facts.typescript.ast) ?? this.compound(node)
    this.depth--
    return constant
  }

  private compound(node: Ast.Node): Constant | undefined {
    const { ast } = this.facts.typescript
    const inner = innerOf(node, ast)
    if (inner !== undefined) {
      return this.evaluate(inner)
    }
    if (ast.isIdentifier(node)) {
      return node.text === 'undefined' ? { value: undefined } : this.declared(node)
    }
    if (ast.isPropertyAccessExpression(node)) {
      return this.declared(node.name) ?? this.property(node.expression, node.name.text)
    }
    if (ast.isElementAccessExpression(node)) {
      return this.element(node)
    }
    if (ast.isPrefixUnaryExpression(node)) {
      const operand = this.evaluate(node.operand)
      return operand && unary(node.getText().charAt(0), operand.value)
    }
    if (ast.isBinaryExpression(node)) {
      return this.operation(node)
    }
    if (ast.isTemplateExpression(node)) {
      return this.template(node)
    }
    if (ast.isArrayLiteralExpression(node)) {
      return this.array(node)
    }
    return ast.isObjectLiteralExpression(node) ? this.object(node) : undefined
  }

  private operation({ left, operatorToken, right }: Ast.BinaryExpression): Constant | undefined {
    const first = this.evaluate(left)
    const second = first && this.evaluate(right)
    return first && second && binary(operatorToken.getText(), first.value, second.value)
  }

  private template({ head, templateSpans }: Ast.TemplateExpression): Constant | undefined {
    let text = head.text
    for (const { expression, literal } of templateSpans) {
      const part = this.evaluate(expression)
      const written = part && textOf(part.value)
      if (written === undefined) {
        return undefined
      }
      text += written + literal.text
    }
    return { value: text }
  }

  private array({ elements }: Ast.ArrayLiteralExpression): Constant | undefined {
    const { ast } = this.facts.typescript
    const values: unknown[] = []
    for (const element of elements) {
      const spread = ast.isSpreadElement(element)
      const constant = this.evaluate(spread ? element.expression : element)
      if (constant === undefined || (spread && !Array.isArray(constant.value))) {
        return undefined
      }
      values.push(...(spread ? (constant.value as unknown[]) : [constant.value]))
    }
    return { value: values }
  }

  private object({ properties }: Ast.ObjectLiteralExpression): Constant | undefined {
    const entries: [string, unknown][] = []
    for (const property of properties) {
      const added = this.entriesOf(property)
      if (added === undefined) {
        return undefined
      }
      entries.push(...added)
    }
    return { value: Object.fromEntries(entries) }
  }

  private entriesOf(property: Ast.Node): [string, unknown][] | undefined {
    const { ast } = this.facts.typescript
    if (ast.isSpreadAssignment(property)) {
      const spread = this.evaluate(property.expression)
      return isObject(spread?.value) ? Object.entries(spread.value) : undefined
    }
    const key = this.keyOf(property)
    const constant = key === undefined ? undefined : this.propertyValue(property)
    return key === undefined || constant === undefined ? undefined : [[key, constant.value]]
  }

  private propertyValue(property: Ast.Node): Constant | undefined {
    const { checker, typescript } = this.facts
    if (typescript.ast.isPropertyAssignment(property)) {
      return this.evaluate(property.initializer)
    }
    if (typescript.ast.isShorthandPropertyAssignment(property)) {
      return this.ofSymbol(checker.getShorthandAssignmentValueSymbol(property))
    }
    return undefined
  }

  /** Of a property of an object literal: `key`, `'key'`, `[KEY]`. */
  private keyOf(property: Ast.Node): string | undefined {
    const { ast } = this.facts.typescript
    const name = (property as { readonly name?: Ast.Node }).name
    if (name === undefined) {
      return undefined
    }
    if (ast.isComputedPropertyName(name)) {
      const constant = this.evaluate(name.expression)
      return constant && textOf(constant.value)
    }
    if (ast.isIdentifier(name)) {
      // It would be the prototype, and no key.
      return name.text === '__proto__' ? undefined : name.text
    }
    const literal = literalOf(name, ast)
    return literal?.value === '__proto__' ? undefined : literal && String(literal.value)
  }

  /** `CONST.key`: of an object that is known in part, that part is enough. */
  private property(owner: Ast.Node, key: string): Constant | undefined {
    const literal = this.objectLiteral(owner)
    if (literal === undefined) {
      return undefined
    }
    for (const property of [...literal.properties].reverse()) {
      if (this.facts.typescript.ast.isSpreadAssignment(property)) {
        const spread = this.evaluate(property.expression)?.value
        if (!isObject(spread)) {
          return undefined
        }
        if (Object.hasOwn(spread, key)) {
          return { value: (spread as Record<string, unknown>)[key] }
        }
      } else {
        const name = this.keyOf(property)
        if (name === undefined) {
          return undefined
        }
        if (name === key) {
          return this.propertyValue(property)
        }
      }
    }
    return undefined
  }

  private element({ expression, argumentExpression }: Ast.ElementAccessExpression): Constant | undefined {
    const key = this.evaluate(argumentExpression)?.value
    if (typeof key === 'string') {
      return this.declared(argumentExpression) ?? this.property(expression, key)
    }
    const owner = this.evaluate(expression)?.value
    return typeof key === 'number' && Array.isArray(owner) && key in owner ? { value: owner[key] } : undefined
  }

  /** The object literal that an expression stands for: itself, or what a constant was given. */
  private objectLiteral(node: Ast.Node): Ast.ObjectLiteralExpression | undefined {
    const { ast } = this.facts.typescript
    if (ast.isObjectLiteralExpression(node) || this.depth >= DEEPEST) {
      return ast.isObjectLiteralExpression(node) ? node : undefined
    }
    this.depth++
    const next = innerOf(node, ast) ?? this.initializer(node)
    const literal = next && this.objectLiteral(next)
    this.depth--
    return literal
  }

  /** What the constant that `node` names was given: `LIMITS`, `LIMITS.page`, `config.LIMITS`. */
  private initializer(node: Ast.Node): Ast.Node | undefined {
    const { ast } = this.facts.typescript
    if (ast.isIdentifier(node)) {
      return initializerOf(symbolAt(node, this.facts), ast)
    }
    if (!ast.isPropertyAccessExpression(node)) {
      return undefined
    }
    const initializer = initializerOf(symbolAt(node.name, this.facts), ast)
    if (initializer !== undefined) {
      return initializer
    }
    const owner = this.objectLiteral(node.expression)
    const found = owner?.properties.findLast((property) => this.keyOf(property) === node.name.text)
    return found !== undefined && ast.isPropertyAssignment(found) ? found.initializer : undefined
  }

  /** `Color.Red`, `module.CONST`, `Settings.LIMIT`: what is declared by itself, and not within an object. */
  private declared(name: Ast.Node): Constant | undefined {
    return this.ofSymbol(symbolAt(name, this.facts))
  }

  private ofSymbol(symbol: Sync.Symbol | undefined): Constant | undefined {
    const { checker, typescript } = this.facts
    if (symbol !== undefined && symbol.flags & typescript.sync.SymbolFlags.EnumMember) {
      const member = symbol.valueDeclaration?.resolve()
      const value = member && checker.getConstantValue(member)
      return value === undefined ? undefined : { value }
    }
    const initializer = initializerOf(symbol, typescript.ast)
    if (initializer === undefined || this.open.has(initializer)) {
      return undefined
    }
    this.open.add(initializer)
    const constant = this.evaluate(initializer)
    this.open.delete(initializer)
    return constant
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
