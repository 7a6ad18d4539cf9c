/** An object by its properties, as the checker has them. */
import type { DeclaredObject, DescribedProperty, Documented } from '../metadata/manifest.js'
import { partPlace, readType } from './checked.js'
import type { Context, Place, Reading } from './context.js'
import type { ImportedClass } from './imported-class.js'
import { readCheckedKeys } from './index-signature.js'
import { isQuestioned, typeNodeOf } from './member-type.js'
import { joinName } from './naming.js'
import { isHidden, isHiddenState, isMethod, propertyOf } from './property.js'
import { NO_SCOPE } from './scope.js'
import { isObjectDeclaration } from './symbols.js'
import type { Ast, Sync } from './typescript.js'
import { unionOf } from './union.js'
import { readWritten } from './written.js'

export interface CheckedObject {
  readonly type: Sync.Type
  readonly place: Place
  /** What is known of it besides. */
  readonly whole?: Documented & {
    readonly name: string
    readonly at?: string
    readonly class?: ImportedClass
  }
}

export function readCheckedDefinition(
  { type, place, whole = { name: '', at: place.at.replace(/:\d+$/, '') } }: CheckedObject,
  context: Context,
): DeclaredObject<ImportedClass> {
  const { ast } = context.typescript
  const symbols = context.checker.propertiesOf(type).filter(({ name }) => !/^(?:~|__@)/.test(name))
  const properties = inOrder(symbols, context)
  prefetch(properties, context)
  const described = properties.flatMap((property): [string, DescribedProperty<ImportedClass>][] => {
    const { symbol, declaration } = property
    if (declaration !== undefined && (isMethod(declaration, ast) || isHidden(declaration, ast))) {
      return []
    }
    return [[symbol.name, readProperty(property, whole.class !== undefined, place, context)]]
  })
  const others = readCheckedKeys(type, place, context)
  const hides = properties.filter(({ declaration }) => declaration && isHiddenState(declaration, ast))
  return {
    ...whole,
    properties: Object.fromEntries(described),
    ...(others !== undefined && { additionalProperties: others }),
    ...(hides.length > 0 && { hides: hides.map(({ symbol }) => symbol.name) }),
  }
}

interface CheckedProperty {
  readonly symbol: Sync.Symbol
  readonly declaration?: Ast.Node | undefined
}

/** A base's properties before its own; the checker has them the other way round. */
function inOrder(symbols: readonly Sync.Symbol[], { sources }: Context): readonly CheckedProperty[] {
  const properties = symbols.map((symbol): CheckedProperty => {
    const [handle] = symbol.declarations
    return { symbol, declaration: handle && sources.nodeOf(handle) }
  })
  const owners = [...new Set(properties.map(({ declaration }) => declaration?.parent))].reverse()
  return properties.toSorted(
    (a, b) => owners.indexOf(a.declaration?.parent) - owners.indexOf(b.declaration?.parent),
  )
}

/** All that will be asked of them, in two questions. */
function prefetch(properties: readonly CheckedProperty[], { checker, typescript }: Context): void {
  checker.prefetchTypesOf(properties.map(({ symbol }) => symbol))
  checker.prefetchTypes(
    properties.flatMap(({ declaration }) => {
      const node = declaration && typeNodeOf(declaration, typescript.ast)
      return node === undefined ? [] : [node]
    }),
  )
}

function readProperty(
  { symbol, declaration }: CheckedProperty,
  hasClass: boolean,
  place: Place,
  context: Context,
): DescribedProperty<ImportedClass> {
  const { sync, ast } = context.typescript
  const type = context.checker.typeOf(symbol)
  const inner = partPlace(place, joinName(symbol.name))
  const declared = type && readByDeclaration(type, declaration, context)
  const reading = declared ?? (type ? readHere(type, declaration, inner, context) : {})
  const isOptional = (symbol.flags & sync.SymbolFlags.Optional) !== 0
  const owner = declaration?.parent
  const facts = {
    reading: isOptional ? unionOf([reading, { absent: true }]) : reading,
    declaration,
    owner: owner && ast.isConstructorDeclaration(owner) ? owner.parent : owner,
    hasClass,
    generic: owner !== undefined && isObjectDeclaration(owner, ast) && owner.typeParameters !== undefined,
    isRetyped:
      declared === undefined && declaration !== undefined && typeNodeOf(declaration, ast) !== undefined,
    isFreed: isOptional && declaration !== undefined && !isQuestioned(declaration, ast),
  }
  return propertyOf(facts, context)
}

/** As it was declared, where the type is still that: the declaration has its names, and its order. */
function readByDeclaration(
  type: Sync.Type,
  declaration: Ast.Node | undefined,
  context: Context,
): Reading | undefined {
  const { checker, typescript, sources } = context
  const node = declaration && typeNodeOf(declaration, typescript.ast)
  const declared = node && checker.typeAt(node)
  if (node === undefined || declared === undefined || !isSame(type, declared, context)) {
    return undefined
  }
  context.unit.files.add(sources.fileOf(node))
  return readWritten({ node, scope: NO_SCOPE, type: () => declared }, context)
}

function readHere(
  type: Sync.Type,
  declaration: Ast.Node | undefined,
  place: Place,
  context: Context,
): Reading {
  const { sources } = context
  const at = declaration === undefined ? place.at : sources.positionOf(declaration)
  return readType(type, { ...place, at }, context)
}

/** Presence aside. */
function isSame(first: Sync.Type, second: Sync.Type, context: Context): boolean {
  if (first === second) {
    return true
  }
  const both = [first, second].map((type) => new Set(presentParts(type, context)))
  return both[0]!.size === both[1]!.size && [...both[0]!].every((part) => both[1]!.has(part))
}

function presentParts(type: Sync.Type, { checker, typescript }: Context): readonly Sync.Type[] {
  const { Union, Undefined } = typescript.sync.TypeFlags
  return type.flags & Union ? checker.partsOf(type).filter(({ flags }) => !(flags & Undefined)) : [type]
}
