/** What our two engines and the two libraries say of one value. */
import { isDeepStrictEqual } from 'node:util'
import { plainToInstance } from 'class-transformer'
import { type ValidationError, validate } from 'class-validator'
import { type ParseResult, safeParse } from '../../lib/engine/parse.js'
import { DeclarationError } from '../../lib/errors/declaration-error.js'
import type { Constructor } from '../../lib/types.js'
import { calls } from './drawn-custom.js'
import { pathOf, propertyPath } from './dto.js'
import { copyOf } from './dto-values.js'

/** What was refused where, and in which words of the user's. */
export interface Verdict {
  readonly paths: ReadonlySet<string>
  readonly messages: ReadonlyMap<string, readonly string[]>
  /** What was made of it, where nothing was refused by us. */
  readonly value?: object
}

/** An error that is no answer. */
export interface Thrown {
  readonly thrown: string
}

function verdictOf(found: readonly (readonly [path: string, message: string])[]): Verdict {
  const messages = new Map<string, Set<string>>()
  for (const [path, message] of found) {
    const at = propertyPath(path)
    const said = messages.get(at) ?? new Set()
    messages.set(at, message.startsWith('§') ? said.add(message) : said)
  }
  return {
    paths: new Set(messages.keys()),
    messages: new Map([...messages].map(([path, said]) => [path, [...said].sort()])),
  }
}

function found(errors: readonly ValidationError[], above: string): [string, string][] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const path = above === '' ? property : `${above}.${property}`
    const own = Object.values(constraints).map((message): [string, string] => [path, message])
    return [...own, ...found(children, path)]
  })
}

const toThrown = (error: unknown): Thrown => ({ thrown: (error as Error).message })

/** The instance, too, that class-transformer made. */
export async function theirs(
  target: Constructor,
  value: object,
  asked: readonly string[],
): Promise<{ verdict: Verdict | Thrown; instance: object } | 'unmade'> {
  let instance: object
  try {
    instance = plainToInstance(target, copyOf(value))
  } catch {
    return 'unmade'
  }
  try {
    const errors = await validate(instance, { groups: [...asked], forbidUnknownValues: false })
    return { verdict: verdictOf(found(errors, '')), instance }
  } catch (error) {
    return { verdict: toThrown(error), instance }
  }
}

type Outcome = ParseResult<object> | Thrown

/** With every call of a user's check: none may be made twice, or by one engine only. */
async function outcomeOf(
  target: Constructor,
  value: object,
  groups: readonly string[],
  engine: 'generate' | 'interpret',
): Promise<readonly [Outcome, readonly string[]]> {
  const copy = copyOf(value)
  calls.length = 0
  try {
    const result = await safeParse(target, copy, { groups, engine })
    if (!isDeepStrictEqual(copy, value)) expect(copy).toStrictEqual(value)
    return [result, [...calls]]
  } catch (error) {
    if (error instanceof DeclarationError) throw error
    return [toThrown(error), [...calls]]
  }
}

export async function ours(
  target: Constructor,
  value: object,
  asked: readonly string[],
): Promise<Verdict | Thrown> {
  const generated = await outcomeOf(target, value, asked, 'generate')
  const interpreted = await outcomeOf(target, value, asked, 'interpret')
  if (!isDeepStrictEqual(generated, interpreted)) {
    expect(generated).toStrictEqual(interpreted)
    throw new Error('the engines differ')
  }
  const [outcome] = generated
  if ('thrown' in outcome) return outcome
  if (outcome.ok) return { ...verdictOf([]), value: outcome.value }
  expect(outcome.issues.length).toBeGreaterThan(0)
  return verdictOf(outcome.issues.map(({ loc, msg }) => [pathOf(loc), msg]))
}
