/** Words of JSON Schema that tags and comments add to a type. */
import type { Described, Documented } from '../metadata/manifest.js'

type Words = Readonly<Record<string, unknown>>

const OF_STRINGS = ['minLength', 'maxLength', 'pattern', 'format']
const OF_NUMBERS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'format']
const OF_ARRAYS = ['minItems', 'maxItems', 'uniqueItems']
const OF_ALL = ['title', 'description', 'examples', 'deprecated']

const TAKEN: Partial<Record<Described['kind'], readonly string[]>> = {
  string: OF_STRINGS,
  number: OF_NUMBERS,
  integer: OF_NUMBERS,
  bigint: OF_NUMBERS,
  array: OF_ARRAYS,
}

/** `type` with the words that hold for it; on a collection the others are about its items. */
export function constrained(type: Described, words: Words): Described {
  if (Object.keys(words).length === 0) {
    return type
  }
  const own = withOwn(type, words)
  switch (own.kind) {
    case 'array': {
      const items = constrained(own.items, without(words, [...OF_ARRAYS, ...OF_ALL]))
      return items === own.items ? own : { ...own, items }
    }
    case 'union': {
      const members = own.members.map((member) => constrained(member, without(words, OF_ALL)))
      return { ...own, members }
    }
    default:
      return own
  }
}

function withOwn(type: Described, words: Words): Described {
  const base = renamed(type, words)
  const taken = [...(TAKEN[base.kind] ?? []), ...OF_ALL].filter((word) => words[word] !== undefined)
  const added = Object.fromEntries(taken.map((word) => [word, words[word]]))
  return taken.length === 0 ? base : ({ ...base, ...added } as Described)
}

/** `integer` of a number, `date` of a `Date`: another kind, and no constraint of the same. */
function renamed(type: Described, { type: name, format }: Words): Described {
  if (type.kind === 'number' && name === 'integer') {
    return { ...type, kind: 'integer' }
  }
  return type.kind === 'date-time' && format === 'date' ? { ...type, kind: 'date' } : type
}

function without(words: Words, names: readonly string[]): Words {
  return Object.fromEntries(Object.entries(words).filter(([word]) => !names.includes(word)))
}

/** Those of `words` that change nothing of `type`. */
export function strayWords(type: Described, words: object): readonly string[] {
  const before = JSON.stringify(type)
  const isSaid = (word: string, value: unknown): boolean =>
    before.includes(`"${word}":`) || before.includes(`"kind":${JSON.stringify(value)}`)
  return Object.entries(words)
    .filter(([word, value]) => JSON.stringify(constrained(type, { [word]: value })) === before)
    .filter(([word, value]) => !isSaid(word, value) && type.kind !== 'unreadable')
    .map(([word]) => word)
}

/** What documents a value; the closer comment beats the farther. */
export function documented<T extends Documented>(type: T, documentation: Documented): T {
  return { ...type, ...documentation }
}
