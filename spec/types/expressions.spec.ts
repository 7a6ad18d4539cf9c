import type { ReadTypes } from '../../lib/types/reader'
import { EXPRESSIONS, EXPRESSIONS_SOURCE, propertyOf } from './expressions'
import { readTypes, withoutPlaces } from './reading'

const PROGRAM = {
  'src/rows.ts': EXPRESSIONS_SOURCE,
  'src/main.ts': `import { Controller, Get } from 'typefast'
import type { Rows } from './rows.js'
@Controller()
export class Main { @Get() rows(): Promise<Rows> { throw new Error() } }
`,
}

describe('types as they are written', () => {
  let read: ReadTypes

  beforeAll(() => {
    read = readTypes(PROGRAM)
  })

  it.each(EXPRESSIONS.map((row, index) => [row.type, index] as const))('%s', (_type, index) => {
    const rows = read.definitions.Rows
    const property =
      rows !== undefined && 'properties' in rows ? rows.properties[propertyOf(index)] : undefined
    expect(withoutPlaces(property)).toEqual(withoutPlaces(EXPRESSIONS[index]?.described))
  })

  it('gives the rows nothing to complain of', () => {
    expect(read.problems).toEqual([])
  })

  it.each(
    EXPRESSIONS.filter(({ described }) => described.kind !== 'unreadable').map(
      (row) => [row.type, row] as const,
    ),
  )('%s has values to try', (_type, { schema, accepts = [], refuses = [], why }) => {
    expect(schema).toBeDefined()
    expect(accepts).toHaveLength(3)
    expect(refuses.length === 3 || why !== undefined).toBe(true)
  })

  it('has 150 rows at least', () => {
    expect(EXPRESSIONS.length).toBeGreaterThanOrEqual(150)
  })
})
