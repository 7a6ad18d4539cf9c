import 'reflect-metadata'
import { useContainer } from 'class-validator'
import fc from 'fast-check'
import { CHECK_DECORATORS } from '../../lib/metadata/builtin-checks.js'
import { compareAll, seen, totals } from './agreement.js'
import { CATALOGUE } from './check-catalogue.js'
import { DEPARTURES } from './departures.js'
import { dto, groups } from './dto-arbitrary.js'
import { valueOfDto } from './dto-values.js'

/** The library's own container looks through all constraints of the process for each. */
const instances = new WeakMap<object, object>()
useContainer({
  get(type: new () => object): object {
    const instance = instances.get(type) ?? new type()
    instances.set(type, instance)
    return instance
  },
} as Parameters<typeof useContainer>[0])

/** Classes take longer to make than values. */
const VALUES_PER_CLASS = 17

const program = groups.chain((asked) =>
  dto(asked).chain((drawn) =>
    fc.record({
      asked: fc.constant(asked),
      drawn: fc.constant(drawn),
      values: fc.array(valueOfDto(drawn), { minLength: VALUES_PER_CLASS, maxLength: VALUES_PER_CLASS }),
    }),
  ),
)

describe('class-validator and safeParse', () => {
  it('draws every check decorator', () => {
    expect([...CATALOGUE.keys()].sort()).toEqual([...CHECK_DECORATORS].sort())
  })

  it.each([1, 2, 3, 4])(
    'agree on drawn classes and values, part %i',
    async () => {
      await fc.assert(
        fc.asyncProperty(program, ({ drawn, values, asked }) => compareAll(drawn, values, asked)),
        { numRuns: 800 },
      )
    },
    120_000,
  )

  it('saw enough of everything', () => {
    expect(totals.cases).toBeGreaterThan(50_000)
    expect(totals.discarded / totals.classes).toBeLessThan(0.1)
    expect(totals.accepted / totals.cases).toBeGreaterThan(0.1)
    expect(totals.compared / totals.accepted).toBeGreaterThan(0.8)
    expect(totals.raised).toBeGreaterThan(0)
    expect([...seen.keys()].sort()).toEqual(Object.keys(DEPARTURES).sort())
  })
})
