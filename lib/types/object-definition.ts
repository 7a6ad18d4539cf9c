/** An object by its declarations. */
import type { DeclaredObject, DescribedProperty } from '../metadata/manifest.js'
import { readCheckedDefinition } from './checked-definition.js'
import type { Context, Place, TypeOf } from './context.js'
import { instanceClassOf } from './importable.js'
import type { ImportedClass } from './imported-class.js'
import { readOtherKeys } from './index-signature.js'
import { readMember } from './member-type.js'
import { type Member, membersOf, type ObjectNode } from './members.js'
import { prefetchNames } from './prefetch.js'
import { isHidden, isHiddenState, isMethod, propertyOf } from './property.js'
import type { Scope } from './scope.js'
import { docsAt, documentationOf } from './symbols.js'
import type { Ast } from './typescript.js'

export interface ObjectSource {
  readonly declarations: readonly ObjectNode[]
  readonly scope: Scope
  readonly type: TypeOf
  /** Whose comment is about it. */
  readonly documents?: Ast.Node | undefined
  readonly place: Place
}

export function readDefinition(source: ObjectSource, context: Context): DeclaredObject<ImportedClass> {
  const { ast } = context.typescript
  const { declarations, scope, type, documents, place } = source
  for (const declaration of declarations) prefetchNames(declaration.getSourceFile(), context)
  const whole = {
    name: '',
    ...(documents !== undefined && documentationOf(docsAt(documents, context))),
    at: context.sources.at(documents ?? declarations[0]!),
    ...classOf(declarations, context),
  }
  const members = membersOf(declarations, context, { scope, ...(scope.bindings.size > 0 && { type }) })
  const properties = members && readProperties(members, whole.class !== undefined, context)
  const others = properties && readOtherKeys({ declarations, scope, type }, context)
  if (members !== undefined && properties !== undefined && others !== undefined) {
    const hides = members.filter(({ declaration }) => isHiddenState(declaration, ast)).map(({ name }) => name)
    return {
      ...whole,
      properties,
      ...(others !== 'absent' && { additionalProperties: others }),
      ...(hides.length > 0 && { hides }),
    }
  }
  const checked = type()
  return checked === undefined
    ? { ...whole, properties: {} }
    : readCheckedDefinition({ type: checked, place, whole }, context)
}

/** The class that makes it, where it is one. */
function classOf(declarations: readonly ObjectNode[], context: Context): { readonly class?: ImportedClass } {
  const { ast } = context.typescript
  const declaration = declarations.find((each) => ast.isClassLikeDeclaration(each))
  const imported = declaration && instanceClassOf(declaration, context)
  return imported === undefined ? {} : { class: imported }
}

function readProperties(
  members: readonly Member[],
  hasClass: boolean,
  context: Context,
): Record<string, DescribedProperty<ImportedClass>> | undefined {
  const { ast } = context.typescript
  const entries: [string, DescribedProperty<ImportedClass>][] = []
  for (const member of members) {
    const { name, declaration, owner, scope } = member
    if (!isHidden(declaration, ast) && !isMethod(declaration, ast)) {
      const reading = readMember(member, context)
      if (reading === undefined) {
        return undefined
      }
      const facts = { reading, declaration, owner, hasClass, generic: scope.arguments.length > 0 }
      entries.push([name, propertyOf(facts, context)])
    }
  }
  return Object.fromEntries(entries)
}
