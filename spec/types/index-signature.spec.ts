import type { ReadTypes } from '../../lib/types/reader'
import { ReadProgram, readTypes } from './reading'

/** A controller that answers with `type`. */
const serving = (type: string, text = ''): string => `
import { Controller, Get } from 'typefast'
${text}
@Controller('/things')
export class Things { @Get() list(): Promise<${type}> { throw new Error() } }
`

describe('an index signature beside properties', () => {
  const STRING = { kind: 'string' }
  const NUMBER = { kind: 'number' }
  const ANY = { kind: 'any' }

  it.each([
    ['of an interface', 'interface Item { id: string; [key: string]: string }', STRING],
    ['of a class', 'class Item { id = 1; static other = true; [key: string]: number }', NUMBER],
    ['that takes anything', 'interface Item { id: string; [key: string]: unknown }', ANY],
    ['of a type literal', 'type Item = { id: string; [key: string]: string }', STRING],
    ['that is read-only', 'interface Item { id: string; readonly [key: string]: string }', STRING],
    [
      'whose values may be undefined',
      'interface Item { id?: string; [key: string]: string | undefined }',
      STRING,
    ],
    [
      'of which nothing is left',
      'interface Item { id?: never; [key: string]: undefined }',
      { kind: 'enum', values: [] },
    ],
    [
      'that mentions itself',
      'interface Item { id: string; [key: string]: Item | string }',
      {
        kind: 'union',
        members: [{ kind: 'reference', to: 'Item' }, STRING],
      },
    ],
    [
      'of a base',
      'interface Base { [key: string]: string } interface Item extends Base { id: string }',
      STRING,
    ],
    [
      'of a base of a base, with its type arguments',
      `interface Root<T> { [key: string]: T | string } class Base<U> implements Root<U> { [key: string]: U | string }
       class Middle<V> extends Base<V> {} class Item extends Middle<number> { id = 1 }`,
      { kind: 'union', members: [NUMBER, STRING] },
    ],
    [
      'narrower than its base',
      `interface Base { [key: string]: string | number } interface Item extends Base { id: string; [key: string]: string }`,
      STRING,
    ],
    ['of a record that is extended', 'interface Item extends Record<string, number> { id: 1 }', NUMBER],
    ['of a record beside it', 'type Item = Record<string, number> & { id: number }', NUMBER],
    [
      'of two records, where both hold',
      'type Item = Record<string, number | string> & Record<string, number | boolean> & { id: number }',
      NUMBER,
    ],
    [
      'of two that contradict each other',
      'type Item = Record<string, number> & { id: number; [key: string]: string | number }',
      NUMBER,
    ],
    [
      'of what a call makes',
      'class Base { id = 1; [key: string]: number }; class Item extends Partial(Base) {}',
      NUMBER,
    ],
    [
      'of a required one',
      'interface Base { id?: string; [key: string]: string | undefined } type Item = { [K in keyof Base]-?: Base[K] }',
      STRING,
    ],
  ])('%s says what other keys have', (_case, text, others) => {
    const { definitions, problems } = readTypes({
      'src/main.ts': serving('Item', `import { Partial } from 'typefast'\nexport ${text}`),
    })
    expect(problems).toEqual([])
    expect(definitions.Item).toMatchObject({ additionalProperties: others })
  })

  it.each([
    ['numbers', 'interface Item { id: string; [key: number]: string }'],
    ['numbers beside text', 'interface Item { id: string; [key: string]: unknown; [key: number]: string }'],
    ['text of one form', 'interface Item { id: string; [key: `x-${string}`]: string }'],
    ['symbols', 'interface Item { id: string; [key: symbol]: string }'],
    [
      'numbers of a base',
      'interface Base { [key: number]: string } interface Item extends Base { id: string; [key: string]: unknown }',
    ],
    [
      'numbers of what a call makes',
      'class Base { [key: number]: string }; class Item extends Partial(Base) {}',
    ],
  ])('of %s cannot be validated', (_case, text) => {
    const read = readTypes({
      'src/main.ts': serving('Item', `import { Partial } from 'typefast'\nexport ${text}`),
    })
    expect(JSON.stringify([read.definitions, read.classes])).toContain('a record whose keys are not string')
  })

  it('of what cannot be validated says why', () => {
    const { definitions } = readTypes({
      'src/main.ts': serving(
        'Item',
        'export interface Item { id: string; [key: string]: string | (() => void) }',
      ),
    })
    expect(definitions.Item).toMatchObject({
      additionalProperties: { kind: 'unreadable', reason: 'a function' },
    })
  })

  it('is known through what is made of it', () => {
    const { definitions } = readTypes({
      'src/main.ts': serving(
        "[Partial<Child>, Omit<Partial<Child>, 'id'>, Pick<Partial<Child>, 'id'>]",
        'interface Base { [key: string]: number } export interface Child extends Base { id: number }',
      ),
    })
    const made = Object.entries(definitions).map(([key, each]) => [
      key,
      'from' in each || each.additionalProperties,
    ])
    expect(Object.fromEntries(made)).toEqual({
      Child: NUMBER,
      'Partial<Child>': true,
      [Object.keys(definitions).find((key) => !key.includes('Child'))!]: undefined,
    })
  })

  it('is read again where a base has changed', () => {
    const program = new ReadProgram({
      'src/base.ts': 'export interface Base { id: string }',
      'src/item.ts':
        "import type { Base } from './base.js'\nexport interface Item extends Base { more: string }",
      'src/main.ts': serving("[Item, Omit<Item, 'id'>]", "import type { Item } from './item.js'"),
    })
    const others = (types: ReadTypes) => JSON.stringify([types.definitions, types.classes])
    expect(others(program.read())).not.toContain('additionalProperties')
    const changed = program.change({
      'src/base.ts': 'export interface Base { id: string; [key: string]: string }',
    })
    expect(changed.definitions.Item).toMatchObject({ additionalProperties: STRING })
    expect(others(changed)).toBe(others(program.fresh()))
    program.close()
  })
})
