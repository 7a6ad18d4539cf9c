/** One type of several that hold together: what it is, and tags that narrow it. */
import type { Described } from '../metadata/manifest.js'
import { constrained } from './constraints.js'
import type { Reading } from './context.js'

/** `A & B`; `undefined` where parts are objects, whose properties must be joined. */
export function intersectionOf(parts: readonly Reading[]): Reading | undefined {
  const types = parts.flatMap(({ type }) => (type === undefined ? [] : [type]))
  const tags = Object.assign({}, ...parts.map((part) => part.tags)) as Record<string, unknown>
  const given = parts.findLast((part) => part.default !== undefined)?.default
  const absent = parts.every((part) => part.absent) ? { absent: true as const } : {}
  const { default: tagged, ...words } = tags
  const fallback = Object.hasOwn(tags, 'default') ? { value: tagged } : given
  const rest = { ...absent, ...(fallback !== undefined && { default: fallback }) }
  if (types.length === 0) {
    const isEmpty = parts.some((part) => part.tags === undefined)
    return isEmpty ? rest : { ...rest, tags: words }
  }
  const type = joined(types)
  return type && { ...rest, type: constrained(type, words) }
}

function joined(types: readonly Described[]): Described | undefined {
  const broken = types.find(({ kind }) => kind === 'unreadable')
  const said = types.filter(({ kind }) => kind !== 'any')
  return broken ?? (said.length === 0 ? types[0] : said.reduce(bothOf, undefined))
}

function bothOf(first: Described | undefined, second: Described, index: number): Described | undefined {
  if (index === 0 || first === undefined) {
    return index === 0 ? second : undefined
  }
  return narrower(first, second) ?? narrower(second, first)
}

/** `first`, where it is of the kind of `second` too. */
function narrower(first: Described, second: Described): Described | undefined {
  if (first.kind === second.kind || (first.kind === 'integer' && second.kind === 'number')) {
    return isScalar(first) ? ({ ...second, ...first } as Described) : undefined
  }
  if (first.kind === 'enum' && isScalar(second)) {
    return { ...first, values: first.values.filter((value) => typeof value === second.kind) }
  }
  // `DateOnly & Date`
  return first.kind === 'date-time' && second.kind === 'string'
    ? constrained(first, { ...second })
    : undefined
}

function isScalar({ kind }: Described): boolean {
  return (
    kind === 'string' || kind === 'number' || kind === 'integer' || kind === 'bigint' || kind === 'boolean'
  )
}
