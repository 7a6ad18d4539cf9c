/** What cannot be validated, and why. */
import type { Context, Place, Reading } from './context.js'
import type { Ast } from './typescript.js'

/** @param at `src/orders.ts:12:3` */
export function unreadable(reason: string, at: string): Reading {
  return { type: { kind: 'unreadable', reason, at: at.replace(/:\d+$/, '') } }
}

export function unreadableAt(reason: string, node: Ast.Node, { sources }: Context): Reading {
  return unreadable(reason, sources.positionOf(node))
}

/** A name that stands for nothing: an import that is not there, a mistake of writing. */
export function unresolved(name: string, { at }: Pick<Place, 'at'>, { unit }: Context): Reading {
  unit.unresolved = true
  unit.report({
    severity: 'error',
    at,
    message: `type ${name} cannot be resolved`,
    remedy: 'declare it, or correct its import: `tsc --noEmit` says more',
  })
  return unreadable(`${name}, which cannot be resolved`, at)
}
