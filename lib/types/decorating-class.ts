/** The class that has the decorators of a property, for objects of which no instance is made. */
import type { Context } from './context.js'
import { isDecorated, reportUnknown, valueClassOf } from './importable.js'
import type { ImportedClass } from './imported-class.js'
import { baseOf, basesOf, memberName } from './members.js'
import type { Ast } from './typescript.js'

/** How far classes inherit from each other; more is a circle. */
const DEEPEST = 100

/** That which declares the property, or an exported one that inherits it: decorators are inherited too. */
export function decoratingClassOf(
  owner: Ast.ClassLikeDeclaration,
  property: Ast.Node,
  context: Context,
): ImportedClass | undefined {
  const imported = valueClassOf(owner, context) ?? heirOf(owner, property, context)
  if (imported === undefined) {
    reportLost(owner, context)
  }
  return imported
}

/** A class that is not exported has its heirs beside it. */
function heirOf(
  owner: Ast.ClassLikeDeclaration,
  property: Ast.Node,
  context: Context,
): ImportedClass | undefined {
  const { ast } = context.typescript
  const name = memberName(property, ast)
  if (!context.sources.isProject(context.sources.fileOf(owner))) {
    return undefined
  }
  for (const statement of owner.getSourceFile().statements) {
    const isHeir = ast.isClassDeclaration(statement) && inherits(statement, owner, name, context)
    const imported = isHeir ? valueClassOf(statement, context) : undefined
    if (imported !== undefined) return imported
  }
  return undefined
}

/** As `owner` declares it, and no class between. */
function inherits(
  heir: Ast.ClassLikeDeclaration,
  owner: Ast.ClassLikeDeclaration,
  name: string | undefined,
  context: Context,
  depth = 0,
): boolean {
  const { ast } = context.typescript
  const [node] = basesOf(heir, ast)
  const isAnew = [...heir.members].some((member) => memberName(member, ast) === name)
  if (node === undefined || isAnew || depth > DEEPEST) {
    return false
  }
  const base = baseOf(node, context)?.declarations.find((each) => ast.isClassLikeDeclaration(each))
  return base === owner || (base !== undefined && inherits(base, owner, name, context, depth + 1))
}

function reportLost(owner: Ast.ClassLikeDeclaration, context: Context): void {
  const { sources, typescript, unit } = context
  const { ast } = typescript
  const { kind } = sources.originOf(sources.fileOf(owner))
  const at = sources.positionOf(owner)
  // It was said already that its instances cannot be made.
  if (unit.problems.some((problem) => problem.at === at && problem.remedy === 'export it')) {
    return
  }
  if (owner.getSourceFile().isDeclarationFile) {
    reportUnknown(owner, context)
  } else if (kind === 'project' && [owner, ...owner.members].some((node) => isDecorated(node, ast))) {
    unit.report({
      severity: 'error',
      at,
      message: `class ${owner.name?.text ?? ''} is not exported, so that its decorators are not known`,
      remedy: 'export it',
    })
  }
}
