/** Object types: `{ id: string }`, `{ [key: string]: number }`. */
import { aliasOf } from './alias.js'
import type { Context, Reading, TypeOf, Written } from './context.js'
import type { DefinitionPlan } from './definitions.js'
import { indexType, isOpen, isTextKeyed } from './index-signature.js'
import { memberName, type ObjectNode } from './members.js'
import { placeOf } from './naming.js'
import { readDefinition } from './object-definition.js'
import { referTo } from './object-reference.js'
import { OTHER_KEYS } from './record.js'
import type { Scope } from './scope.js'
import { typeIn } from './standard-types.js'
import { headOf } from './symbols.js'
import { tagsOf } from './tag.js'
import type { Ast } from './typescript.js'
import { unreadableAt } from './unreadable.js'
import { mentionsParameter, readWritten, typeOf } from './written.js'

export function readObject(
  written: Written,
  node: Ast.TypeLiteralNode,
  context: Context,
): Reading | undefined {
  const { typescript, sources } = context
  const { ast } = typescript
  if (node.members.length === 0) {
    return { type: { kind: 'any' } }
  }
  if (node.members.every((member) => memberName(member, ast)?.startsWith('~'))) {
    return readTags(written, node, context)
  }
  const type: TypeOf = () => typeOf(written, context)
  const indexed = readIndexOnly([node], written.scope, type, context)
  if (indexed !== undefined) {
    return indexed.reading
  }
  const alias = aliasOf(node, context)
  const place = placeOf(node, ast, sources)
  const plan: DefinitionPlan = {
    head:
      alias === undefined ? { file: sources.pathOf(place.file), name: place.name } : headOf(alias, context),
    arguments: alias !== undefined || mentionsParameter(node, context) ? written.scope.arguments : [],
    ...(alias === undefined ? { mark: String(node.pos) } : { isDeclared: true }),
    ...(isOpen([node], type, context) && { isOpen: true }),
  }
  const source = { declarations: [node], scope: written.scope, type, documents: alias, place }
  return referTo(plan, (inner) => readDefinition(source, inner), place.at, context)
}

function readTags(written: Written, node: Ast.TypeLiteralNode, context: Context): Reading | undefined {
  const { ast } = context.typescript
  const entries = node.members.map((member) => {
    const { type } = member as Ast.PropertySignatureDeclaration
    return [
      memberName(member, ast)!.slice(1),
      type && readWritten({ ...written, node: type }, context),
    ] as const
  })
  return tagsOf(entries)
}

/** What an object is that has no properties: a record, or a function; nothing where it has some. */
export function readIndexOnly(
  declarations: readonly ObjectNode[],
  scope: Scope,
  type: TypeOf,
  context: Context,
): { readonly reading: Reading | undefined } | undefined {
  const { ast } = context.typescript
  const members = declarations.flatMap((declaration) => [...declaration.members] as Ast.Node[])
  const call = members.find(
    (member) => ast.isCallSignatureDeclaration(member) || ast.isConstructSignatureDeclaration(member),
  )
  if (call !== undefined) {
    return { reading: unreadableAt('a function', call, context) }
  }
  const indexes = members.filter((member) => ast.isIndexSignatureDeclaration(member))
  const other = indexes.find((index) => !isTextKeyed(index, scope, context))
  if (other !== undefined) {
    return { reading: unreadableAt(OTHER_KEYS, other, context) }
  }
  const [index] = indexes
  if (index === undefined || members.length > indexes.length) {
    return undefined
  }
  const values = readWritten({ node: index.type, scope, type: () => indexType(type, context) }, context)
  return { reading: values && { type: { kind: 'record', values: typeIn(values) } } }
}
