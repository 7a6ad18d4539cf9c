import 'reflect-metadata'
import { Engine, type EngineName } from '../../lib/engine/engine.js'
import type { ReadMode } from '../../lib/engine/modes.js'
import { finish } from '../../lib/engine/outcome.js'
import { Run } from '../../lib/engine/run.js'
import { textWriter } from '../../lib/engine/text-writer.js'
import type { ObjectShape, Shape } from '../../lib/shape/shape.js'

const STRICT: ReadMode = { from: 'json', coercion: 'strict', unknown: 'drop' }

class Labels {
  id!: string
}

const labels = (additionalProperties: Shape, more: Partial<ObjectShape> = {}): Shape => ({
  kind: 'reference',
  target: {
    kind: 'object',
    name: 'Labels',
    target: Labels,
    properties: [{ name: 'id', wire: 'id', shape: { kind: 'string' }, required: true }],
    taken: ['id', 'secret'],
    unknown: 'keep',
    additionalProperties,
    ...more,
  },
})

const NUMBERS = labels({ kind: 'number' })
const DATES = labels({ kind: 'date-time' })
const NESTED: Shape = (() => {
  const shape = labels({ kind: 'any' }) as Shape & { readonly target: ObjectShape }
  Object.assign(shape.target, { additionalProperties: shape })
  return shape
})()

const now = new Date('2030-01-31T12:00:00Z')

describe.each(['generate', 'interpret'] as const)(
  'other keys of an object, by the engine that does %s',
  (name) => {
    const read = (shape: Shape, value: unknown, mode = STRICT, limit = 100) => {
      const run = new Run([], { limit })
      return finish(new Engine(name).readers(mode).of(shape)(value, run), run)
    }
    const write = (shape: Shape, value: unknown, check = true) =>
      textWriter(shape, new Engine(name as EngineName).writers({ check }))(value)

    it('are read by the shape of their values', () => {
      expect(read(NUMBERS, { id: 'a', one: 1, two: 2 })).toEqual({
        ok: true,
        value: { id: 'a', one: 1, two: 2 },
      })
      expect(read(DATES, { id: 'a', at: now.toISOString() })).toEqual({
        ok: true,
        value: { id: 'a', at: now },
      })
      expect(read(NUMBERS, { id: 'a', one: '1' }, { ...STRICT, from: 'text', coercion: 'lax' })).toEqual({
        ok: true,
        value: { id: 'a', one: 1 },
      })
    })

    it('are read into the instance', () => {
      expect(read(NUMBERS, { id: 'a', one: 1 })).toEqual({ ok: true, value: expect.any(Labels) })
    })

    it('have issues at their place, after those of properties', () => {
      expect(read(NUMBERS, { one: 'x', id: 5, two: 2, three: null })).toMatchObject({
        ok: false,
        issues: [
          { type: 'string_type', loc: ['id'] },
          { type: 'float_type', loc: ['one'] },
          { type: 'float_type', loc: ['three'] },
        ],
      })
      expect(read(NESTED, { id: 'a', b: { id: 'b', c: {} } })).toMatchObject({
        issues: [{ type: 'missing', loc: ['b', 'c', 'id'] }],
      })
    })

    it('have no more issues than there is room for, and names no longer than an issue shows', () => {
      const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`k${index}`, 'x']))
      expect(read(NUMBERS, { id: 'a', ...many }, STRICT, 3)).toMatchObject({ issues: { length: 4 } })
      const { issues } = read(NUMBERS, { id: 'a', ['k'.repeat(999)]: 'x' }) as unknown as {
        issues: [{ loc: [string] }]
      }
      expect(issues[0].loc[0]).toHaveLength(101)
    })

    it('are never those that every object has, nor names of properties', () => {
      const sent = JSON.parse('{ "id": "a", "__proto__": 1, "constructor": "x", "secret": 5, "one": 1 }')
      expect(read(NUMBERS, sent)).toEqual({ ok: true, value: { id: 'a', one: 1 } })
      const { value } = read(NESTED, JSON.parse('{ "id": "a", "b": { "id": "b", "__proto__": {} } }')) as {
        value: { b: object }
      } & object
      expect(Object.getPrototypeOf(value.b)).toBe(Labels.prototype)
    })

    it('are anything where the shape is', () => {
      const sent = JSON.parse('{ "id": "a", "one": { "__proto__": { "x": 1 }, "two": [null] } }')
      expect(read(labels({ kind: 'any' }), sent)).toEqual({
        ok: true,
        value: { id: 'a', one: { two: [null] } },
      })
    })

    it('are as deep as other values may be', () => {
      const deep = (levels: number): object =>
        levels === 0 ? { id: 'a' } : { id: 'a', in: deep(levels - 1) }
      expect(read(NESTED, deep(150))).toMatchObject({ ok: true })
      expect(read(NESTED, deep(400))).toMatchObject({ ok: false, issues: [{ type: 'recursion_depth' }] })
    })

    it('are written by the shape of their values, after the properties', () => {
      expect(write(DATES, { at: now, id: 'a' })).toBe('{"id":"a","at":"2030-01-31T12:00:00.000Z"}')
      expect(write(NESTED, { id: 'a', b: { id: 'b', c: { id: 'c' } } })).toBe(
        '{"id":"a","b":{"id":"b","c":{"id":"c"}}}',
      )
      expect(write(labels({ kind: 'string' }), { id: 'a', b: 'c' })).toBe('{"id":"a","b":"c"}')
    })

    it('are not written where a property has their name, in the program or on the wire', () => {
      const renamed = labels(
        { kind: 'string' },
        { properties: [{ name: 'id', wire: 'ID', shape: { kind: 'string' }, required: true }] },
      )
      expect(write(renamed, { id: 'a', ID: 'b', secret: 'c', d: 'd' })).toBe('{"ID":"a","d":"d"}')
    })

    it('must be of their type where answers are checked', () => {
      expect(() => write(NUMBERS, { id: 'a', one: 'x' })).toThrow(/one/)
      expect(() => write(NUMBERS, { id: 'a', one: undefined })).toThrow(/one/)
      expect(write(NUMBERS, { id: 'a', one: 'x' }, false)).toBe('{"id":"a","one":"x"}')
    })

    it('tell members of a union apart', () => {
      const named: Shape = {
        kind: 'reference',
        target: {
          kind: 'object',
          name: 'Named',
          properties: [{ name: 'id', wire: 'id', shape: { kind: 'string' }, required: true }],
        },
      }
      const either: Shape = { kind: 'union', members: [labels({ kind: 'number' }), named] }
      expect(write(either, { id: 'a', one: 1 })).toBe('{"id":"a","one":1}')
      expect(write(either, { id: 'a', name: 'x' })).toBe('{"id":"a"}')
    })
  },
)
