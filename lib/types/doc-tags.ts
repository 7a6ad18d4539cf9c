/** What the tags of a doc comment say of a value: `@minimum 1`, `@pattern ^[A-Z]+$`. */

/** In the words of JSON Schema. */
export interface DocConstraints {
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly pattern?: string
  readonly format?: string
  readonly type?: 'integer'
}

/** A tag that cannot be read as it stands. */
export interface DocProblem {
  readonly tag: string
  readonly message: string
}

/** What a tag says, or why it says nothing. */
type Reading = { readonly constraints: DocConstraints } | { readonly problem: string } | undefined

type ReadTag = (text: string, name: string) => Reading

const number: ReadTag = (text, name) => {
  const word = firstWord(text)
  const value = Number(word)
  return word === '' || !Number.isFinite(value)
    ? { problem: `${shown(word)} is not a number` }
    : { constraints: { [name]: value } }
}

const positive: ReadTag = (text, name) =>
  Number(firstWord(text)) > 0 ? number(text, name) : { problem: `${shown(firstWord(text))} is not above 0` }

const count: ReadTag = (text, name) => {
  const word = firstWord(text)
  return /^\d+$/.test(word) ? number(text, name) : { problem: `${shown(word)} is not a count` }
}

const CONSTRAINTS: Readonly<Record<string, ReadTag>> = {
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: positive,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  uniqueItems: (text) => ({ constraints: { uniqueItems: firstWord(text) !== 'false' } }),
  pattern: (text) => {
    // The whole line, as it is written: an expression has spaces, braces and at signs.
    const pattern = text.split('\n', 1)[0]!.trim()
    const refusal = refusalOf(pattern)
    return refusal === undefined ? { constraints: { pattern } } : { problem: refusal }
  },
  format: (text) => {
    const format = firstWord(text)
    return format === '' ? { problem: 'it names no format' } : { constraints: { format } }
  },
  integer: () => ({ constraints: { type: 'integer' } }),
  // Of TypeScript's own tags: `@type {string}` says nothing that the type does not.
  type: (text) => (/^\{?integer\b/.test(text) ? { constraints: { type: 'integer' } } : undefined),
}

/** Names of tags that say a constraint. */
export const CONSTRAINT_TAGS: readonly string[] = Object.keys(CONSTRAINTS)

/** What a tag constrains; `undefined` where it is another tag. */
export function constraintOf(name: string, text: string): Reading {
  return Object.hasOwn(CONSTRAINTS, name) ? CONSTRAINTS[name]!(text, name) : undefined
}

/** A value in a comment: JSON where it is some, else the text; `'new'` and `` `5` `` are quoted. */
export function valueIn(text: string): unknown {
  const written = /^```\w*\n(.*)\n```$/s.exec(text)?.[1] ?? /^`([^`]+)`$/.exec(text)?.[1] ?? text
  try {
    return JSON.parse(written) as unknown
  } catch {
    return /^'((?:[^'\\\n]|\\')*)'$/.exec(written)?.[1]?.replaceAll("\\'", "'") ?? written
  }
}

function refusalOf(pattern: string): string | undefined {
  if (pattern === '') {
    return 'it has no expression'
  }
  try {
    new RegExp(pattern, 'u')
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function firstWord(text: string): string {
  return /^\S*/.exec(text)![0]
}

function shown(word: string): string {
  return word === '' ? 'nothing' : `'${word}'`
}
