/** The properties that declarations write, inherited ones first. */
import type { Context, Reading, TypeOf } from './context.js'
import { type Binding, NO_SCOPE, type Scope, scopeOf, typeParametersOf } from './scope.js'
import { declarationsOf, isObjectDeclaration, lastName, type ObjectDeclaration } from './symbols.js'
import type { Ast, Sync } from './typescript.js'
import { constantOf } from './value.js'
import { readWritten } from './written.js'

export type ObjectNode = ObjectDeclaration | Ast.TypeLiteralNode

export interface Member {
  readonly name: string
  readonly declaration: Ast.Node
  /** What the type parameters of its declaration stand for. */
  readonly scope: Scope
  /** What declares it. */
  readonly owner: ObjectNode
  /** Its type, where the writing is not enough. */
  readonly type?: TypeOf
}

interface Source {
  readonly scope: Scope
  /** Of the whole object, where `scope` binds type parameters. */
  readonly type?: TypeOf
}

/** How far classes inherit from each other; more is a circle. */
const DEEPEST = 100

/**
 * Of an object's declarations, by name; an inherited one that is declared anew keeps its place.
 *
 * @returns `undefined` where a base is no plain name: a call, a type operator.
 */
export function membersOf(
  declarations: readonly Ast.Node[],
  context: Context,
  source: Source = { scope: NO_SCOPE },
  depth = 0,
): readonly Member[] | undefined {
  const { ast } = context.typescript
  const members = new Map<string, Member>()
  const owners = declarations.filter((node) => isObjectNode(node, ast))
  if (depth > DEEPEST) {
    return undefined
  }
  for (const base of owners.flatMap((owner) => basesOf(owner, ast))) {
    const inherited = baseMembers(base, context, source, depth)
    if (inherited === undefined) {
      return undefined
    }
    for (const member of inherited)
      members.set(member.name, { ...member, ...typeOfMember(member.name, source, context) })
  }
  for (const owner of owners) {
    context.unit.files.add(context.sources.fileOf(owner))
    for (const declaration of declaredIn(owner, ast)) {
      const name = memberName(declaration, ast) ?? computedName(declaration, owner, context)
      const known = name === undefined ? undefined : members.get(name)
      if (name !== undefined && !(known?.owner === owner && ast.isSetAccessorDeclaration(declaration))) {
        const type = typeOfMember(name, source, context)
        members.set(name, { name, declaration, scope: source.scope, owner, ...type })
      }
    }
  }
  return [...members.values()]
}

function isObjectNode(node: Ast.Node, ast: typeof Ast): node is ObjectNode {
  return isObjectDeclaration(node, ast) || ast.isTypeLiteralNode(node)
}

function typeOfMember(name: string, { type }: Source, { checker }: Context): { readonly type?: TypeOf } {
  if (type === undefined) {
    return {}
  }
  return {
    type: () => {
      const whole = type()
      const property = whole && checker.propertiesOf(whole).find((each) => each.name === name)
      return property && checker.typeOf(property)
    },
  }
}

/** What a declaration extends. */
export function basesOf(owner: ObjectNode, ast: typeof Ast): readonly Ast.Node[] {
  if (ast.isTypeLiteralNode(owner)) {
    return []
  }
  const clauses = owner.heritageClauses ?? []
  return clauses
    .filter(({ token }) => token === ast.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => [...types])
}

interface BaseNode {
  readonly expression?: Ast.Node
  /** TypeScript 7.1 has a type reference there. */
  readonly typeName?: Ast.Node
  readonly typeArguments?: readonly Ast.TypeNode[]
}

export interface Base {
  readonly symbol: Sync.Symbol
  readonly declarations: readonly ObjectDeclaration[]
  readonly arguments: readonly Ast.TypeNode[]
}

/** The class or interface that is extended by its name. */
export function baseOf(node: Ast.Node, context: Context): Base | undefined {
  const { ast } = context.typescript
  const { expression, typeName, typeArguments = [] } = node as unknown as BaseNode
  const name = expression ?? typeName
  if (name === undefined || ast.isCallExpression(name)) {
    return undefined
  }
  const symbol = context.checker.targetAt(lastName(name, ast))
  const declarations = symbol === undefined ? [] : declarationsOf(symbol, context)
  const objects = declarations.filter((declaration) => isObjectDeclaration(declaration, ast))
  return symbol === undefined || objects.length === 0
    ? undefined
    : { symbol, declarations: objects, arguments: typeArguments }
}

function baseMembers(
  node: Ast.Node,
  context: Context,
  { scope }: Source,
  depth: number,
): readonly Member[] | undefined {
  const base = extended(node, scope, context)
  return base && membersOf(base.declarations, context, { scope: base.scope }, depth + 1)
}

/** The declarations that are extended, and what their type parameters stand for. */
export function extended(
  node: Ast.Node,
  scope: Scope,
  context: Context,
): { readonly declarations: readonly ObjectDeclaration[]; readonly scope: Scope } | undefined {
  const base = userBaseOf(node, context)
  const bindings = base && bindingsOf(base.declarations, base.arguments, scope, context)
  return bindings && { declarations: base.declarations, scope: scopeOf(base.declarations, bindings) }
}

/** The same as `baseOf`, but none of the language. */
export function userBaseOf(node: Ast.Node, context: Context): Base | undefined {
  const base = baseOf(node, context)
  return base && context.sources.originOfSymbol(base.symbol)?.kind !== 'standard' ? base : undefined
}

/** What the parameters of a declaration stand for where it is given these arguments. */
export function bindingsOf(
  declarations: readonly Ast.Node[],
  args: readonly Ast.Node[],
  scope: Scope,
  context: Context,
  typeOf?: (index: number) => TypeOf,
): readonly Binding[] | undefined {
  const parameters = declarations.map(typeParametersOf).find((each) => each.length > 0) ?? []
  const bindings: Binding[] = []
  for (const [index, { defaultType }] of parameters.entries()) {
    const node = args[index] ?? defaultType
    const inner = args[index] === undefined ? scopeOf(declarations, bindings) : scope
    const type = typeOf?.(index)
    const reading: Reading | undefined =
      node === undefined
        ? { type: { kind: 'any' } }
        : readWritten({ node, scope: inner, ...(type !== undefined && { type }) }, context)
    if (reading === undefined) {
      return undefined
    }
    bindings.push({ reading, ...(type !== undefined && { type }) })
  }
  return bindings
}

/** Properties of instances, those that a constructor's parameters declare too. */
function declaredIn(owner: ObjectNode, ast: typeof Ast): readonly Ast.Node[] {
  return [...owner.members].flatMap((member): Ast.Node[] => {
    if (ast.isConstructorDeclaration(member)) {
      return member.parameters.filter(
        (parameter) => flagsOf(parameter) & ast.ModifierFlags.ParameterPropertyModifier,
      )
    }
    const isProperty = PROPERTIES.some((isKind) => ast[isKind](member))
    return isProperty && !isStatic(member, ast) ? [member] : []
  })
}

const PROPERTIES = [
  'isPropertyDeclaration',
  'isPropertySignatureDeclaration',
  'isMethodSignatureDeclaration',
  'isGetAccessorDeclaration',
  'isSetAccessorDeclaration',
] as const

export function flagsOf(node: Ast.Node): number {
  return (node as { readonly modifierFlags?: number }).modifierFlags ?? 0
}

export function isStatic(node: Ast.Node, ast: typeof Ast): boolean {
  return (flagsOf(node) & ast.ModifierFlags.Static) !== 0
}

/** `undefined` for what only the program knows: `[Symbol.iterator]`. */
export function memberName(declaration: Ast.Node, ast: typeof Ast): string | undefined {
  const { name } = declaration as { readonly name?: Ast.Node }
  const said = name !== undefined && ast.isComputedPropertyName(name) ? name.expression : name
  if (said === undefined) {
    return undefined
  }
  if (ast.isNumericLiteral(said)) return String(Number(said.text))
  const isWritten = ast.isStringLiteral(said) || ast.isPrivateIdentifier(said)
  return isWritten || (said === name && ast.isIdentifier(said)) ? said.text : undefined
}

/** `[NAME]` of a constant; symbols are no names of JSON. */
function computedName(declaration: Ast.Node, owner: ObjectNode, context: Context): string | undefined {
  const { checker, evaluation, sources, typescript, unit } = context
  const { ast, sync } = typescript
  const { name } = declaration as { readonly name?: Ast.Node }
  if (name === undefined || !ast.isComputedPropertyName(name)) {
    return undefined
  }
  const value = constantOf(name.expression, evaluation)?.value
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value)
  }
  const flags = checker.typeAt(name.expression)?.flags ?? 0
  if ((flags & sync.TypeFlags.ESSymbolLike) === 0) {
    const of = (owner as { readonly name?: Ast.Node }).name?.getText() ?? 'an object'
    unit.report({
      severity: 'error',
      at: sources.positionOf(declaration),
      message: `the name of a property of ${of} is known only when the program runs`,
      remedy: 'write it out, or give it as a constant',
    })
  }
  return undefined
}
