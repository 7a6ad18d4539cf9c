import 'reflect-metadata'
import { plainToInstance } from 'class-transformer'
import { useContainer, type ValidationError, validate } from 'class-validator'
import fc from 'fast-check'
import { safeParse } from '../../lib/engine/parse.js'
import { DeclarationError } from '../../lib/errors/declaration-error.js'
import { CHECK_DECORATORS } from '../../lib/metadata/builtin-checks.js'
import type { Constructor } from '../../lib/types.js'
import { CATALOGUE } from './check-catalogue.js'
import { DEPARTURES, type Departure, departuresOf } from './departures.js'
import type { Dto } from './dto.js'
import { dto, groups } from './dto-arbitrary.js'
import { forget, toClass } from './dto-class.js'
import { copyOf, valueOfDto } from './dto-values.js'

/** What was refused where, and in which words of the user's. */
interface Verdict {
  readonly paths: ReadonlySet<string>
  readonly messages: ReadonlyMap<string, readonly string[]>
}

/** An item counts for its property: `tags.1` → `tags`. */
const propertyPath = (path: string): string => path.replace(/(\.\d+)+$/, '')

function verdictOf(found: readonly (readonly [path: string, message: string])[]): Verdict {
  const paths = new Set(found.map(([path]) => propertyPath(path)))
  const messagesOf = (at: string): string[] =>
    found
      .filter(([path, message]) => propertyPath(path) === at && message.startsWith('§'))
      .map(([, said]) => said)
  return { paths, messages: new Map([...paths].map((path) => [path, [...new Set(messagesOf(path))].sort()])) }
}

function found(errors: readonly ValidationError[], above: string): [string, string][] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const path = above === '' ? property : `${above}.${property}`
    const own = Object.values(constraints).map((message): [string, string] => [path, message])
    return [...own, ...found(children, path)]
  })
}

async function theirs(
  target: Constructor,
  value: object,
  asked: readonly string[],
): Promise<Verdict | 'unmade' | 'thrown'> {
  let instance: object
  try {
    instance = plainToInstance(target, copyOf(value))
  } catch {
    return 'unmade'
  }
  try {
    return verdictOf(found(await validate(instance, { groups: [...asked], forbidUnknownValues: false }), ''))
  } catch {
    return 'thrown'
  }
}

async function ours(target: Constructor, value: object, asked: readonly string[]): Promise<Verdict> {
  const result = await safeParse(target, copyOf(value), { groups: asked })
  // The generated engine and the interpreter are one in all that can be seen of them.
  expect(result).toEqual(await safeParse(target, copyOf(value), { groups: asked, engine: 'interpret' }))
  const issues = result.ok ? [] : result.issues
  expect(issues.length > 0).toBe(!result.ok)
  return verdictOf(issues.map(({ loc, msg }) => [loc.join('.'), msg]))
}

const seen = new Map<string, number>()
const count = (name: string): unknown => seen.set(name, (seen.get(name) ?? 0) + 1)
const isBelow = (path: string, above: string): boolean => path.startsWith(`${above}.`)

function compare(mine: Verdict, library: Verdict, departures: readonly Departure[]): void {
  const open = departures.filter(({ below }) => below === true)
  const isOpen = (path: string): boolean =>
    open.some((departure) => isBelow(path, propertyPath(departure.path)))
  const expected = [...library.paths].filter((path) => !isOpen(path))
  expect([...mine.paths]).toEqual(expect.arrayContaining(expected))
  const at = (path: string): readonly Departure[] =>
    departures.filter((departure) => propertyPath(departure.path) === path)
  for (const departure of departures) {
    if (departure.certain) expect([...mine.paths]).toContain(propertyPath(departure.path))
  }
  for (const path of mine.paths) {
    const more = at(path)
    if (!library.paths.has(path)) {
      const cause = more[0] ?? open.find((departure) => isBelow(path, propertyPath(departure.path)))
      expect({ path, cause: cause?.name }).toEqual({ path, cause: expect.any(String) })
      count(cause?.name ?? '')
    } else if (!isOpen(path)) {
      compareMessages(mine.messages.get(path) ?? [], library.messages.get(path) ?? [], more)
    }
  }
}

function compareMessages(
  mine: readonly string[],
  library: readonly string[],
  departures: readonly Departure[],
): void {
  const isSame = mine.join() === library.join()
  const cause = isSame ? undefined : departures.find(({ messages }) => messages !== undefined)
  if (cause === undefined) {
    expect(mine).toEqual(library)
  } else {
    count(cause.name)
    if (cause.messages === 'more') expect(mine).toEqual(expect.arrayContaining([...library]))
  }
}

const totals = { classes: 0, discarded: 0, cases: 0, accepted: 0 }

async function compareAll(drawn: Dto, values: readonly object[], asked: readonly string[]): Promise<void> {
  const target = toClass(drawn)
  totals.classes += 1
  try {
    for (const value of values) {
      const mine = await ours(target, value, asked)
      const library = await theirs(target, value, asked)
      totals.cases += 1
      totals.accepted += mine.paths.size === 0 ? 1 : 0
      if (library === 'unmade') {
        count(library)
        expect(JSON.stringify(value)).toContain('"constructor":')
      } else if (library === 'thrown') {
        count(library)
        expect(mine.paths.size).toBeGreaterThan(0)
      } else {
        const instance = plainToInstance(target, copyOf(value))
        compare(mine, library, departuresOf(drawn, target, value as never, instance as never, asked))
      }
    }
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error
    totals.discarded += 1
  } finally {
    forget(target)
  }
}

/** The library's own container looks through all constraints of the process for each. */
const instances = new WeakMap<object, object>()
useContainer({
  get(type: new () => object): object {
    const instance = instances.get(type) ?? new type()
    instances.set(type, instance)
    return instance
  },
} as Parameters<typeof useContainer>[0])

const VALUES_PER_CLASS = 10

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
    60_000,
  )

  it('saw enough of everything', () => {
    expect(totals.cases).toBeGreaterThan(30_000)
    expect(totals.discarded / totals.classes).toBeLessThan(0.1)
    expect([...seen.keys()].sort()).toEqual(Object.keys(DEPARTURES).sort())
  })
})
