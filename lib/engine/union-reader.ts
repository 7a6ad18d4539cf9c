import type { Issue } from '../errors/issue.js'
import type { ReferenceShape, Shape, UnionShape } from '../shape/shape.js'
import { isAddedTag } from '../shape/tags.js'
import { isRecord } from './collection-readers.js'
import { MISTAKES, unionTagInvalid, unionTagNotFound } from './mistakes.js'
import type { Reader, Readers } from './reader.js'
import { FAILED, Hole, type Run, type Tried } from './run.js'

/** By the tag where there is one, else the member that takes the value and knows most of its keys. */
export function unionReader(shape: UnionShape, readers: Readers): Reader {
  return shape.discriminator === undefined ? plainUnion(shape, readers) : tagged(shape.discriminator, readers)
}

function tagged(
  { property, mapping, keep }: NonNullable<UnionShape['discriminator']>,
  readers: Readers,
): Reader {
  const members = new Map(
    Object.entries(mapping).map(([tag, member]) => [tag, tagMember(member, property, keep, readers)]),
  )
  const tags = [...members.keys()]
  return (raw, run) => {
    if (!isRecord(raw)) {
      return run.refuse(MISTAKES.objectType, raw)
    }
    const tag = Object.hasOwn(raw, property) ? raw[property] : undefined
    if (tag === undefined || tag === null || typeof tag === 'object') {
      return run.refuse(unionTagNotFound(property), raw)
    }
    const read = members.get(String(tag))
    if (read === undefined) {
      return run.refuse(unionTagInvalid(property, String(tag), tags), raw)
    }
    run.loc.push(String(tag))
    const value = read(raw, run)
    run.loc.pop()
    return value
  }
}

/** A tag that the class does not declare stays on the instance where it is to be kept. */
function tagMember({ target }: ReferenceShape, property: string, keep: boolean, readers: Readers): Reader {
  const read = readers.object(target)
  if (keep || !target.properties.some(isAddedTag)) {
    return read
  }
  return (raw, run) => {
    const value = read(raw, run)
    if (value !== FAILED) {
      Reflect.deleteProperty(value as object, property)
    }
    return value
  }
}

function plainUnion({ members }: UnionShape, readers: Readers): Reader {
  const tries = members.map((member) => ({
    read: readers.of(member),
    label: labelOf(member),
    keys: keysOf(member),
    isList: member.kind === 'array' || member.kind === 'tuple',
  }))
  // Of text a scalar would take the last of many.
  const listsFirst = [...tries.filter(({ isList }) => isList), ...tries.filter(({ isList }) => !isList)]
  return (raw, run) => {
    const refused: Tried[] = []
    let best: { tried: Tried; knows: number } | undefined
    for (const { read, label, keys } of Array.isArray(raw) ? listsFirst : tries) {
      run.loc.push(label)
      const tried = tryMember(read, raw, run)
      run.loc.pop()
      if (tried.value === FAILED) {
        refused.push(tried)
      } else if (best === undefined || knownOf(keys, raw) > best.knows) {
        best = { tried, knows: knownOf(keys, raw) }
      }
    }
    run.partial = undefined
    for (const { issues, dropped } of best === undefined ? refused : [best.tried]) {
      const room = Math.max(0, run.limit - run.issues.length)
      run.issues.push(...issues.slice(0, room))
      run.dropped += dropped + Math.max(0, issues.length - room)
    }
    return best === undefined ? FAILED : best.tried.value
  }
}

/**
 * What one member makes of `raw`. Members that hold each other would read what is deep in a value once for
 * each way down to it, twice as many with each level: an object that was read before is not read again.
 */
function tryMember(read: Reader, raw: unknown, run: Run): Tried {
  const known = run.tried.get(read) ?? new Map<unknown, Tried>()
  const before = known.get(raw)
  if (before !== undefined) {
    return { ...before, issues: before.issues.map((issue) => movedTo(run.loc, issue, before.depth)) }
  }
  const { issues: outer, dropped } = run
  run.issues = []
  run.dropped = 0
  const value = read(raw, run)
  const tried: Tried = { value, issues: run.issues, dropped: run.dropped, depth: run.loc.length }
  run.issues = outer
  run.dropped = dropped
  if (typeof raw === 'object' && raw !== null) {
    run.tried.set(read, known.set(raw, tried))
  }
  return tried
}

/** The same issue below another member's label. */
function movedTo(loc: Issue['loc'], issue: Issue | Hole, depth: number): Issue | Hole {
  return issue instanceof Hole ? issue : { ...issue, loc: [...loc, ...issue.loc.slice(depth)] }
}

function knownOf(keys: readonly string[], raw: unknown): number {
  return isRecord(raw) ? keys.filter((key) => Object.hasOwn(raw, key)).length : 0
}

function keysOf(shape: Shape): readonly string[] {
  return shape.kind === 'reference' ? shape.target.properties.map(({ wire }) => wire) : []
}

const LABELS: Readonly<Record<Shape['kind'], string>> = {
  string: 'str',
  number: 'float',
  integer: 'int',
  bigint: 'int',
  boolean: 'bool',
  date: 'date',
  'date-time': 'datetime',
  bytes: 'bytes',
  file: 'file',
  enum: 'literal',
  array: 'list',
  tuple: 'tuple',
  record: 'dict',
  object: 'object',
  reference: 'object',
  union: 'union',
  any: 'any',
}

/** A member in an issue's `loc`, in pydantic's words: `int`, `list[str]`, a class's name. */
function labelOf(shape: Shape): string {
  if (shape.kind === 'reference') return shape.target.name
  if (shape.kind === 'array') return `list[${labelOf(shape.items)}]`
  if (shape.kind === 'enum') return `literal[${shape.values.map((value) => JSON.stringify(value)).join(',')}]`
  return LABELS[shape.kind]
}
