/** What a declaration makes of its type arguments: an alias's type, a class's or an interface's definition. */
import { openType, readAlias } from './alias.js'
import type { Context, Reading, TypeOf } from './context.js'
import type { DefinitionPlan } from './definitions.js'
import { readEnum } from './enum-values.js'
import { isAbstract } from './importable.js'
import { isOpen } from './index-signature.js'
import { baseOf, basesOf, bindingsOf } from './members.js'
import { readDefinition } from './object-definition.js'
import { idOf, referTo } from './object-reference.js'
import { type Binding, scopeOf } from './scope.js'
import { articleOf, readStandard } from './standard-types.js'
import { headOf, isObjectDeclaration, type ObjectDeclaration, type TypeDeclaration } from './symbols.js'
import type { Sync } from './typescript.js'
import type { PackageExport } from './unit.js'
import { unreadableAt } from './unreadable.js'
import { readIndexOnly } from './written-object.js'

export interface Declared {
  readonly symbol: Sync.Symbol
  readonly declarations: readonly TypeDeclaration[]
  readonly bindings: readonly Binding[]
  /** What the checker makes of it. */
  readonly type: TypeOf
  /** How the user imports it from a package. */
  readonly imported?: PackageExport | undefined
}

export function readDeclaration(declared: Declared, context: Context): Reading | undefined {
  const { declarations, bindings, type } = declared
  const { ast } = context.typescript
  const objects = declarations.filter((declaration) => isObjectDeclaration(declaration, ast))
  for (const declaration of declarations) context.unit.files.add(context.sources.fileOf(declaration))
  const alias = declarations.find((declaration) => ast.isTypeAliasDeclaration(declaration))
  if (objects.length > 0) {
    return readObjects(declared, objects, context)
  }
  if (alias !== undefined) {
    return readAlias(alias, bindings, type, context)
  }
  return declarations.length > 0 ? readEnum(declarations, context) : undefined
}

function readObjects(
  { symbol, bindings, type, imported }: Declared,
  declarations: readonly ObjectDeclaration[],
  context: Context,
): Reading | undefined {
  const [first] = declarations
  const standard = readStandardKind(declarations, context)
  const scope = scopeOf(declarations, bindings)
  const indexed = standard === undefined ? readRecordLike(declarations, scope, type, context) : undefined
  if (standard !== undefined || indexed !== undefined) {
    return (standard ?? indexed!).reading
  }
  const isGeneric = scope.arguments.length > 0
  const whole: TypeOf = isGeneric ? type : () => context.checker.declaredTypeOf(symbol)
  const plan: DefinitionPlan = {
    head: headOf(first!, context),
    arguments: scope.arguments,
    isDeclared: true,
    ...packageClassOf(first!, context),
    ...(isOpen(declarations, whole, context) && { isOpen: true }),
  }
  if (imported !== undefined) {
    context.unit.imports.set(idOf(plan), imported)
  }
  const place = {
    file: context.sources.fileOf(first!),
    name: headOf(first!, context).name,
    at: context.sources.positionOf(first!),
  }
  const source = { declarations, scope, type: whole, documents: first, place }
  return referTo(plan, (inner) => readDefinition(source, inner), place.at, context)
}

/** `interface Json { [key: string]: Json }` may be its own value. */
function readRecordLike(
  declarations: readonly ObjectDeclaration[],
  scope: ReturnType<typeof scopeOf>,
  type: TypeOf,
  context: Context,
): { readonly reading: Reading | undefined } | undefined {
  const { open } = context.unit
  if (declarations.some((declaration) => basesOf(declaration, context.typescript.ast).length > 0)) {
    return undefined
  }
  const id = idOf({ head: headOf(declarations[0]!, context), arguments: scope.arguments })
  const recurring = open.find((each) => each.id === id)
  if (recurring !== undefined) {
    recurring.recurs = true
    return { reading: { type: openType(id) } }
  }
  open.push({ id, recurs: false })
  const indexed = readIndexOnly(declarations, scope, type, context)
  const closed = open.pop()
  const recurs = closed?.recurs && JSON.stringify(indexed?.reading).includes(JSON.stringify(`<${id}>`))
  return recurs
    ? { reading: unreadableAt('a record that is its own value', declarations[0]!, context) }
    : indexed
}

/** What extends a class of the language is that: `interface List extends Array<string> {}` */
function readStandardKind(
  declarations: readonly ObjectDeclaration[],
  context: Context,
): { readonly reading: Reading | undefined } | undefined {
  const { sources, typescript } = context
  for (const declaration of declarations) {
    for (const node of basesOf(declaration, typescript.ast)) {
      const base = baseOf(node, context)
      if (base !== undefined && sources.originOfSymbol(base.symbol)?.kind === 'standard') {
        const { name } = base.symbol
        if (declaration.members.length > 0) {
          const own = declaration.name?.text ?? 'a class'
          return {
            reading: unreadableAt(`${own}, which is ${articleOf(name)} ${name}`, declaration, context),
          }
        }
        const bindings = bindingsOf(base.declarations, base.arguments, scopeOf([], []), context)
        const argument = (index: number): Reading | undefined => bindings?.[index]?.reading
        return { reading: readStandard(name, argument, sources.positionOf(declaration)) }
      }
    }
  }
  return undefined
}

/** A class of a package, whose instances the user may import it for. */
function packageClassOf(
  declaration: ObjectDeclaration,
  { sources, typescript }: Context,
): { readonly packageClass?: string } {
  const { ast } = typescript
  const file = sources.fileOf(declaration)
  const isClass = ast.isClassLikeDeclaration(declaration) && !isAbstract(declaration, ast)
  return isClass && sources.originOf(file).kind === 'package' ? { packageClass: file } : {}
}
