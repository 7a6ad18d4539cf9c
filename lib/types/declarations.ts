/** Classes that have something to do with requests: controllers, providers, and bases of them. */
import type { Program } from './context.js'
import { calleeOf, decoratorNodes, decoratorsOf, INPUTS, ROUTES, SAYING_ALL } from './decorators.js'
import type { Ast } from './typescript.js'

export interface FoundClass {
  readonly declaration: Ast.ClassDeclaration
  readonly isController: boolean
}

/** Those of some files, in the order of files and positions. */
export function findClasses(sources: readonly Ast.SourceFile[], program: Program): readonly FoundClass[] {
  const { ast } = program.typescript
  const classes = sources.flatMap(({ statements }) =>
    statements.filter((each) => ast.isClassDeclaration(each)),
  )
  const decorators = classes.flatMap((each) =>
    partsOf(each, ast).flatMap((part) => decoratorNodes(part, ast)),
  )
  program.checker.prefetchNamesIn(decorators.map((decorator) => calleeOf(decorator, ast)))
  return classes
    .filter((each) => counts(each, program))
    .map((declaration) => ({
      declaration,
      isController: hasDecorator(declaration, ['Controller'], program),
    }))
}

/** Whatever of a class may be decorated with what counts here. */
function partsOf(declaration: Ast.ClassLikeDeclaration, ast: typeof Ast): readonly Ast.Node[] {
  const members: readonly Ast.Node[] = [...declaration.members]
  const called = members.filter((each) => ast.isMethodDeclaration(each) || ast.isConstructorDeclaration(each))
  return [declaration, ...called.flatMap((each) => [each, ...each.parameters])]
}

function counts(declaration: Ast.ClassDeclaration, program: Program): boolean {
  const { ast } = program.typescript
  return partsOf(declaration, ast).some((part) => {
    const names = decoratorsOf(part, program).map(({ name }) => name)
    if (part === declaration) return names.includes('Controller') || names.includes('Injectable')
    return ast.isParameterDeclaration(part) ? names.some(isOfParameter) : names.some(isOfMethod)
  })
}

export function hasDecorator(node: Ast.Node, names: readonly string[], program: Program): boolean {
  return decoratorsOf(node, program).some(({ name }) => names.includes(name))
}

export function isOfParameter(name: string): boolean {
  return INPUTS.has(name) || SAYING_ALL.has(name)
}

export function isOfMethod(name: string): boolean {
  return ROUTES.has(name) || name === 'Provides'
}

/** It is made by what its constructor says, and is no value of a request. */
export function isInjectable(declaration: Ast.ClassLikeDeclaration, program: Program): boolean {
  const { ast } = program.typescript
  const constructors = [...declaration.members].filter((each) => ast.isConstructorDeclaration(each))
  const parameters = constructors.flatMap((each) => [...each.parameters])
  return (
    hasDecorator(declaration, ['Injectable'], program) ||
    parameters.some((each) => decoratorsOf(each, program).some(({ name }) => isOfParameter(name)))
  )
}
