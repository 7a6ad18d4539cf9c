/** The type of one property, as its declaration says it. */
import type { Described } from '../metadata/manifest.js'
import { readType } from './checked.js'
import type { Context, Reading } from './context.js'
import { literalOf } from './literals.js'
import { flagsOf, type Member } from './members.js'
import { placeOf } from './naming.js'
import type { Ast, Sync } from './typescript.js'
import { unionOf } from './union.js'
import { unreadableAt } from './unreadable.js'
import { readWritten } from './written.js'

/** `undefined` where the object must be read by its type. */
export function readMember(member: Member, context: Context): Reading | undefined {
  const { ast } = context.typescript
  const { declaration, scope, type } = member
  if (ast.isMethodSignatureDeclaration(declaration)) {
    return unreadableAt('a function', declaration, context)
  }
  const node = typeNodeOf(declaration, ast)
  const reading =
    node === undefined
      ? readInferred(member, context)
      : readWritten({ node, scope, ...(type !== undefined && { type }) }, context)
  return reading && isQuestioned(declaration, ast) ? unionOf([reading, { absent: true }]) : reading
}

/** What is written after the colon. */
export function typeNodeOf(declaration: Ast.Node, ast: typeof Ast): Ast.Node | undefined {
  const typed = ast.isSetAccessorDeclaration(declaration) ? declaration.parameters[0] : declaration
  return (typed as { readonly type?: Ast.Node } | undefined)?.type
}

export function isQuestioned(declaration: Ast.Node, ast: typeof Ast): boolean {
  const { questionToken, postfixToken } = declaration as {
    readonly questionToken?: Ast.Node
    readonly postfixToken?: Ast.Node
  }
  return questionToken !== undefined || postfixToken?.kind === ast.SyntaxKind.QuestionToken
}

function readInferred({ declaration, scope, type }: Member, context: Context): Reading | undefined {
  const { ast } = context.typescript
  const simple = literalType(declaration, ast)
  if (simple !== undefined) {
    return { type: simple }
  }
  context.unit.inferred = true
  const inferred = scope.bindings.size > 0 ? type?.() : inferredType(declaration, context)
  return inferred && readType(inferred, placeOf(declaration, ast, context.sources), context)
}

function inferredType(declaration: Ast.Node, { checker, typescript }: Context): Sync.Type | undefined {
  if (typescript.ast.isGetAccessorDeclaration(declaration)) {
    return checker.returnTypeOf(declaration)
  }
  const { name } = declaration as { readonly name?: Ast.Node }
  const symbol = name && checker.symbolAt(name)
  return symbol && checker.typeOf(symbol)
}

/** `count = 0` is a number, `readonly count = 0` is 0. */
function literalType(declaration: Ast.Node, ast: typeof Ast): Described | undefined {
  const { initializer } = declaration as { readonly initializer?: Ast.Node }
  const value = initializer && literalOf(initializer, ast)?.value
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return undefined
  }
  return flagsOf(declaration) & ast.ModifierFlags.Readonly
    ? { kind: 'enum', values: [value] }
    : ({ kind: typeof value } as Described)
}
