/** A controller or a provider: its constructor, and its decorated methods. */
import type { ClassTypes, MethodTypes } from '../metadata/manifest.js'
import type { Context } from './context.js'
import { isOfMethod } from './declarations.js'
import { decoratorNodes, decoratorsOf, ROUTES } from './decorators.js'
import type { ImportedClass } from './imported-class.js'
import { baseOf, basesOf, bindingsOf, isStatic, memberName } from './members.js'
import { readParameters } from './parameters.js'
import { prefetchNames } from './prefetch.js'
import { readReturns } from './returns.js'
import { NO_SCOPE, type Scope, scopeOf } from './scope.js'
import { docsAt, documentationOf } from './symbols.js'
import type { Ast } from './typescript.js'

type Methods = Readonly<Record<string, MethodTypes<ImportedClass>>>

export function readClass(
  declaration: Ast.ClassLikeDeclaration,
  imported: ImportedClass,
  context: Context,
): ClassTypes<ImportedClass> {
  const { sources, typescript } = context
  prefetchNames(declaration.getSourceFile(), context)
  context.unit.files.add(sources.fileOf(declaration))
  const { description } = docsAt(declaration, context)
  const maker = [...declaration.members].find((each) => typescript.ast.isConstructorDeclaration(each))
  const methods = {
    ...Object.assign(
      {},
      ...genericBases(declaration, context).map((base) => ownMethods(base.declaration, base.scope, context)),
    ),
    ...ownMethods(declaration, NO_SCOPE, context),
  }
  return {
    class: imported,
    at: sources.at(declaration),
    ...(description !== undefined && { description }),
    ...(maker !== undefined && {
      parameters: readParameters(
        {
          parameters: maker.parameters,
          scope: NO_SCOPE,
          role: 'provider',
          texts: docsAt(maker, context).params,
        },
        context,
      ),
    }),
    ...(Object.keys(methods).length > 0 && { methods }),
  }
}

/**
 * Decorated methods of a class, by the keys of the manifest. A decorator of the program's own may be made of ours: a
 * method of an instance that has any is taken for a handler.
 */
function decoratedMethods(
  declaration: Ast.ClassLikeDeclaration,
  context: Context,
): readonly (readonly [string, Ast.MethodDeclaration])[] {
  const { ast } = context.typescript
  return [...declaration.members].flatMap((member) => {
    const name = ast.isMethodDeclaration(member) ? memberName(member, ast) : undefined
    const ofClass = isStatic(member, ast)
    const isDecorated = ofClass
      ? decoratorsOf(member, context).some((each) => isOfMethod(each.name))
      : decoratorNodes(member, ast).length > 0
    if (name === undefined || !isDecorated) {
      return []
    }
    return [[ofClass ? `static ${name}` : name, member as Ast.MethodDeclaration] as const]
  })
}

function ownMethods(declaration: Ast.ClassLikeDeclaration, scope: Scope, context: Context): Methods {
  const methods = decoratedMethods(declaration, context)
  return Object.fromEntries(methods.map(([name, method]) => [name, readMethod(method, scope, context)]))
}

interface BaseClass {
  readonly declaration: Ast.ClassLikeDeclaration
  readonly scope: Scope
}

/** Generic bases, the nearest last: their types are known only where they are given arguments. */
function genericBases(
  declaration: Ast.ClassLikeDeclaration,
  context: Context,
  scope = NO_SCOPE,
  depth = 0,
): readonly BaseClass[] {
  const { ast } = context.typescript
  const [node] = basesOf(declaration, ast)
  const base = node && baseOf(node, context)
  const above = base?.declarations.find((each) => ast.isClassLikeDeclaration(each))
  if (base === undefined || above === undefined || depth > DEEPEST) {
    return []
  }
  prefetchNames(above.getSourceFile(), context)
  context.unit.files.add(context.sources.fileOf(above))
  const bindings = bindingsOf(base.declarations, base.arguments, scope, context) ?? []
  const inner = scopeOf(base.declarations, bindings)
  const own = inner.arguments.length > 0 ? [{ declaration: above, scope: inner }] : []
  return [...genericBases(above, context, inner, depth + 1), ...own]
}

/** More is a circle. */
const DEEPEST = 100

/** All methods whose types are said of a class: its own, and those of its generic bases. */
export function decoratedMethodsOf(
  declaration: Ast.ClassLikeDeclaration,
  context: Context,
): readonly (readonly [string, Ast.MethodDeclaration])[] {
  const bases = genericBases(declaration, context)
  return [...bases.map((base) => base.declaration), declaration].flatMap((each) =>
    decoratedMethods(each, context),
  )
}

function readMethod(
  method: Ast.MethodDeclaration,
  scope: Scope,
  context: Context,
): MethodTypes<ImportedClass> {
  const docs = docsAt(method, context)
  const names = decoratorsOf(method, context).map(({ name }) => name)
  const isRoute = names.length === 0 || names.some((name) => ROUTES.has(name))
  const { summary, description } = docs
  const rest = restOf(description, summary)
  const { title: _title, description: _whole, ...documentation } = documentationOf(docs)
  return {
    ...(summary !== undefined && { title: summary }),
    ...(rest !== undefined && { description: rest }),
    ...documentation,
    parameters: readParameters(
      { parameters: method.parameters, scope, role: isRoute ? 'handler' : 'provider', texts: docs.params },
      context,
    ),
    ...(isRoute && readReturns(method, scope, context)),
    ...(docs.hidden && { hidden: true as const }),
    at: context.sources.at(method),
  }
}

/** What a comment says after its first sentence. */
function restOf(description: string | undefined, summary: string | undefined): string | undefined {
  const isFirst = description !== undefined && summary !== undefined && description.startsWith(summary)
  const rest = isFirst ? description.slice(summary.length).trim() : description
  return rest === '' ? undefined : rest
}
