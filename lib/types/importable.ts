/** Which classes the generated module can import, to make their instances. */
import type { Context, Program } from './context.js'
import { exportNameOf } from './exported.js'
import type { ImportedClass } from './imported-class.js'
import { flagsOf } from './members.js'
import { packageExportOf } from './package-exports.js'
import type { Ast } from './typescript.js'
import { constantOf } from './value.js'

/** A class of the project, as its module exports it; of another part of its workspace, as the program imports it. */
export function importedClassOf(
  declaration: Ast.ClassLikeDeclaration,
  program: Program,
): ImportedClass | undefined {
  const { sources, typescript } = program
  const file = sources.fileOf(declaration)
  const origin = sources.originOf(file)
  if (origin.kind !== 'project' || isAmbient(declaration, typescript.ast)) {
    return undefined
  }
  const shared = origin.package === undefined ? undefined : packageExportOf(declaration, program)
  const name = exportNameOf(declaration, typescript.ast)
  const own = name === undefined ? undefined : { file, name }
  return shared === undefined ? own : { file, ...shared }
}

/** A class that exists when the program runs, wherever it is from: abstract ones too. */
export function valueClassOf(
  declaration: Ast.ClassLikeDeclaration,
  program: Program,
): ImportedClass | undefined {
  const file = program.sources.fileOf(declaration)
  const isOfPackage = program.sources.originOf(file).kind === 'package'
  const shared = isOfPackage ? packageExportOf(declaration, program) : undefined
  return shared === undefined ? importedClassOf(declaration, program) : { file, ...shared }
}

/** Types say that it is somewhere: a declaration file, or `declare class`. */
function isAmbient(declaration: Ast.ClassLikeDeclaration, ast: typeof Ast): boolean {
  const { fileName } = declaration.getSourceFile()
  return (flagsOf(declaration) & ast.ModifierFlags.Ambient) !== 0 || /\.d\.[cm]?ts$/.test(fileName)
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
  if (isAbstract(declaration, ast)) {
    return undefined
  }
  const imported = valueClassOf(declaration, context)
  if (isAmbient(declaration, ast)) {
    if (imported === undefined) reportUnknown(declaration, context)
    return imported
  }
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

/** It may have decorators, which declarations do not tell of. */
export function reportUnknown(declaration: Ast.ClassLikeDeclaration, { unit, sources }: Context): void {
  const { kind } = sources.originOf(sources.fileOf(declaration))
  if (kind === 'package' || kind === 'project') {
    // Any file may come to import it.
    unit.unresolved = true
    unit.report({
      severity: 'warning',
      at: sources.positionOf(declaration),
      message: `class ${declaration.name?.text ?? ''} cannot be imported, so that its decorators are not known`,
      remedy: 'import something of its package, which must export it',
    })
  }
}

/** It is no more than its properties; those of packages are described as if they were. */
function isPlain(declaration: Ast.ClassLikeDeclaration, context: Context): boolean {
  const { sources, typescript } = context
  const { ast } = typescript
  if (!sources.isProject(sources.fileOf(declaration))) {
    return true
  }
  const members = [...declaration.members] as Ast.Node[]
  return (
    ![declaration, ...members].some((node) => isDecorated(node, ast)) &&
    members.every((member) => isData(member, ast) && !isComputed(member, context))
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

/** Only its class can make its initial value. */
function isComputed(member: Ast.Node, { typescript, evaluation }: Context): boolean {
  const initializer = typescript.ast.isPropertyDeclaration(member) ? member.initializer : undefined
  return initializer !== undefined && constantOf(initializer, evaluation) === undefined
}

const KINDS = ['isPropertyDeclaration', 'isConstructorDeclaration', 'isSemicolonClassElement'] as const
