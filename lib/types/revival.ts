/** Definitions whose file has changed, found again without who mentions them. */
import { join } from 'node:path'
import type { Context, Program } from './context.js'
import { readDeclaration } from './declared-type.js'
import type { DefinitionPlan } from './definitions.js'
import { prefetchNames } from './prefetch.js'
import { declarationsOf, headOf, type TypeDeclaration } from './symbols.js'
import type { Ast } from './typescript.js'

/** Has the object of a plan read; it may be none any more. */
export function revive(
  { head, arguments: args = [], isDeclared }: DefinitionPlan,
  folder: string,
  context: Context,
): void {
  const { sources, checker, typescript } = context
  const source = isDeclared ? sources.get(join(folder, head.file)) : undefined
  const declaration = source && findDeclaration(source, head.name, context)
  if (source === undefined || declaration?.name === undefined) {
    return
  }
  prefetchNames(source, context)
  const symbol = checker.symbolAt(declaration.name)
  if (symbol !== undefined) {
    const declarations = declarationsOf(symbol, context)
    const { ast } = typescript
    const bindings = args.map((type) => ({ reading: { type } }))
    const isObject = declarations.some((each) => !ast.isEnumDeclaration(each))
    if (isObject) readDeclaration({ symbol, declarations, bindings, type: () => undefined }, context)
  }
}

function findDeclaration(
  source: Ast.SourceFile,
  name: string,
  program: Program,
): TypeDeclaration | undefined {
  const { ast } = program.typescript
  const { statements } = source
  const declared = statements.filter(
    (each) =>
      ast.isClassDeclaration(each) || ast.isInterfaceDeclaration(each) || ast.isTypeAliasDeclaration(each),
  )
  return declared.find((each) => headOf(each, program).name === name)
}
