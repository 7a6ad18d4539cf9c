/** Objects by their keys: `Record<string, number>`, `Record<'a' | 'b', number>`. */
import type { DescribedProperty } from '../metadata/manifest.js'
import { soleAlias } from './alias.js'
import type { Context, Reading, Written } from './context.js'
import type { DefinitionPlan } from './definitions.js'
import type { ImportedClass } from './imported-class.js'
import { placeOf } from './naming.js'
import { referTo } from './object-reference.js'
import { isAnyString, typeIn } from './standard-types.js'
import type { Ast } from './typescript.js'
import { unreadableAt } from './unreadable.js'
import { partOf, readWritten, typeOf } from './written.js'

export const OTHER_KEYS = 'a record whose keys are not string'

export function readRecord(
  written: Written,
  node: Ast.TypeReferenceNode,
  context: Context,
): Reading | undefined {
  const [keyNode, valueNode] = node.typeArguments ?? []
  if (keyNode === undefined || valueNode === undefined) {
    return undefined
  }
  const argument = (index: number, part: Ast.Node): Reading | undefined =>
    readWritten(
      partOf(written, part, () => typeOf(written, context)?.getAliasTypeArguments()[index]),
      context,
    )
  const keys = argument(0, keyNode)
  const values = argument(1, valueNode)
  if (keys === undefined || values === undefined) {
    return undefined
  }
  if (isAnyString(keys)) {
    return { type: { kind: 'record', values: typeIn(values) } }
  }
  return keys.type?.kind === 'enum' && keys.type.nullable !== true
    ? readListed(written, node, keys.type.values.map(String), values, context)
    : unreadableAt(OTHER_KEYS, keyNode, context)
}

/** An object of these properties, all of one type. */
function readListed(
  { scope }: Written,
  node: Ast.Node,
  names: readonly string[],
  { type, absent }: Reading,
  context: Context,
): Reading | undefined {
  if (type === undefined) {
    return undefined
  }
  const { sources, typescript } = context
  const place = placeOf(node, typescript.ast, sources)
  const head = soleAlias(node, scope, context)
  const plan: DefinitionPlan =
    head === undefined
      ? {
          head: { file: sources.pathOf(place.file), name: place.name },
          arguments: scope.arguments,
          mark: String(node.pos),
        }
      : { head, isDeclared: true }
  const property: DescribedProperty<ImportedClass> = { ...type, ...(absent && { optional: true }) }
  const properties = Object.fromEntries(names.map((name) => [name, property]))
  return referTo(plan, () => ({ name: '', at: sources.at(node), properties }), place.at, context, true)
}
