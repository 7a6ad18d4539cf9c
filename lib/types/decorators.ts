/** This package's decorators, under whatever names they were imported. */
import type { Program } from './context.js'
import { lastName } from './symbols.js'
import type { Ast } from './typescript.js'

export const ROUTES: ReadonlySet<string> = new Set([
  'Get',
  'Post',
  'Put',
  'Patch',
  'Delete',
  'Head',
  'Options',
  'All',
  'Route',
])

/** Of parameters: what says all of them, and what leaves their type to be read. */
export const SAYING_ALL: ReadonlySet<string> = new Set(['Req', 'Reply', 'Security', 'Depends'])
export const INPUTS: ReadonlySet<string> = new Set(['Param', 'Query', 'Header', 'Cookie', 'Body', 'Form'])

/** A decorator of this package. */
export interface KnownDecorator {
  /** `Get`, also where it was imported as something else. */
  readonly name: string
  readonly hasArguments: boolean
}

export function decoratorsOf(node: Ast.Node, program: Program): readonly KnownDecorator[] {
  const { ast } = program.typescript
  return decoratorNodes(node, ast).flatMap(({ expression }) => {
    const call = ast.isCallExpression(expression) ? expression : undefined
    const name = nameOf(call?.expression ?? expression, program)
    return name === undefined ? [] : [{ name, hasArguments: (call?.arguments.length ?? 0) > 0 }]
  })
}

export function decoratorNodes(node: Ast.Node, ast: typeof Ast): readonly Ast.Decorator[] {
  const { modifiers } = node as { readonly modifiers?: readonly Ast.Node[] }
  return modifiers?.filter((modifier) => ast.isDecorator(modifier)) ?? []
}

/** The name that a decorator is called by: in one file it is one decorator wherever it stands. */
export function calleeOf({ expression }: Ast.Decorator, ast: typeof Ast): Ast.Node {
  return lastName(ast.isCallExpression(expression) ? expression.expression : expression, ast)
}

function nameOf(callee: Ast.Node, { checker, sources, typescript }: Program): string | undefined {
  const symbol = checker.nameIn(lastName(callee, typescript.ast))
  const target = symbol && checker.targetOf(symbol)
  return target && sources.originOfSymbol(target)?.kind === 'typefast' ? target.name : undefined
}
