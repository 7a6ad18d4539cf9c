import type { ValueOptions } from '../metadata/options.js'
import type { Annotations, Shape } from './shape.js'
import { isUnicodePattern } from './unicode-pattern.js'

type Kind = Shape['kind']

const BOUNDS = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf'] as const
const LENGTHS = ['minLength', 'maxLength', 'pattern'] as const
const SIZES = ['minItems', 'maxItems', 'uniqueItems'] as const

/** Which constraints fit which kind of value; the others of a kind are a contradiction. */
const WORDS: Readonly<Partial<Record<Kind, readonly (keyof ValueOptions)[]>>> = {
  string: [...LENGTHS, 'format'],
  number: [...BOUNDS, 'format'],
  integer: [...BOUNDS, 'format'],
  bigint: [...BOUNDS, 'format'],
  array: SIZES,
  date: ['format'],
  'date-time': ['format'],
}

const CONSTRAINTS: readonly (keyof ValueOptions)[] = [...BOUNDS, ...LENGTHS, ...SIZES, 'format']

/** The constraints among `options` that a value of `kind` can keep to. */
export function constraintsOf(kind: Kind, options: ValueOptions): Partial<Shape> {
  const words = kind === 'date' || kind === 'date-time' ? [] : (WORDS[kind] ?? [])
  return Object.fromEntries(
    words.filter((word) => options[word] !== undefined).map((word) => [word, options[word]]),
  )
}

/** The constraints among `options` that make no sense of a value of `kind`: `('integer', { minLength: 1 })` → `['minLength']` */
export function strayWords(kind: Kind, options: ValueOptions): string[] {
  const words = WORDS[kind] ?? []
  return CONSTRAINTS.filter((word) => options[word] !== undefined && !words.includes(word))
}

/** What `options` say for the document. */
export function annotationsOf(options: ValueOptions): Annotations {
  const { title, description, examples, deprecated, nullable, schema } = options
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(schema === undefined ? {} : { schema }),
  }
}

/** An option whose value is none of its kind: `{ minLength: -1 }` → `'minLength must be a whole number, 0 or more'` */
export function invalidWords(options: ValueOptions): string[] {
  const wrong: string[] = []
  for (const word of BOUNDS) {
    const value = options[word]
    if (value !== undefined && !(typeof value === 'number' && Number.isFinite(value))) {
      wrong.push(`${word} must be a finite number`)
    }
  }
  if (options.multipleOf !== undefined && !(options.multipleOf > 0)) {
    wrong.push('multipleOf must be above 0')
  }
  for (const word of ['minLength', 'maxLength', 'minItems', 'maxItems'] as const) {
    const value = options[word]
    if (value !== undefined && !(Number.isInteger(value) && value >= 0)) {
      wrong.push(`${word} must be a whole number, 0 or more`)
    }
  }
  if (
    options.pattern !== undefined &&
    !(typeof options.pattern === 'string' && isUnicodePattern(options.pattern))
  ) {
    wrong.push('pattern must be the source of a regular expression that is valid with the u flag')
  }
  if (Array.isArray(options.enum) && options.enum.length === 0) {
    wrong.push('enum needs a value')
  }
  for (const [least, most] of [
    ['minimum', 'maximum'],
    ['minLength', 'maxLength'],
    ['minItems', 'maxItems'],
  ] as const) {
    if ((options[least] ?? Number.NEGATIVE_INFINITY) > (options[most] ?? Number.POSITIVE_INFINITY)) {
      wrong.push(`${least} is above ${most}: no value passes`)
    }
  }
  return wrong
}
