import type { ReadTypes } from '../../lib/types/reader'
import { EXPRESSIONS, EXPRESSIONS_PROGRAM, propertyOf } from './expressions'
import { readTypes, withoutPlaces } from './reading'

describe('types as they are written', () => {
  let read: ReadTypes

  beforeAll(() => {
    read = readTypes(EXPRESSIONS_PROGRAM)
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
