/** TypeScript's own operators on types, as far as they need no question. */

import { soleAlias } from './alias.js'
import type { Context, Reading, Written } from './context.js'
import { deriveObject } from './derived-object.js'
import { readRecord } from './record.js'
import { PROMISES } from './standard-types.js'
import { lastName } from './symbols.js'
import type { Ast } from './typescript.js'
import { withoutNull } from './union.js'
import { partOf, readWritten, typeOf } from './written.js'

type Utility = (written: Written, node: Ast.TypeReferenceNode, context: Context) => Reading | undefined

const UTILITIES: Readonly<Record<string, Utility>> = {
  Readonly: same,
  NoInfer: same,
  Partial: derive,
  Required: derive,
  Pick: derive,
  Omit: derive,
  Record: (written, node, context) => readRecord(written, node, context),
  NonNullable: (written, node, context) => {
    const reading = argumentOf(written, node, 0, context)
    if (reading?.type === undefined) return reading && {}
    const { absent: _, ...rest } = reading
    return { ...rest, type: withoutNull(reading.type) }
  },
  Awaited: (written, node, context) => {
    const argument = node.typeArguments?.[0]
    const inner = argument && promised(argument, context)
    return inner && readWritten(partOf(written, inner), context)
  },
  Exclude: (written, node, context) => filtered(written, node, context, false),
  Extract: (written, node, context) => filtered(written, node, context, true),
}

/** `Partial<Order>`; `undefined` for what only the checker works out. */
export function readUtility(
  name: string,
  written: Written,
  node: Ast.TypeReferenceNode,
  context: Context,
): Reading | undefined {
  const utility = Object.hasOwn(UTILITIES, name) ? UTILITIES[name] : undefined
  return utility?.(written, node, context)
}

function argumentOf(
  written: Written,
  { typeArguments }: Ast.TypeReferenceNode,
  index: number,
  context: Context,
): Reading | undefined {
  const node = typeArguments?.[index]
  const type = (): ReturnType<typeof typeOf> => typeOf(written, context)?.getAliasTypeArguments()[index]
  return node && readWritten(partOf(written, node, type), context)
}

function same(written: Written, node: Ast.TypeReferenceNode, context: Context): Reading | undefined {
  return argumentOf(written, node, 0, context)
}

function derive(written: Written, node: Ast.TypeReferenceNode, context: Context): Reading | undefined {
  const { ast } = context.typescript
  const operator = (lastName(node.typeName, ast) as Ast.Identifier).text
  const args = [0, 1].map((index) => argumentOf(written, node, index, context))
  const place = { at: context.sources.positionOf(node), head: soleAlias(node, written.scope, context) }
  return deriveObject(operator, args, place, context)
}

/** `T` of `Promise<T>`, which may be of a promise too. */
function promised(node: Ast.Node, context: Context): Ast.Node | undefined {
  const { ast } = context.typescript
  if (!ast.isTypeReferenceNode(node)) {
    return undefined
  }
  const symbol = context.checker.targetAt(lastName(node.typeName, ast))
  const [inner] = node.typeArguments ?? []
  const isPromise =
    symbol !== undefined &&
    PROMISES.has(symbol.name) &&
    context.sources.originOfSymbol(symbol)?.kind === 'standard'
  return isPromise && inner ? (promised(inner, context) ?? inner) : undefined
}

/** Of literals, in written order. */
function filtered(
  written: Written,
  node: Ast.TypeReferenceNode,
  context: Context,
  keep: boolean,
): Reading | undefined {
  const from = argumentOf(written, node, 0, context)?.type
  const by = argumentOf(written, node, 1, context)?.type
  if (from?.kind !== 'enum' || by?.kind !== 'enum' || from.nullable || by.nullable) {
    return undefined
  }
  const values = from.values.filter((value) => by.values.includes(value) === keep)
  return values.length === 0 ? {} : { type: { kind: 'enum', values } }
}
