import fc from 'fast-check'
import type { DeclaredObject, Described } from '../../lib/metadata/manifest'
import type { ReadTypes } from '../../lib/types/reader'
import { ReadProgram, withoutPlaces } from './reading'

/** A type, and the objects that it mentions. */
type Tree =
  | { readonly kind: 'leaf'; readonly type: Described; readonly text: string }
  | {
      readonly kind: 'array'
      readonly items: Tree
      readonly facts: object
      readonly tags: string
      readonly container: string
    }
  | { readonly kind: 'tuple'; readonly items: readonly Tree[]; readonly rest: Tree | undefined }
  | { readonly kind: 'record'; readonly values: Tree; readonly container: string }
  | { readonly kind: 'union'; readonly members: readonly Tree[] }
  | {
      readonly kind: 'object'
      readonly properties: Readonly<Record<string, Property>>
      readonly others: Tree | undefined
    }
  | { readonly kind: 'nullable'; readonly of: Tree }

interface Property {
  readonly tree: Tree
  readonly isOptional: boolean
}

const leaf = (type: Described, text: string): Tree => ({ kind: 'leaf', type, text })

const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }))
  .map((value) => value + 0)
const length = fc.nat({ max: 1000 })
const text = fc.string({ unit: 'binary', maxLength: 8 })

/** Some words of a type, and the tags that say them. */
function tagged(
  kind: string,
  base: string,
  words: Readonly<Record<string, readonly [string, fc.Arbitrary<unknown>]>>,
) {
  const record = fc.record(
    Object.fromEntries(Object.entries(words).map(([word, [, values]]) => [word, values])),
    { requiredKeys: [] },
  )
  return record.map((said) => {
    const tags = Object.entries(said).map(([word, value]) => `${words[word]?.[0]}<${JSON.stringify(value)}>`)
    return leaf({ kind, ...said } as Described, [base, ...tags].join(' & '))
  })
}

const BOUNDS = {
  minimum: ['Min', number],
  maximum: ['Max', number],
  exclusiveMinimum: ['ExclusiveMin', number],
  exclusiveMaximum: ['ExclusiveMax', number],
  multipleOf: ['MultipleOf', number],
} as const

const strings = tagged('string', 'string', {
  minLength: ['MinLength', length],
  maxLength: ['MaxLength', length],
  pattern: ['Pattern', text],
  format: ['Format', text],
})
const numbers = tagged('number', 'number', BOUNDS)
const integers = tagged('integer', 'Int', BOUNDS)
const booleans = fc.constant(leaf({ kind: 'boolean' }, 'boolean'))
const others = fc.constantFrom(
  leaf({ kind: 'date-time' }, 'Date'),
  leaf({ kind: 'date' }, 'DateOnly & Date'),
  leaf({ kind: 'bytes' }, 'Uint8Array'),
  leaf({ kind: 'bigint' }, 'bigint'),
)
const any = fc.constant(leaf({ kind: 'any' }, 'unknown'))

const enums = fc
  .uniqueArray(fc.oneof(text, number, fc.constant(true)), { minLength: 1, maxLength: 5 })
  .map((values) => leaf({ kind: 'enum', values }, values.map((value) => JSON.stringify(value)).join(' | ')))

const arrayTags = fc.record(
  { minItems: length, maxItems: length, uniqueItems: fc.constant(true) },
  { requiredKeys: [] },
)

/** Of each kind one: what TypeScript would not make less of. */
const kindOf = (tree: Tree): string =>
  tree.kind === 'leaf' ? (tree.type.kind === 'enum' ? 'leaf' : tree.type.kind) : tree.kind

const { tree } = fc.letrec<{
  tree: Tree
  bare: Tree
  object: Tree
  array: Tree
  record: Tree
  tuple: Tree
  union: Tree
}>((tie) => ({
  bare: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    strings,
    numbers,
    integers,
    booleans,
    others,
    enums,
    any,
    tie('array'),
    tie('tuple'),
    tie('record'),
    tie('object'),
    tie('union'),
  ),
  tree: fc.oneof(
    { weight: 4, arbitrary: tie('bare') },
    {
      weight: 1,
      arbitrary: tie('bare')
        .filter((each) => !(each.kind === 'leaf' && each.type.kind === 'any'))
        .map((of): Tree => ({ kind: 'nullable', of })),
    },
  ),
  array: fc.record({ items: tie('tree'), facts: arrayTags, container: fc.constantFrom('array', 'set') }).map(
    ({ items, facts, container }): Tree => ({
      kind: 'array',
      items,
      container,
      facts,
      tags: [
        ...('minItems' in facts ? [` & MinItems<${facts.minItems}>`] : []),
        ...('maxItems' in facts ? [` & MaxItems<${facts.maxItems}>`] : []),
        ...('uniqueItems' in facts ? [' & UniqueItems'] : []),
      ].join(''),
    }),
  ),
  tuple: fc
    .record({
      items: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      rest: fc.option(tie('tree'), { nil: undefined }),
    })
    .map((each): Tree => ({ kind: 'tuple', ...each })),
  record: fc
    .record({ values: tie('tree'), container: fc.constantFrom('object', 'map') })
    .map((each): Tree => ({ kind: 'record', ...each })),
  object: fc
    .record({
      properties: fc.dictionary(
        text.filter((name) => !name.startsWith('~')),
        fc.record({ tree: tie('tree'), isOptional: fc.boolean() }),
        { minKeys: 1, maxKeys: 4 },
      ),
      others: fc.option(tie('tree'), { nil: undefined, freq: 3 }),
    })
    .map((each): Tree => ({ kind: 'object', ...each })),
  union: fc
    .uniqueArray(fc.oneof(strings, numbers, booleans, others, tie('array'), tie('record'), tie('object')), {
      selector: kindOf,
      minLength: 2,
      maxLength: 3,
    })
    .map((members): Tree => ({ kind: 'union', members })),
}))

/** Writes trees as declarations, and says what they are to be read as. */
class Printer {
  readonly declarations: string[] = []
  readonly definitions: Record<string, Pick<DeclaredObject, 'properties' | 'additionalProperties'>> = {}
  private count = 0

  print(tree: Tree): { readonly text: string; readonly type: Described } {
    switch (tree.kind) {
      case 'leaf':
        return tree
      case 'nullable': {
        const { text, type } = this.print(tree.of)
        return { text: `(${text}) | null`, type: { ...type, nullable: true } }
      }
      case 'array': {
        const { text, type } = this.print(tree.items)
        const isSet = tree.container === 'set'
        const array = isSet ? `Set<${text}>` : `(${text})[]`
        return {
          text: `${array}${tree.tags}`,
          type: { kind: 'array', items: type, ...(isSet && { container: 'set' }), ...tree.facts },
        }
      }
      case 'tuple': {
        const items = tree.items.map((item) => this.print(item))
        const rest = tree.rest && this.print(tree.rest)
        const texts = [
          ...items.map(({ text }) => text),
          ...(rest === undefined ? [] : [`...(${rest.text})[]`]),
        ]
        return {
          text: `[${texts.join(', ')}]`,
          type: {
            kind: 'tuple',
            items: items.map(({ type }) => type),
            ...(rest !== undefined && { rest: rest.type }),
          },
        }
      }
      case 'record': {
        const { text, type } = this.print(tree.values)
        const isMap = tree.container === 'map'
        return {
          text: `${isMap ? 'Map' : 'Record'}<string, ${text}>`,
          type: { kind: 'record', values: type, ...(isMap && { container: 'map' }) },
        }
      }
      case 'union': {
        const members = tree.members.map((member) => this.print(member))
        return {
          text: members.map(({ text }) => `(${text})`).join(' | '),
          type: { kind: 'union', members: members.map(({ type }) => type) },
        }
      }
      case 'object':
        return this.object(tree.properties, tree.others)
    }
  }

  private object(
    properties: Readonly<Record<string, Property>>,
    other: Tree | undefined,
  ): { readonly text: string; readonly type: Described } {
    const name = `Shape${this.count++}`
    const entries = Object.entries(properties).map(([key, { tree, isOptional }]) => ({
      key,
      isOptional,
      ...this.print(tree),
    }))
    const lines = entries.map(
      ({ key, isOptional, text }) => `${JSON.stringify(key)}${isOptional ? '?' : ''}: ${text}`,
    )
    const others = other && this.print(other)
    const index = others === undefined ? [] : [`[key: string]: ${others.text}`]
    this.declarations.push(`export interface ${name} { ${[...lines, ...index].join('; ')} }`)
    this.definitions[name] = {
      properties: Object.fromEntries(
        entries.map(({ key, isOptional, type }) => [key, { ...type, ...(isOptional && { optional: true }) }]),
      ),
      ...(others !== undefined && { additionalProperties: others.type }),
    }
    return { text: name, type: { kind: 'reference', to: name } }
  }
}

const MAIN = `import { Controller, Get } from 'typefast'
import type { All } from './all.js'
@Controller() export class Main { @Get() all(): Promise<All> { throw new Error() } }
`

const HEAD = `import type { DateOnly, ExclusiveMax, ExclusiveMin, Format, Int, Max, MaxItems, MaxLength, Min, MinItems, MinLength, MultipleOf, Pattern, UniqueItems } from 'typefast'
type Checked<T> = [T] extends [infer U] ? U : never
`

/** What it says of its keys. */
function keysOf(read: ReadTypes, name: string): { readonly properties: object } {
  const { properties = {}, additionalProperties: others } = (read.definitions[name] ??
    {}) as Partial<DeclaredObject>
  const entries = Object.entries(properties).map(([key, { at: _, ...property }]) => [key, property])
  return {
    properties: Object.fromEntries(entries),
    ...(others !== undefined && { additionalProperties: others }),
  }
}

/** The checker has its own order of unions. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(unordered)
  }
  if (typeof value !== 'object' || value === null) {
    return value
  }
  const entries = Object.entries(value).map(([key, each]) => {
    const isSet = (key === 'members' || key === 'values') && Array.isArray(each)
    const inner = unordered(each)
    return [key, isSet ? (inner as unknown[]).map((member) => JSON.stringify(member)).sort() : inner] as const
  })
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

describe('a type that is written and read', () => {
  let program: ReadProgram

  beforeAll(() => {
    program = new ReadProgram({ 'src/main.ts': MAIN, 'src/all.ts': 'export interface All {}' })
    program.read()
  })

  afterAll(() => program.close())

  function readTrees(trees: readonly Tree[], wrap: (text: string) => string) {
    const printer = new Printer()
    const printed = trees.map((each) => printer.print(each))
    const lines = printed.map(({ text }, index) => `t${index}: ${wrap(text)}`)
    const source = `${HEAD}${printer.declarations.join('\n')}\nexport interface All { ${lines.join('\n')} }\n`
    const read = program.change({ 'src/all.ts': source })
    const definitions = Object.keys(printer.definitions).map((name) => [name, keysOf(read, name)])
    return {
      read: { all: keysOf(read, 'All').properties, definitions: Object.fromEntries(definitions) as object },
      written: {
        all: Object.fromEntries(printed.map(({ type }, index) => [`t${index}`, type])),
        definitions: printer.definitions as object,
      },
    }
  }

  it('is the same', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 10, maxLength: 10 }), (trees) => {
        const { read, written } = readTrees(trees, (text) => text)
        expect(read).toEqual(written)
      }),
      { numRuns: 20 },
    )
  }, 60_000)

  it('is the same as the checker has it, but for the order of unions', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 10, maxLength: 10 }), (trees) => {
        const { read, written } = readTrees(trees, (text) => `Checked<${text}>`)
        expect(unordered(withoutPlaces(read.all))).toEqual(unordered(withoutPlaces(written.all)))
      }),
      { numRuns: 20 },
    )
  }, 60_000)
})
