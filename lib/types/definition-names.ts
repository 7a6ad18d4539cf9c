/** Keys of definitions, and names of their schemas: short where one type has the name, distinct where not. */
import type { DefinitionPlan, DefinitionUnit } from './definitions.js'
import { fileWord, joinName } from './naming.js'
import { printed, wordFor } from './print.js'

export interface DefinitionNames {
  keyOf(id: string): string
  nameOf(id: string): string
}

/** Gives every definition its key and its name; the same ones whatever the order they were found in. */
export function nameDefinitions(units: ReadonlyMap<string, DefinitionUnit>): DefinitionNames {
  const plans = new Map([...units].map(([id, { plan }]) => [id, plan]))
  const heads = new Heads([...plans.values()])
  const keys = distinct(plans, (id) => keyOf(id))
  const names = distinct(plans, (id) => nameOf(id))

  function keyOf(id: string): string {
    const plan = plans.get(id)!
    if (plan.derives !== undefined && plan.head.name === '') {
      const { operator, of, keys: listed } = plan.derives
      const inner = listed === undefined ? '' : `, ${listed.map((key) => `'${key}'`).join(' | ')}`
      return `${operator}<${keyOf(of)}${inner}>`
    }
    const { arguments: args = [] } = plan
    const base = heads.keyOf(plan)
    return args.length === 0 ? base : `${base}<${args.map((each) => printed(each, keyOf)).join(', ')}>`
  }

  function nameOf(id: string): string {
    const plan = plans.get(id)!
    if (plan.derives !== undefined && plan.head.name === '') {
      const { operator, of, keys: listed = [] } = plan.derives
      return `${operator}${nameOf(of)}${listed.map((key) => joinName(key)).join('')}`
    }
    const { arguments: args = [] } = plan
    const base = heads.nameOf(plan)
    return args.length === 0 ? base : `${base}Of${args.map((each) => wordFor(each, nameOf)).join('And')}`
  }

  return { keyOf: (id) => keys.get(id)!, nameOf: (id) => names.get(id)! }
}

/** What declarations are called: with their files where two have one name. */
class Heads {
  private readonly byName = new Map<string, Set<string>>()

  constructor(plans: readonly DefinitionPlan[]) {
    for (const { head, mark = '' } of plans) {
      const files = this.byName.get(head.name) ?? new Set()
      this.byName.set(head.name, files.add(`${head.file}@${mark}`))
    }
  }

  private isShared({ head }: DefinitionPlan): boolean {
    return (this.byName.get(head.name)?.size ?? 0) > 1
  }

  keyOf(plan: DefinitionPlan): string {
    const { file, name } = plan.head
    return this.isShared(plan) ? `${file}/${name}` : name
  }

  nameOf(plan: DefinitionPlan): string {
    const { file, name } = plan.head
    const word = joinName(...name.split('.'))
    return this.isShared(plan) ? fileWord(file) + word : word
  }
}

/** Numbers those that are still alike, in the order of their ids. */
function distinct(
  plans: ReadonlyMap<string, DefinitionPlan>,
  textOf: (id: string) => string,
): Map<string, string> {
  const taken = new Set<string>()
  const texts = new Map<string, string>()
  for (const id of [...plans.keys()].sort(byCodeUnits)) {
    const wanted = textOf(id)
    let text = wanted
    for (let count = 2; taken.has(text); count++) text = `${wanted}${count}`
    taken.add(text)
    texts.set(id, text)
  }
  return texts
}

/** The same in every language of the machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
