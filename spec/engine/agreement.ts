/** Where we and the libraries may differ, and where we do. */

import { isDeepStrictEqual } from 'node:util'
import { DeclarationError } from '../../lib/errors/declaration-error.js'
import type { Constructor } from '../../lib/types.js'
import { type Departure, departuresOf } from './departures.js'
import { RAISED } from './drawn-custom.js'
import { shownOf } from './drawn-instance.js'
import { type Dto, propertyPath } from './dto.js'
import { forget, toClass } from './dto-class.js'
import { ours, type Thrown, theirs, type Verdict } from './verdicts.js'

/** Departures by their names, as often as they were seen. */
export const seen = new Map<string, number>()
export const totals = { classes: 0, discarded: 0, cases: 0, accepted: 0, compared: 0, raised: 0 }

const count = (name: string): unknown => seen.set(name, (seen.get(name) ?? 0) + 1)
const isBelow = (path: string, above: string): boolean => path.startsWith(`${above}.`)
const isThrown = (verdict: Verdict | Thrown): verdict is Thrown => 'thrown' in verdict

function compare(mine: Verdict, library: Verdict, departures: readonly Departure[]): void {
  const openAt = (path: string): Departure | undefined =>
    departures.find((departure) => departure.below === true && isBelow(path, departure.path))
  const certain = departures.filter((departure) => departure.certain).map(({ path }) => propertyPath(path))
  const expected = [...certain, ...[...library.paths].filter((path) => openAt(path) === undefined)]
  if (!expected.every((path) => mine.paths.has(path))) {
    expect([...mine.paths]).toEqual(expect.arrayContaining(expected))
  }
  for (const path of mine.paths) {
    const open = openAt(path)
    const at = departures.filter((departure) => propertyPath(departure.path) === path)
    if (!library.paths.has(path)) {
      const cause = (at[0] ?? open)?.name
      if (cause === undefined) expect({ path, cause }).toEqual({ path, cause: expect.any(String) })
      count(cause ?? '')
    } else if (open === undefined) {
      compareMessages(mine.messages.get(path) ?? [], library.messages.get(path) ?? [], at)
    }
  }
}

/** Of which checks a refused value is not asked, or whose messages are not the user's. */
const isQuiet = (message: string): boolean => /^§(async|default)/.test(message)

function compareMessages(
  mine: readonly string[],
  library: readonly string[],
  departures: readonly Departure[],
): void {
  if (mine.join() === library.join()) {
    return
  }
  const cause = departures.find(({ messages }) => messages !== undefined)
  if (cause?.messages === 'any') {
    count(cause.name)
    return
  }
  const isRefused = departures.some(({ name }) => REFUSED.has(name))
  const loud = (messages: readonly string[]): readonly string[] =>
    isRefused ? messages.filter((message) => !isQuiet(message)) : messages
  const [own, other] = [loud(mine), loud(library)]
  if (cause === undefined) {
    expect(own).toEqual(other)
    count('quiet')
  } else {
    expect(own).toEqual(expect.arrayContaining([...other]))
    count(cause.name)
  }
}

const REFUSED = new Set<Departure['name']>(['type', 'item', 'array', 'absent', 'null'])

/** Of what one side has no answer to. */
function compareThrown(mine: Verdict | Thrown, library: Verdict | Thrown, departures: readonly Departure[]) {
  if (!isThrown(mine)) {
    count('thrown')
    expect(mine.paths.size).toBeGreaterThan(0)
    return
  }
  expect(mine.thrown).toBe(RAISED)
  totals.raised += 1
  if (isThrown(library)) return
  const isAlone = departures.some(({ below, name }) => below === true || name === 'entry')
  expect({ library, isAlone }).toEqual({ library, isAlone: true })
}

async function compareOne(
  drawn: Dto,
  target: Constructor,
  value: object,
  asked: readonly string[],
): Promise<void> {
  const mine = await ours(target, value, asked)
  const library = await theirs(target, value, asked)
  totals.cases += 1
  totals.accepted += !isThrown(mine) && mine.paths.size === 0 ? 1 : 0
  if (library === 'unmade') {
    compareUnmade(mine, JSON.stringify(value))
    return
  }
  const { verdict, instance } = library
  const departures = departuresOf(drawn, target, value as never, instance as never, asked)
  if (isThrown(mine) || isThrown(verdict)) compareThrown(mine, verdict, departures)
  else compare(mine, verdict, departures)
  // A map that lacks entries is none to compare with.
  if ('value' in mine && !departures.some(({ name }) => name === 'entry')) {
    const [own, other] = [mine.value, instance].map((of) => shownOf(drawn, value as never, of as never))
    if (!isDeepStrictEqual(own, other)) expect(own).toStrictEqual(other)
    totals.compared += 1
  }
}

/** Of what class-transformer throws on. */
function compareUnmade(mine: Verdict | Thrown, text: string): void {
  const cause = UNMADE.find(([, pattern]) => pattern.test(text))?.[0]
  count(cause ?? text)
  if (cause !== 'unmade') {
    expect(!isThrown(mine) && mine.paths.size > 0).toBe(true)
  }
}

const UNMADE: readonly (readonly [Departure['name'], RegExp])[] = [
  ['unmade', /"constructor":/],
  ['untold', /"toString":/],
  ['untagged', /[[,]null/],
]

export async function compareAll(
  drawn: Dto,
  values: readonly object[],
  asked: readonly string[],
): Promise<void> {
  const target = toClass(drawn)
  totals.classes += 1
  try {
    for (const value of values) await compareOne(drawn, target, value, asked)
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error
    totals.discarded += 1
  } finally {
    forget(target)
  }
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
}
