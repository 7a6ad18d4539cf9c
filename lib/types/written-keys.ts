/** `keyof T` and `T[K]`, in written order. */
import type { Context, Reading, Written } from './context.js'
import { readMember } from './member-type.js'
import { membersOf } from './members.js'
import { declarationsOf } from './symbols.js'
import type { Ast } from './typescript.js'
import { unionOf } from './union.js'
import { partOf, readWritten, typeOf } from './written.js'

/** Names of the properties of an object, as its declaration lists them. */
export function readKeys(written: Written, context: Context): Reading | undefined {
  const { checker, typescript, sources } = context
  const type = typeOf(written, context)
  if (type === undefined || (type.flags & typescript.sync.TypeFlags.Object) === 0) {
    return undefined
  }
  if (checker.indexesOf(type).length > 0) {
    return undefined
  }
  const hidden = typescript.ast.ModifierFlags.Private | typescript.ast.ModifierFlags.Protected
  const names = checker.propertiesOf(type).flatMap(({ name, declarations }) => {
    const declaration = declarations[0] && sources.nodeOf(declarations[0])
    const flags = (declaration as { readonly modifierFlags?: number } | undefined)?.modifierFlags ?? 0
    return flags & hidden || name.startsWith('#') || name.startsWith('__@') ? [] : [name]
  })
  return names.length === 0 ? {} : { type: { kind: 'enum', values: names } }
}

/** `Order['status']`, `typeof STATES[number]` */
export function readIndexed(
  written: Written,
  { objectType, indexType }: Ast.IndexedAccessTypeNode,
  context: Context,
): Reading | undefined {
  const { ast } = context.typescript
  if (indexType.kind === ast.SyntaxKind.NumberKeyword) {
    return readItem(partOf(written, objectType), context)
  }
  if (!ast.isLiteralTypeNode(indexType) || !ast.isStringLiteral(indexType.literal)) {
    return undefined
  }
  return readProperty(objectType, indexType.literal.text, context)
}

function readItem(written: Written, context: Context): Reading | undefined {
  const type = readWritten(written, context)?.type
  if (type?.kind === 'array') return { type: type.items }
  if (type?.kind !== 'tuple') return undefined
  return unionOf(
    [...type.items, ...(type.rest === undefined ? [] : [type.rest])].map((item) => ({ type: item })),
  )
}

function readProperty(object: Ast.Node, name: string, context: Context): Reading | undefined {
  const { ast } = context.typescript
  if (!ast.isTypeReferenceNode(object) || object.typeArguments !== undefined) {
    return undefined
  }
  const symbol = context.checker.targetAt(
    ast.isIdentifier(object.typeName) ? object.typeName : object.typeName.right,
  )
  const declarations = symbol === undefined ? [] : declarationsOf(symbol, context)
  const member = membersOf(declarations, context)?.find((each) => each.name === name)
  return member && readMember(member, context)
}
