import type { Described } from '../metadata/manifest.js'
import type { Context, Reading, Written } from './context.js'
import { arrayOf, typeIn } from './standard-types.js'
import type { Ast } from './typescript.js'
import { unreadableAt } from './unreadable.js'
import { partOf, readWritten } from './written.js'

export const OPTIONAL_ITEM = 'a tuple with an item that may be absent; write a union of tuples, or an array'
export const AFTER_REST = 'a tuple with items after its rest; write an array'

/** `[string, ...number[]]` */
export function readTuple(written: Written, node: Ast.TupleTypeNode, context: Context): Reading | undefined {
  const { ast } = context.typescript
  const items: Described[] = []
  let rest: Described | undefined
  for (const element of node.elements) {
    const inner = ast.isNamedTupleMember(element) || ast.isRestTypeNode(element) ? element.type : element
    const isRest =
      ast.isRestTypeNode(element) || (ast.isNamedTupleMember(element) && element.dotDotDotToken !== undefined)
    if (
      ast.isOptionalTypeNode(element) ||
      (ast.isNamedTupleMember(element) && element.questionToken !== undefined)
    ) {
      return unreadableAt(OPTIONAL_ITEM, element, context)
    }
    const reading = readWritten(partOf(written, inner), context)
    if (reading === undefined) {
      return undefined
    }
    const type = typeIn(reading)
    if (rest !== undefined) {
      return unreadableAt(AFTER_REST, element, context)
    }
    if (!isRest) {
      items.push(type)
    } else if (type.kind === 'array') {
      rest = type.items
    } else if (type.kind === 'tuple') {
      items.push(...type.items)
      rest = type.rest
    } else {
      return undefined
    }
  }
  return tupleOf(items, rest)
}

export function tupleOf(items: readonly Described[], rest?: Described): Reading {
  return items.length === 0 && rest !== undefined
    ? arrayOf({ type: rest })!
    : { type: { kind: 'tuple', items, ...(rest !== undefined && { rest }) } }
}
