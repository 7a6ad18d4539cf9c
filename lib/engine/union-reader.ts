import type { Issue } from '../errors/issue.js'
import type { ReferenceShape, Shape, UnionShape } from '../shape/shape.js'
import { isRecord } from './collection-readers.js'
import { MISTAKES, unionTagInvalid, unionTagNotFound } from './mistakes.js'
import type { Reader, Readers } from './reader.js'
import { FAILED, type Hole } from './run.js'

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

/** The tag is known to a member that does not declare it; it stays on the instance where it is to be kept. */
function tagMember({ target }: ReferenceShape, property: string, keep: boolean, readers: Readers): Reader {
  const declares = target.properties.some(({ wire }) => wire === property)
  if (declares) {
    return readers.object(target)
  }
  const read = readers.object(readers.withTag(target, property))
  if (keep) {
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
  }))
  return (raw, run) => {
    const outer = run.issues
    const refused: (Issue | Hole)[] = []
    let best: { value: unknown; knows: number; pending: (Issue | Hole)[] } | undefined
    for (const { read, label, keys } of tries) {
      run.issues = []
      run.loc.push(label)
      const value = read(raw, run)
      run.loc.pop()
      if (value === FAILED) {
        refused.push(...run.issues)
      } else if (best === undefined || knownOf(keys, raw) > best.knows) {
        best = { value, knows: knownOf(keys, raw), pending: run.issues }
      }
    }
    run.issues = outer
    run.partial = undefined
    if (best === undefined) {
      const room = Math.max(0, run.limit - outer.length)
      outer.push(...refused.slice(0, room))
      run.dropped += Math.max(0, refused.length - room)
      return FAILED
    }
    outer.push(...best.pending)
    return best.value
  }
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
