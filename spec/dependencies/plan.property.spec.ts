import fc from 'fast-check'
import { type AppOptions, createApp } from 'typefast'
import { testClient } from 'typefast/testing'
import { controllerOf, type DrawnGraph, drawnGraph, HOLDING } from './drawn-graph.js'

interface Ran {
  readonly status: number
  readonly log: readonly string[]
}

/** What happens for one request to a drawn graph. */
async function run(graph: DrawnGraph, engine: NonNullable<AppOptions['engine']>): Promise<Ran> {
  const log: string[] = []
  const app = await createApp({
    controllers: [controllerOf(graph, log)],
    engine,
    logger: false,
    openapi: false,
    docs: false,
    redoc: false,
  })
  await using client = testClient(app, { throwErrors: false })
  const { status } = await client.get('/')
  return { status, log: [...log] }
}

const namesOf = (log: readonly string[], verb: string): string[] =>
  log.flatMap((line) => (line.startsWith(`${verb} `) ? [line.split(' ')[1] as string] : []))

/** Which provider a value is of: `'p3#1'` → `3` */
const indexOf = (name: string): number => Number(/\d+/.exec(name)?.[0])

describe('a drawn graph of providers', () => {
  it('runs alike in both engines, opens what it needs in order, and closes it once, in reverse', async () => {
    await fc.assert(
      fc.asyncProperty(drawnGraph, async (graph) => {
        const { status, log } = await run(graph, 'generate')
        expect(await run(graph, 'interpret')).toEqual({ status, log })
        const kindOf = (name: string) => graph.providers[indexOf(name)]!
        const opened = namesOf(log, 'open')
        const held = opened.filter((name) => HOLDING.has(kindOf(name).kind))
        const closed = namesOf(log, 'close')
        // Each once, and nothing else.
        expect([...closed].sort()).toEqual([...held].sort())
        // What one needs is open before it.
        for (const [at, name] of opened.entries()) {
          const before = new Set(opened.slice(0, at).map(indexOf))
          expect(kindOf(name).needs.filter((need) => !before.has(need))).toEqual([])
        }
        // In reverse, among those that end together; on failure all end together.
        const failed = log.some((line) => line.startsWith('fail ')) || graph.handler.startsWith('throws')
        for (const until of failed ? [undefined] : (['handler', 'response'] as const)) {
          const together = (name: string): boolean => until === undefined || kindOf(name).until === until
          const isBroken = graph.providers.some(({ fails }) => fails === 'ending')
          if (!isBroken) expect(closed.filter(together)).toEqual(held.filter(together).reverse())
        }
        const wasCalled = log.some((line) => line.startsWith('handler'))
        expect(wasCalled).toBe(!log.some((line) => line.startsWith('fail ')))
        const isClean = graph.providers.every(({ fails }) => fails === 'never')
        if (isClean) expect(status).toBe(graph.handler.startsWith('throws') ? 409 : 200)
      }),
      { numRuns: 400 },
    )
  }, 120_000)
})
