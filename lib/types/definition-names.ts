/** Keys of definitions, and names of their schemas: short where one type has the name, distinct where not. */
import type { DefinitionPlan, DefinitionUnit } from './definitions.js'
import { fileWords, joinName } from './naming.js'
import { printed, wordFor } from './print.js'

export interface DefinitionNames {
  keyOf(id: string): string
  nameOf(id: string): string
}

/** One that is mentioned, and what its name is made of: of `Env<User>` perhaps nobody mentions `User`. */
export interface NamedUnit extends DefinitionUnit {
  readonly within: ReadonlyMap<string, DefinitionPlan>
}

/** Gives every definition its key and its name; the same ones whatever the order they were found in. */
export function nameDefinitions(units: ReadonlyMap<string, NamedUnit>): DefinitionNames {
  const own = [...units].map(([id, { plan }]) => [id, plan] as const)
  const plans = new Map([...[...units.values()].flatMap(({ within }) => [...within]), ...own])
  const heads = new Heads([...plans.values()])
  const keys = distinct(units.keys(), (id) => keyOf(id))
  const names = distinct(units.keys(), (id) => nameOf(id))

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
  private readonly words = new Map<string, ReadonlyMap<string, string>>()

  constructor(plans: readonly DefinitionPlan[]) {
    const files = new Map<string, Set<string>>()
    for (const { head, mark = '' } of plans) {
      const places = this.byName.get(head.name) ?? new Set()
      this.byName.set(head.name, places.add(`${head.file}@${mark}`))
      files.set(head.name, (files.get(head.name) ?? new Set()).add(head.file))
    }
    for (const [name, each] of files) this.words.set(name, fileWords([...each]))
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
    return this.isShared(plan) ? this.words.get(name)!.get(file)! + word : word
  }
}

/** Numbers those that are still alike, in the order of their ids. */
function distinct(ids: Iterable<string>, textOf: (id: string) => string): Map<string, string> {
  const taken = new Set<string>()
  const texts = new Map<string, string>()
  for (const id of [...ids].sort(byCodeUnits)) {
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
