import type { Operation } from '../operation.js'
import { parameterNames, pathParts, toTemplate } from './path-template.js'

/** Where an operation is in the document. */
export interface DocumentPath {
  /** `/items/{id}` */
  readonly template: string
  /** The document's name of each path parameter, by its name in Fastify, in order. */
  readonly names: ReadonlyMap<string, string>
}

interface Item {
  readonly template: string
  readonly names: readonly string[]
  readonly methods: Set<string>
}

/** `*` has no name in Fastify. `['wildcard', '*']` → `['wildcard', 'wildcard_']` */
function documentNames(names: readonly string[]): string[] {
  let wildcard = 'wildcard'
  while (names.includes(wildcard)) wildcard += '_'
  return names.map((name) => (name === '*' ? wildcard : name))
}

/**
 * The paths of `operations`, in order. OpenAPI takes `/items/{id}` and `/items/{name}` for one path, and
 * Fastify may have both: the names of the first stand for the others too, since a client never sees them.
 * Where both serve one method (their patterns differ), they can only stand side by side.
 */
export function documentPaths(operations: readonly Pick<Operation, 'path' | 'method'>[]): DocumentPath[] {
  const skeletons = new Map<string, Item[]>()
  return operations.map(({ path, method }) => {
    const parts = pathParts(path)
    const given = parameterNames(parts)
    const skeleton = toTemplate(
      parts,
      given.map(() => ''),
    )
    const items = skeletons.get(skeleton) ?? []
    skeletons.set(skeleton, items)
    const own = documentNames(given)
    const free = items.filter(({ methods }) => !methods.has(method))
    let item = free.find(({ template }) => template === toTemplate(parts, own)) ?? free[0]
    if (item === undefined) {
      while (own.length > 0 && items.some(({ template }) => template === toTemplate(parts, own)))
        own[own.length - 1] += '_'
      item = { template: toTemplate(parts, own), names: own, methods: new Set() }
      items.push(item)
    }
    item.methods.add(method)
    const { template, names } = item
    return { template, names: new Map(given.map((name, index) => [name, names[index]!])) }
  })
}
