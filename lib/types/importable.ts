/** Which classes the generated module can import, to make their instances. */
import type { Context, Program } from './context.js'
import { exportNameOf } from './exported.js'
import type { ImportedClass } from './imported-class.js'
import { flagsOf } from './members.js'
import type { Ast } from './typescript.js'

/** A class of the project, as its module exports it. */
export function importedClassOf(
  declaration: Ast.ClassLikeDeclaration,
  { sources, typescript }: Program,
): ImportedClass | undefined {
  const file = sources.fileOf(declaration)
  const name = sources.isProject(file) ? exportNameOf(declaration, typescript.ast) : undefined
  return name === undefined ? undefined : { file, name }
}

export function isAbstract(declaration: Ast.Node, ast: typeof Ast): boolean {
  return (flagsOf(declaration) & ast.ModifierFlags.Abstract) !== 0
}

/** The class whose instances are of this type; a class that should be exported is reported. */
export function instanceClassOf(
  declaration: Ast.ClassLikeDeclaration,
  context: Context,
): ImportedClass | undefined {
  const { ast } = context.typescript
  if (isAbstract(declaration, ast) || flagsOf(declaration) & ast.ModifierFlags.Ambient) {
    return undefined
  }
  const imported = importedClassOf(declaration, context)
  if (imported === undefined && !isPlain(declaration, context)) {
    reportUnexported(declaration, context)
  }
  return imported
}

export function reportUnexported(declaration: Ast.ClassLikeDeclaration, { unit, sources }: Context): void {
  unit.report({
    severity: 'error',
    at: sources.positionOf(declaration),
    message: `class ${declaration.name?.text ?? ''} is not exported, so that typefast cannot make its instances`,
    remedy: 'export it',
  })
}

/** It is no more than its properties; those of packages are described as if they were. */
function isPlain(declaration: Ast.ClassLikeDeclaration, { sources, typescript }: Context): boolean {
  const { ast } = typescript
  if (!sources.isProject(sources.fileOf(declaration))) {
    return true
  }
  const members = [...declaration.members] as Ast.Node[]
  return (
    ![declaration, ...members].some((node) => isDecorated(node, ast)) &&
    members.every((member) => isData(member, ast))
  )
}

export function isDecorated(node: Ast.Node, ast: typeof Ast): boolean {
  const { modifiers } = node as { readonly modifiers?: readonly Ast.Node[] }
  return modifiers?.some((modifier) => ast.isDecorator(modifier)) ?? false
}

function isData(member: Ast.Node, ast: typeof Ast): boolean {
  const { Private, Protected } = ast.ModifierFlags
  const { name } = member as { readonly name?: Ast.Node }
  const isHidden =
    flagsOf(member) & (Private | Protected) || (name !== undefined && ast.isPrivateIdentifier(name))
  return KINDS.some((isKind) => ast[isKind](member)) && !isHidden
}

const KINDS = ['isPropertyDeclaration', 'isConstructorDeclaration', 'isSemicolonClassElement'] as const
