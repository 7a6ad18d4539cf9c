import type { Ast } from '../../lib/types/typescript'
import { constantOf } from '../../lib/types/value'
import { type Opened, openFiles } from './opened'

const LIMITS = `
  export const PAGE = 20
  export enum Color { Red = 'red', Green = 'green' }
  export enum Level { Low, Mid = 5, High = Mid << 1, Measured = 'ab'.length }
  export const enum Size { Small = 's', Large = 'l' }
  export const settings = { page: { size: 50 }, name: 'orders', made: Date.now() } as const
  export default 'standard'
`

const PRELUDE = `
  import { Color, Level, PAGE, PAGE as RENAMED, Size, settings } from './limits'
  import * as limits from './limits'
  const a = 1, b = 'two'
  const LIST = [10, 20] as const
  const TABLE: Record<string, number> = { ...{ x: 1, y: 2 }, y: 3 }
  const KEY = 'computed'
  let changing = 1
  const { taken } = { taken: 1 }
  const loopA: number = loopB, loopB: number = loopA
  const pathA: any = pathB.x, pathB: any = pathA.x
  class Settings { static readonly LIMIT = 100; static changing = 1; readonly own = 1 }
  const make = () => ({ key: 1 })
  const made = make()
`

const CONSTANTS: readonly (readonly [string, unknown])[] = [
  [`'text'`, 'text'],
  ['"it\'s \\u{1F600}\\n"', "it's 😀\n"],
  ['`plain`', 'plain'],
  ['5', 5],
  ['1_000.5', 1000.5],
  ['0x1F', 31],
  ['0b101', 5],
  ['1e3', 1000],
  ['-5', -5],
  ['- 1', -1],
  ['+"7"', 7],
  ['~5', -6],
  ['!0', true],
  ['!!""', false],
  ['- -3', 3],
  ['12n', 12n],
  ['-12n', -12n],
  ['1_0n', 10n],
  ['0x1Fn', 31n],
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
  ['[]', []],
  ['[1, "two", [null]]', [1, 'two', [null]]],
  ['[0, ...LIST]', [0, 10, 20]],
  ['{}', {}],
  ['{ a, b }', { a: 1, b: 'two' }],
  [
    '{ one: 1, "two words": 2, 3: "three", [KEY]: 4, ["a" + "b"]: 5 }',
    { one: 1, 'two words': 2, 3: 'three', computed: 4, ab: 5 },
  ],
  ['{ ...TABLE, z: 4 }', { x: 1, y: 3, z: 4 }],
  ['`${a}-${b}-${true}-${null}`', '1-two-true-null'],
  ['1 + 2 * 3 - 4 / 2', 5],
  ['7 % 4', 3],
  ['2 ** 10', 1024],
  ['(1 | 6) & 5 ^ 1', 4],
  ['1 << 4', 16],
  ['-16 >> 2', -4],
  ['-1 >>> 28', 15],
  ['60 * 60 * 24', 86400],
  [`'a' + 1 + 'b'`, 'a1b'],
  ['2n ** 70n', 2n ** 70n],
  ['null ?? 5', 5],
  ['"" || "else"', 'else'],
  ['1 && 2', 2],
  ['[1, 2] as const', [1, 2]],
  ['{ a: 1 } satisfies { a: number }', { a: 1 }],
  ['PAGE!', 20],
  ['<number>PAGE', 20],
  ['((PAGE))', 20],
  ['PAGE', 20],
  ['RENAMED', 20],
  ['limits.PAGE', 20],
  ['limits.settings.page.size', 50],
  ['settings.name', 'orders'],
  ['settings.page', { size: 50 }],
  ['settings.page.size * 2', 100],
  [`settings['name']`, 'orders'],
  ['LIST[1]', 20],
  ['TABLE.x', 1],
  ['TABLE.y', 3],
  ['Color.Red', 'red'],
  [`Color['Green']`, 'green'],
  ['limits.Color.Green', 'green'],
  ['Level.Low', 0],
  ['Level.High', 10],
  ['Size.Large', 'l'],
  ['[Color.Red, Level.Mid]', ['red', 5]],
  ['Settings.LIMIT', 100],
]

const UNKNOWN: readonly string[] = [
  'new Date()',
  'Date.now()',
  'make()',
  'make().key',
  'made.key',
  'a ? 1 : 2',
  'changing',
  'taken',
  'loopA',
  'loopA + loopB',
  'pathA',
  'pathA.x',
  'settings',
  'settings.made',
  'settings.missing',
  'Settings.changing',
  'Level.Measured',
  'Color',
  '() => 1',
  '/x/',
  '[1, Date.now()]',
  '[1, , 2]',
  '{ a: make() }',
  '{ method() {} }',
  '{ get a() { return 1 } }',
  '{ __proto__: TABLE }',
  '`${{}}`',
  '1n / 0n',
  '1n + 1',
  '2n ** 100000n',
  'missing',
  'LIST[7]',
  '[..."ab"]',
  'typeof a',
]

describe('constantOf', () => {
  let opened: Opened
  let expressions: readonly Ast.Expression[]

  beforeAll(() => {
    const rows = [...CONSTANTS.map(([text]) => text), ...UNKNOWN]
    opened = openFiles({
      'limits.ts': LIMITS,
      'values.ts': `${PRELUDE}\nexport const rows = [\n${rows.map((row) => `[${row}],`).join('\n')}\n]\n`,
    })
    const statement = opened.source('values.ts').statements.at(-1) as Ast.VariableStatement
    const list = statement.declarationList.declarations[0]!.initializer as Ast.ArrayLiteralExpression
    expressions = list.elements.map((row) => (row as Ast.ArrayLiteralExpression).elements[0]!)
  })

  afterAll(() => opened.close())

  it.each(CONSTANTS.map(([text, value], row) => [text, value, row] as const))('%s', (_text, value, row) => {
    expect(constantOf(expressions[row]!, opened)).toStrictEqual({ value })
  })

  it.each(UNKNOWN.map((text, index) => [text, CONSTANTS.length + index] as const))(
    'leaves %s to the program',
    (_text, row) => {
      expect(constantOf(expressions[row]!, opened)).toBeUndefined()
    },
  )
})
