/** Mentions of objects: each is a reference to a definition, which is read later. */
import type { Definition } from '../metadata/manifest.js'
import type { Context, Reading } from './context.js'
import type { DefinitionPlan } from './definitions.js'
import type { ImportedClass } from './imported-class.js'
import { printed } from './print.js'
import { unreadable } from './unreadable.js'

/** Of type arguments within each other: a type that mentions itself with more of them has no end. */
const LONGEST = 1_000

/**
 * Refers to the object that `plan` is about, and has it read.
 *
 * @param isCaptured what it is depends on who refers to it.
 */
export function referTo(
  plan: DefinitionPlan,
  read: (context: Context) => Definition<ImportedClass>,
  at: string,
  context: Context,
  isCaptured = false,
): Reading {
  const id = idOf(plan)
  if (id.length > LONGEST) {
    return unreadable('a type that grows with each mention of itself', at)
  }
  context.definitions.ask({ id, plan, files: new Set(isCaptured ? context.unit.files : []), read })
  return { type: { kind: 'reference', to: id } }
}

/** One object, one id, whoever mentions it. */
export function idOf({ head, arguments: args = [], derives, mark }: DefinitionPlan): string {
  if (derives !== undefined && mark === undefined && head.name === '') {
    const keys = derives.keys?.map((key) => `'${key}'`).join(' | ')
    return `${derives.operator}<${derives.of}${keys === undefined ? '' : `, ${keys}`}>`
  }
  const base = `${head.file}/${head.name}${mark === undefined ? '' : `@${mark}`}`
  return args.length === 0 ? base : `${base}<${args.map((each) => printed(each, (to) => to)).join(', ')}>`
}
