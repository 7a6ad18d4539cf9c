import { inspect, isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { Engine, type EngineName } from '../../../lib/engine/engine.js'
import type { ReadMode } from '../../../lib/engine/modes.js'
import { finish } from '../../../lib/engine/outcome.js'
import type { Reader } from '../../../lib/engine/reader.js'
import { Run } from '../../../lib/engine/run.js'
import { textWriter } from '../../../lib/engine/text-writer.js'
import type { Shape } from '../../../lib/shape/shape.js'
import { calls, object } from './drawn-shape.js'
import { valueFor } from './drawn-value.js'

const MODES: readonly ReadMode[] = [
  { from: 'json', coercion: 'strict', unknown: 'drop' },
  { from: 'json', coercion: 'strict', unknown: 'keep' },
  { from: 'json', coercion: 'strict', unknown: 'reject' },
  { from: 'json', coercion: 'lax', unknown: 'drop' },
  { from: 'text', coercion: 'lax', unknown: 'drop' },
]

/** What there is to see of one piece of work: its result or what it threw, and the calls of a user's functions. */
async function seen(work: () => unknown): Promise<unknown> {
  calls.length = 0
  try {
    return { result: await work(), calls: [...calls] }
  } catch (error) {
    return { thrown: String(error), calls: [...calls] }
  }
}

/** Prototypes included. (jest's equality takes an own property called `constructor` for the class.) */
function expectSame(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) {
    expect(inspect(found, { depth: 12 })).toBe(inspect(expected, { depth: 12 }))
    throw new Error('they differ in what is not shown')
  }
}

const drawn = object(2).chain((target) => {
  const shape: Shape = { kind: 'reference', target }
  return fc.record({
    shape: fc.constant(shape),
    values: fc.array(valueFor(shape), { minLength: 4, maxLength: 4 }),
    limit: fc.constantFrom(1, 3, 100),
  })
})

const totals = { read: 0, accepted: 0, written: 0, writable: 0 }

describe('the generated engine and the interpreter', () => {
  it.each(MODES)('read the same: $from, $coercion, $unknown', async (mode) => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ shape, values, limit }) => {
        const readOf = (name: EngineName) => new Engine(name).readers(mode).of(shape)
        const readers = { plain: readOf('interpret'), generated: readOf('generate') }
        for (const value of values) {
          const readBy = (read: Reader) => () => {
            const run = new Run([], { limit, input: true })
            return finish(read(value, run), run)
          }
          const plain = await seen(readBy(readers.plain))
          const generated = await seen(readBy(readers.generated))
          expectSame(generated, plain)
          totals.read += 1
          totals.accepted += (plain as { result?: { ok: boolean } }).result?.ok === true ? 1 : 0
        }
      }),
      { numRuns: 600 },
    )
  })

  it.each([true, false])('write the same, checked: %s', async (check) => {
    const writerOf = (name: EngineName, shape: Shape) =>
      textWriter(shape, new Engine(name).writers({ check }))
    await fc.assert(
      fc.asyncProperty(drawn, async ({ shape, values }) => {
        const plain = writerOf('interpret', shape)
        const generated = writerOf('generate', shape)
        for (const value of values) {
          const expected = await seen(() => plain(value))
          expectSame(await seen(() => generated(value)), expected)
          totals.written += 1
          totals.writable += (expected as { result?: string }).result === undefined ? 0 : 1
        }
      }),
      { numRuns: 600 },
    )
  })

  it('saw enough of both ends', () => {
    expect(totals.read).toBeGreaterThan(7000)
    expect(totals.accepted / totals.read).toBeGreaterThan(0.08)
    expect(totals.writable / totals.written).toBeGreaterThan(0.1)
  })
})
