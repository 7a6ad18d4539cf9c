/** One property: its type, and what its declaration says besides. */
import type { Described, DescribedProperty } from '../metadata/manifest.js'
import { constrained, documented, strayWords } from './constraints.js'
import type { Context, Reading } from './context.js'
import { decoratingClassOf } from './decorating-class.js'
import type { Docs } from './docs.js'
import type { ImportedClass } from './imported-class.js'
import { typeNodeOf } from './member-type.js'
import { flagsOf } from './members.js'
import { printed } from './print.js'
import { NO_SCOPE } from './scope.js'
import { docsAt, documentationOf } from './symbols.js'
import type { Ast } from './typescript.js'
import { withoutNull } from './union.js'
import { constantOf } from './value.js'
import { readWritten } from './written.js'

export interface PropertyFacts {
  readonly reading: Reading
  readonly declaration: Ast.Node | undefined
  /** What declares it. */
  readonly owner: Ast.Node | undefined
  /** Instances are made of the object that has it. */
  readonly hasClass: boolean
  /** What declares it takes type arguments. */
  readonly generic: boolean
  /** Its type is another than that of its declaration. */
  readonly isRetyped?: boolean
  /** It may be absent, which its declaration does not say. */
  readonly isFreed?: boolean
}

export function propertyOf(facts: PropertyFacts, context: Context): DescribedProperty<ImportedClass> {
  const { reading, declaration } = facts
  const type = reading.type ?? ({ kind: 'enum', values: [] } as const)
  const presence = reading.absent === true ? { optional: true as const } : {}
  const tagged = reading.default === undefined ? {} : { default: reading.default.value }
  if (declaration === undefined) {
    return { ...type, ...presence, ...tagged }
  }
  const { ast } = context.typescript
  const docs = docsAt(declaration, context)
  const at = context.sources.at(declaration)
  reportStray(type, docs, declaration, context)
  if (facts.isRetyped) {
    const known = isWidened(type, declaration, context) ? constrained(type, { ...docs.constraints }) : type
    return {
      ...documented(known, documentationOf(docs)),
      ...presence,
      ...tagged,
      ...(docs.hidden && { hidden: true as const }),
      ...fromOf(facts, context),
      at,
    }
  }
  return {
    ...documented(constrained(type, { ...docs.constraints }), documentationOf(docs)),
    ...presence,
    ...(facts.isFreed
      ? {}
      : { ...tagged, ...defaultOf(docs), ...initialOf(declaration, facts.hasClass, context) }),
    ...(isReadable(declaration, ast) && { readable: true as const }),
    ...(docs.hidden && { hidden: true as const }),
    ...fromOf(facts, context),
    at,
  }
}

/** Words of the comment that are not about values of this type. */
function reportStray(
  type: Described,
  { constraints }: Docs,
  declaration: Ast.Node,
  { unit, sources }: Context,
): void {
  for (const word of strayWords(type, constraints)) {
    unit.report({
      severity: 'warning',
      at: sources.positionOf(declaration),
      message: `@${word} says nothing of a type that is ${type.kind}`,
      remedy: 'remove it from the comment',
    })
  }
}

function defaultOf(docs: Docs): { readonly default?: unknown } {
  return docs.default === undefined ? {} : { default: docs.default.value }
}

/** An initializer, and its value where no instance is made that would have it. */
function initialOf(
  declaration: Ast.Node,
  hasClass: boolean,
  { typescript, evaluation }: Context,
): { readonly initialized?: true; readonly default?: unknown } {
  const { ast } = typescript
  const isValue = ast.isPropertyDeclaration(declaration) || ast.isParameterDeclaration(declaration)
  const initializer = isValue ? declaration.initializer : undefined
  if (initializer === undefined) {
    return {}
  }
  const constant = hasClass ? undefined : constantOf(initializer, evaluation)
  return {
    initialized: true,
    ...(constant !== undefined && constant.value !== undefined && { default: constant.value }),
  }
}

/** A getter that has no setter beside it. */
function isReadable(declaration: Ast.Node, ast: typeof Ast): boolean {
  if (!ast.isGetAccessorDeclaration(declaration)) {
    return false
  }
  const { members } = declaration.parent as unknown as { readonly members?: readonly Ast.Node[] }
  const name = declaration.name.getText()
  return !members?.some((member) => ast.isSetAccessorDeclaration(member) && member.name.getText() === name)
}

/** No more than `null` or `undefined` was added to its declared type. */
function isWidened(type: Described, declaration: Ast.Node, context: Context): boolean {
  const node = typeNodeOf(declaration, context.typescript.ast)
  const declared = node && readWritten({ node, scope: NO_SCOPE }, context)?.type
  const bare = (each: Described): string => printed(withoutNull(each), (to) => to)
  return declared !== undefined && bare(declared) === bare(type)
}

/** The class whose decorators hold for it, where no instance inherits them. */
function fromOf(
  { owner, hasClass, declaration }: PropertyFacts,
  context: Context,
): { readonly from?: ImportedClass } {
  const isInherited = hasClass || owner === undefined || !context.typescript.ast.isClassLikeDeclaration(owner)
  const from = isInherited ? undefined : decoratingClassOf(owner, declaration!, context)
  return from === undefined ? {} : { from }
}

/** Methods of classes are no data. */
export function isMethod(declaration: Ast.Node, ast: typeof Ast): boolean {
  return ast.isMethodDeclaration(declaration) && !ast.isObjectLiteralExpression(declaration.parent)
}

/** Nothing outside of its class may see it. */
export function isHidden(declaration: Ast.Node, ast: typeof Ast): boolean {
  const { Private, Protected } = ast.ModifierFlags
  const { name } = declaration as { readonly name?: Ast.Node }
  return (
    (flagsOf(declaration) & (Private | Protected)) !== 0 ||
    (name !== undefined && ast.isPrivateIdentifier(name))
  )
}

/** State that no request could give. */
export function isHiddenState(declaration: Ast.Node, ast: typeof Ast): boolean {
  const isState = ast.isPropertyDeclaration(declaration) || ast.isParameterDeclaration(declaration)
  return isState && isHidden(declaration, ast)
}
