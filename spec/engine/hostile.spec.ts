import 'reflect-metadata'
import { Type } from 'class-transformer'
import {
  Allow,
  ArrayUnique,
  IsInt,
  IsNotEmptyObject,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator'
import { Field } from '../../lib/decorators/field.js'
import { parse, safeParse } from '../../lib/engine/parse.js'
import { codes } from './outcomes.js'

const POLLUTION =
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1,"toString":1'

class Inner {
  @IsString() word!: string
}

class Open {
  @IsObject() record!: Record<string, unknown>
  @Allow() any!: unknown
  @ValidateNested() @Type(() => Inner) inner!: Inner
  @IsOptional() @Field({ items: { type: 'any' } }) list?: unknown[]
  @IsOptional() @Field({ values: { type: 'integer' } }) counts?: Record<string, number>
}

/** Own keys at any depth. */
function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null
    ? Reflect.ownKeys(value).map(String).concat(Object.values(value).flatMap(keysOf))
    : []
}

describe('keys that every object has', () => {
  const inside = `${POLLUTION},"kept":{"list":[${POLLUTION},"word":"a"}]}}`
  const body = `${POLLUTION},"record":${inside},"any":${inside},"list":[${inside}],"inner":${POLLUTION},"word":"x"}}`

  it.each(['drop', 'keep'] as const)('are dropped at any depth (unknown: %s)', (unknown) => {
    const made = parse(Open, JSON.parse(body), { unknown })
    expect(keysOf(made).filter((key) => key in Object.prototype)).toEqual([])
    expect(made.record).toEqual({ kept: { list: [{ word: 'a' }] } })
    expect(made.any).toEqual({ kept: { list: [{ word: 'a' }] } })
    expect(made.list).toEqual([{ kept: { list: [{ word: 'a' }] } }])
    expect([Reflect.get({}, 'polluted'), Reflect.get(made, 'polluted')]).toEqual([undefined, undefined])
    expect(Object.getPrototypeOf(made)).toBe(Open.prototype)
    expect(Object.getPrototypeOf(made.record)).toBe(Object.prototype)
  })

  it('are refused where unknown keys are', async () => {
    const value = JSON.parse(`${POLLUTION},"word":"x"}`)
    expect(await codes(Inner, value, { unknown: 'reject' })).toEqual([
      'extra_forbidden __proto__',
      'extra_forbidden constructor',
      'extra_forbidden hasOwnProperty',
      'extra_forbidden toString',
    ])
  })

  it('are not taken for values of an inherited name', async () => {
    class Named {
      @Field() valueOf2!: string
      @IsOptional() @IsString() word?: string
    }
    expect(await codes(Named, Object.create({ valueOf2: 'inherited' }))).toEqual(['missing valueOf2'])
  })
})

/** In milliseconds: more than a busy machine takes, and less than what grows with the square of the size. */
const HANG = 10_000

describe('size', () => {
  const elapsed = (work: () => void): number => {
    const start = performance.now()
    work()
    return performance.now() - start
  }

  it('of 120,000 unknown keys costs linear time', () => {
    const value: Record<string, unknown> = { word: 'x' }
    for (let index = 0; index < 120_000; index += 1) value[`key${index}`] = index
    for (const unknown of ['drop', 'keep', 'reject'] as const) {
      expect(elapsed(() => safeParse(Inner, value, { unknown }))).toBeLessThan(HANG)
    }
  })

  class Node {
    @IsOptional() @ValidateNested() @Type(() => Node) next?: Node
    @IsOptional() @Allow() any?: unknown
    @IsOptional() @ValidateNested({ each: true }) @Type(() => Node) list?: Node[]
  }

  const nested = (wrap: (inner: unknown) => unknown): unknown => {
    let value: unknown = {}
    for (let depth = 0; depth < 100_000; depth += 1) value = wrap(value)
    return value
  }

  it.each([
    ['objects', (next: unknown) => ({ next })],
    ['lists of objects', (next: unknown) => ({ list: [next] })],
  ])('of %s in each other is refused before the stack is', (_case, wrap) => {
    expect(safeParse(Node, nested(wrap))).toMatchObject({ ok: false, issues: [{ type: 'recursion_depth' }] })
  })

  it.each([
    ['lists', (next: unknown) => [next]],
    ['objects', (next: unknown) => ({ next })],
    ['objects with reserved keys', (next: unknown) => ({ next, constructor: 1 })],
  ])('of %s in any value is no matter', (_case, wrap) => {
    expect(safeParse(Node, { any: nested(wrap) })).toMatchObject({ ok: true })
  })

  it('of circles is none', () => {
    const value: Record<string, unknown> = { any: {} }
    value.next = value
    expect(safeParse(Node, value)).toMatchObject({ ok: false })
    const any: Record<string, unknown> = { constructor: 1 }
    any.self = any
    const made = parse(Node, { any }).any as Record<string, unknown>
    expect(made.self).toBe(made)
    expect(Object.hasOwn(made, 'constructor')).toBe(false)
  })

  it('of issues is cut to 100, and the others are counted', () => {
    class List {
      @Length(1, 2, { each: true }) @IsString({ each: true }) words!: string[]
      @IsInt() last!: number
    }
    const result = safeParse(List, { words: Array.from({ length: 1000 }, () => 'long') })
    const issues = 'issues' in result ? result.issues : []
    expect(issues).toHaveLength(101)
    expect(issues.at(-1)).toEqual({ type: 'too_many_issues', loc: ['words'], msg: '901 more issues' })
    const typed = safeParse(List, { words: Array.from({ length: 1000 }, () => 5) })
    expect('issues' in typed && typed.issues.at(-1)?.msg).toBe('901 more issues')
  })
})

describe('values on which the library throws', () => {
  it.each([1e-7, 1.5e-9, 5e-324])('a number of many places: %p', async (value) => {
    class Price {
      @IsNumber({ maxDecimalPlaces: 2 }) amount!: number
    }
    expect(await codes(Price, { amount: value })).toHaveLength(1)
    expect(await codes(Price, { amount: 1.25 })).toEqual([])
  })

  it('an object with a key hasOwnProperty', async () => {
    class Settings {
      @IsNotEmptyObject() values!: object
    }
    expect(await codes(Settings, { values: { hasOwnProperty: 1 } })).toHaveLength(1)
    expect(await codes(Settings, { values: { hasOwnProperty: 1, a: 1 } })).toEqual([])
  })

  it('a length of null, said in a message', async () => {
    class Word {
      @Length(undefined as never, 5) word!: string
    }
    expect(await codes(Word, { word: null })).toEqual(['string_type word'])
  })
})

describe('numbers and text that JSON hardly says', () => {
  class Both {
    @IsNumber({ allowNaN: true, allowInfinity: true }) amount!: number
    @IsString() word!: string
  }

  it.each([JSON.parse('1e400'), Number.NaN, Number.NEGATIVE_INFINITY])('%p is no number', async (amount) => {
    expect(await codes(Both, { amount, word: '' })).toEqual(['finite_number amount'])
  })

  it('-0 and the largest are', () => {
    expect(parse(Both, { amount: -0, word: '' }).amount).toBe(-0)
    expect(parse(Both, { amount: Number.MAX_VALUE, word: '' }).amount).toBe(Number.MAX_VALUE)
  })

  it.each(['\ud800', '\udc00a', 'a\u0000b', '\ufeff'])('%j stays what it is', (word) => {
    expect(parse(Both, { amount: 1, word }).word).toBe(word)
  })
})

describe('@ArrayUnique', () => {
  class Sets {
    @ArrayUnique() @Field({ items: Number }) plain!: number[]
    @ArrayUnique((item: { id: number }) => item.id) @Field({ items: { type: 'object' } }) byId: object[] = []
  }

  it('takes a time that grows with the list', () => {
    const plain = Array.from({ length: 140_000 }, (_, index) => index)
    const started = performance.now()
    expect(safeParse(Sets, { plain })).toMatchObject({ ok: true })
    expect(performance.now() - started).toBeLessThan(HANG)
    expect(safeParse(Sets, { plain: [...plain, 0] })).toMatchObject({ ok: false })
  })

  it('asks an identifier where there is one', () => {
    expect(safeParse(Sets, { plain: [], byId: [{ id: 1 }, { id: 1 }] })).toMatchObject({ ok: false })
    expect(safeParse(Sets, { plain: [], byId: [{ id: 1 }, { id: 2 }] })).toMatchObject({ ok: true })
  })
})
