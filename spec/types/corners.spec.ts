import type { DescribedProperty } from '../../lib/metadata/manifest'
import * as entry from '../../lib/types/index'
import type { ReadTypes } from '../../lib/types/reader'
import { readTypes, withoutPlaces } from './reading'

const PROGRAM = {
  'src/main.ts': `import { Controller, type Default, Get, Post } from 'typefast'

enum Color { Red = 'red', Green = 'green', Blue = 'blue' }
interface Circle { kind: 'circle'; radius: number }
interface Square { kind: 'square'; side: number }
type Animal = 'cat' | 'dog'
type Pair = [string, number]

const colorOf = (n: number) => (n > 1 ? Color.Blue : n < 0 ? null : Color.Red)
const labelOf = (n: number) => \`a-\${n}\` as const
const symbolOf = () => Symbol('x')
const anyOf = (): object => ({})
const bigOf = () => 5n as const

interface Corners {
  shape: Omit<Circle, 'radius'> | Pick<Square, 'kind' | 'side'>
  call: Function
  callable: CallableFunction
  whatever: Object
  text: String
  count: Number
  flag: Boolean
  maybe: [string, number?]
  named: [first: string, second?: number]
  tail: [string, ...Pair]
  after: [...string[], number]
  animal: \`my \${Animal | number}\`
  few: string[] & Default<['a', 'b']>
}

@Controller()
export class Main {
  @Post() take(corners: Corners): void { void corners }
  @Get() give() {
    return { color: colorOf(1), label: labelOf(1), symbol: symbolOf(), any: anyOf(), big: bigOf() }
  }
}
`,
}

let read: ReadTypes

beforeAll(() => {
  read = readTypes(PROGRAM)
})

function propertiesOf(key: string): Readonly<Record<string, DescribedProperty>> {
  const definition = withoutPlaces(read.definitions[key])
  return definition !== undefined && 'properties' in definition ? (definition.properties as never) : {}
}

const unreadable = (reason: RegExp): object => ({ kind: 'unreadable', reason: expect.stringMatching(reason) })

it('reads what is seldom written', () => {
  const corners = Object.fromEntries(
    Object.entries(propertiesOf('Corners')).map(([name, { at: _at, ...property }]) => [name, property]),
  )
  expect(corners).toMatchObject({
    shape: { kind: 'union', discriminator: 'kind' },
    call: unreadable(/^a function$/),
    callable: unreadable(/^a function$/),
    whatever: unreadable(/any object/),
    text: unreadable(/write string/),
    count: unreadable(/write number/),
    flag: unreadable(/write boolean/),
    maybe: unreadable(/may be absent/),
    named: unreadable(/may be absent/),
    tail: { kind: 'tuple', items: [{ kind: 'string' }, { kind: 'string' }, { kind: 'number' }] },
    after: unreadable(/after its rest/),
    animal: { kind: 'string', pattern: expect.stringContaining('cat') },
    few: { kind: 'array', default: ['a', 'b'] },
  })
})

it('reads what is inferred', () => {
  const returns = read.classes[0]?.methods?.give?.returns
  expect(returns?.kind).toBe('reference')
  expect(propertiesOf(returns?.kind === 'reference' ? returns.to : '')).toMatchObject({
    color: { kind: 'enum', values: ['red', 'green', 'blue'], nullable: true },
    label: { kind: 'string', pattern: expect.stringMatching(/^\^a-/) },
    symbol: unreadable(/symbol/),
    any: unreadable(/any object/),
    big: unreadable(/5n/),
  })
})

it('has an entry for programs', () => {
  expect(Object.keys(entry).sort()).toEqual([
    'TypesError',
    'checkTypes',
    'generateTypes',
    'staleTypes',
    'watchTypes',
  ])
})
