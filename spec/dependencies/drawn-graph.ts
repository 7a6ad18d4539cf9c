import fc from 'fast-check'
import { Controller, Depends, Get, HttpError, Provides, type Token } from 'typefast'

/** How a drawn provider makes its value. */
export type Kind =
  | 'plain'
  | 'promise'
  | 'async'
  | 'generator'
  | 'async generator'
  | 'disposable'
  | 'async disposable'

const KINDS: readonly Kind[] = [
  'plain',
  'promise',
  'async',
  'generator',
  'async generator',
  'disposable',
  'async disposable',
]

/** A provider that needs some of those before it. */
export interface DrawnProvider {
  readonly kind: Kind
  readonly needs: readonly number[]
  readonly isCall: boolean
  readonly until: 'response' | 'handler'
  /** It throws where it should give a value, or when it is torn down. */
  readonly fails: 'never' | 'making' | 'ending'
}

export interface DrawnGraph {
  readonly providers: readonly DrawnProvider[]
  /** What the handler takes. */
  readonly takes: readonly number[]
  readonly handler: 'answers' | 'answers later' | 'throws' | 'throws later'
}

export const HOLDING: ReadonlySet<Kind> = new Set([
  'generator',
  'async generator',
  'disposable',
  'async disposable',
])

export const drawnGraph: fc.Arbitrary<DrawnGraph> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      needs: fc.array(fc.nat(), { maxLength: 3 }),
      isCall: fc.boolean(),
      until: fc.constantFrom('response', 'handler'),
      fails: fc.oneof(
        { weight: 8, arbitrary: fc.constant('never' as const) },
        fc.constantFrom('making' as const, 'ending' as const),
      ),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .chain((drawn) =>
    fc.record({
      providers: fc.constant(
        drawn.map(
          (provider, index): DrawnProvider => ({
            ...provider,
            needs: index === 0 ? [] : [...new Set(provider.needs.map((need) => need % index))],
          }),
        ),
      ),
      takes: fc.uniqueArray(fc.nat({ max: drawn.length - 1 }), { minLength: 1, maxLength: 3 }),
      handler: fc.constantFrom('answers', 'answers later', 'throws', 'throws later'),
    }),
  )
  .map((graph) => ({ ...graph, providers: withoutMismatch(graph.providers) }))

/** What is torn down after the response may need nothing that is torn down before it: that is a fault. */
function withoutMismatch(providers: readonly DrawnProvider[]): DrawnProvider[] {
  const known: DrawnProvider[] = []
  const early: boolean[] = []
  for (const provider of providers) {
    const needsEarly = provider.needs.some((need) => early[need])
    const fixed: DrawnProvider = needsEarly ? { ...provider, until: 'handler' } : provider
    early.push(needsEarly || (isGenerator(fixed.kind) && fixed.until === 'handler'))
    known.push(fixed)
  }
  return known
}

const isGenerator = (kind: Kind): boolean => kind === 'generator' || kind === 'async generator'

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A controller whose handler depends on a drawn graph. It writes what happens to `log`. */
export function controllerOf({ providers, takes, handler }: DrawnGraph, log: string[]) {
  class Drawn {}
  const tokens: Token[] = []
  for (const [index, provider] of providers.entries()) {
    const method = methodOf(provider, index, log)
    Object.defineProperty(Drawn, `p${index}`, { value: method, configurable: true })
    Reflect.defineMetadata(
      'design:paramtypes',
      provider.needs.map(() => Object),
      Drawn,
      `p${index}`,
    )
    for (const [at, need] of provider.needs.entries()) {
      Depends(tokens[need] as Token)(Drawn, `p${index}`, at)
    }
    const descriptor = Object.getOwnPropertyDescriptor(Drawn, `p${index}`) as PropertyDescriptor
    Provides({ scope: provider.isCall ? 'call' : 'request', until: provider.until })(
      Drawn,
      `p${index}`,
      descriptor,
    )
    tokens.push(method)
  }
  class DrawnController {
    async read(...values: unknown[]): Promise<unknown> {
      log.push(`handler ${values.join(' ')}`)
      if (handler.endsWith('later')) await later()
      if (handler.startsWith('throws')) throw new HttpError(409, 'handler')
      return 'answer'
    }
  }
  Reflect.defineMetadata(
    'design:paramtypes',
    takes.map(() => Object),
    DrawnController.prototype,
    'read',
  )
  Reflect.defineMetadata('design:returntype', Promise, DrawnController.prototype, 'read')
  for (const [at, token] of takes.entries())
    Depends(tokens[token] as Token)(DrawnController.prototype, 'read', at)
  Get('/', { returns: String })(
    DrawnController.prototype,
    'read',
    Object.getOwnPropertyDescriptor(DrawnController.prototype, 'read') as PropertyDescriptor,
  )
  Controller()(DrawnController)
  return DrawnController
}

/** Counts how often each was made in this request, so that each value has a name of its own. */
function methodOf({ kind, fails, needs }: DrawnProvider, index: number, log: string[]) {
  let made = 0
  const open = (): string => {
    made += 1
    const name = `p${index}#${made}`
    if (fails === 'making') {
      log.push(`fail ${name}`)
      throw new HttpError(418, name)
    }
    log.push(`open ${name}`)
    return name
  }
  const close = (name: string, how: string): void => {
    log.push(`close ${name} ${how}`)
    if (fails === 'ending') throw new Error(`ending ${name}`)
  }
  const withLength = <F extends (...args: never[]) => unknown>(call: F): F =>
    Object.defineProperty(call, 'length', { value: needs.length })
  switch (kind) {
    case 'plain':
      return withLength(() => open())
    case 'promise':
      return withLength(() => later().then(open))
    case 'async':
      return withLength(async () => {
        await later()
        return open()
      })
    case 'generator':
      return withLength(function* () {
        const name = open()
        try {
          yield name
        } catch (error) {
          close(name, `failed ${(error as Error).message}`)
          throw error
        }
        close(name, 'ended')
      })
    case 'async generator':
      return withLength(async function* () {
        await later()
        const name = open()
        try {
          yield name
        } catch (error) {
          await later()
          close(name, `failed ${(error as Error).message}`)
          throw error
        }
        await later()
        close(name, 'ended')
      })
    case 'disposable':
      return withLength(() => {
        const name = open()
        return { toString: () => name, [Symbol.dispose]: () => close(name, 'disposed') }
      })
    default:
      return withLength(() => {
        const name = open()
        return {
          toString: () => name,
          [Symbol.asyncDispose]: async () => {
            await later()
            close(name, 'disposed')
          },
        }
      })
  }
}
