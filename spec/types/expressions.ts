/**
 * Data: types as a user writes them, and what becomes of each. `PRELUDE` declares what they mention; a row is one
 * property of one interface.
 */
import type { Described } from '../../lib/metadata/manifest'

export interface ExpressionRow {
  readonly type: string
  /** What the reader makes of it; `optional` where `undefined` is a value of it. */
  readonly described: Described & { readonly optional?: true }
  /** Of an input, as the document shows it. Absent where the type cannot be validated. */
  readonly schema?: Readonly<Record<string, unknown>>
  readonly accepts?: readonly unknown[]
  readonly refuses?: readonly unknown[]
  /** Why it refuses fewer than three values, or takes none. */
  readonly why?: string
}

export const PRELUDE = `
import type {
  DateOnly, DateTime, Decimal, Default, Email, ExclusiveMax, ExclusiveMin, Format, Int, Max, MaxItems, MaxLength,
  Min, MinItems, MinLength, MultipleOf, Pattern, Tag, UniqueItems, Url, Uuid,
} from 'typefast'

export enum Color { Red = 'red', Green = 'green', Blue = 'blue' }
export enum Level { Low = 1, Middle, High = Middle << 2 }
export const enum Flag { Off, On }
export enum Mixed { None = 0, Some = 'some' }
export type Status = 'new' | 'paid' | 'cancelled'
export type Maybe<T> = T | null
export type List<T> = readonly T[]
export type Sku = string & Pattern<'^[A-Z]{3}$'>
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonLine = { [key: string]: JsonCell }
export type JsonCell = string | number | boolean | null | JsonCell[] | JsonLine
export type Nested = string | Nested[]
export type Brand = string & { readonly __brand: 'Brand' }
export type OwnTag = string & { readonly '~pattern'?: '^x+$' }
export const STATES = ['open', 'closed', 'lost'] as const
export const SIZES = { small: 1, large: 2 } as const
export interface Point { x: number; y: number }
export interface Labelled { label: string }
export interface Colored extends Labelled { color: Color }
export class Order { id!: Int; status!: Status; lines!: Line[]; note?: string; placedAt!: Date; ship(): void {} }
export class Line { sku!: string; quantity!: Int & Min<1> }
export interface Page<T> { items: T[]; total: Int; next?: string }
export interface Pair<A, B = A> { first: A; second: B }
export interface Tree { value: string; children: Tree[] }
export interface Chain<T> { value: T; next?: Chain<T> }
export interface Circle { kind: 'circle'; radius: number }
export interface Square { kind: 'square'; side: number }
export interface Oval { kind: 'oval' | 'ellipse'; width: number; height: number }
export interface Done { ok: true; value: string }
export interface Failed { ok: false; reason: string }
export interface Scores { [name: string]: number }
export interface Extensible { name: string; [key: string]: unknown }
export interface Labels { id: string; [key: string]: string | number }
export interface MoreLabels extends Labels { more: number }
export class Metrics { id!: number; [key: string]: number }
export interface Versions<T> { latest: T; [version: string]: T }
export interface Catalogue { name: string; [key: string]: Catalogue | string }
export interface Listed extends Record<string, number> { total: number }
export interface Counts extends Record<string, number> {}
export type Stock = Record<string, number> & { id: number }
export interface Names extends Array<string> {}
export interface Callable { (text: string): number }
export interface ByNumber { [index: number]: string }
export class Hidden { id!: Int; private secret = 1; protected other?: string; #third = 2; reveal() { return [this.secret, this.#third] } }
export abstract class Shape { abstract area: number; get round(): boolean { return false } }
export type OrderDraft = Partial<Omit<Order, 'id'>>
export type Both = Point & Labelled
export type Boxed<T> = { value: T }
export type Nullable<T> = { [K in keyof T]: T[K] | null }
export type Texts<T> = { [K in keyof T]: string }
export type Unwrap<T> = T extends Promise<infer U> ? U : T
export type ItemOf<T> = T extends readonly (infer U)[] ? U : never
export declare function load(id: number): Promise<{ id: number; tags: string[] }>
`

const ref = (name: string): Readonly<Record<string, unknown>> => ({ $ref: `#/components/schemas/${name}` })
const to = (key: string): Described => ({ kind: 'reference', to: key })
const STRING = { kind: 'string' } as const
const NUMBER = { kind: 'number' } as const
const INTEGER = { kind: 'integer' } as const
const unreadable = (reason: string): Described => ({ kind: 'unreadable', reason, at: '' })

const ANY = 'every JSON value is one'

const ORDER_VALUE = {
  id: 1,
  status: 'new',
  lines: [{ sku: 'a', quantity: 1 }],
  placedAt: '2026-01-31T12:00:00Z',
}
const NOTS: readonly unknown[] = [5, 'text', null]
const BIGINT_SCHEMA = { type: ['integer', 'string'], format: 'int64', pattern: '^[+-]?\\d+$' }

const SCALARS: readonly ExpressionRow[] = [
  {
    type: 'string',
    described: STRING,
    schema: { type: 'string' },
    accepts: ['', 'a', '5'],
    refuses: [5, null, []],
  },
  {
    type: 'number',
    described: NUMBER,
    schema: { type: 'number' },
    accepts: [0, -1.5, 1e9],
    refuses: ['5', null, true],
  },
  {
    type: 'boolean',
    described: { kind: 'boolean' },
    schema: { type: 'boolean' },
    accepts: [true, false, true],
    refuses: ['true', 1, null],
  },
  {
    type: 'bigint',
    described: { kind: 'bigint' },
    schema: BIGINT_SCHEMA,
    accepts: [5, '12345678901234567890', -1],
    refuses: ['five', 1.5, null],
  },
  {
    type: 'any',
    described: { kind: 'any' },
    schema: {},
    accepts: [null, 5, { a: [] }],
    refuses: [],
    why: ANY,
  },
  {
    type: 'unknown',
    described: { kind: 'any' },
    schema: {},
    accepts: [null, 'a', [1]],
    refuses: [],
    why: ANY,
  },
  {
    type: 'null',
    described: { kind: 'enum', values: [null] },
    schema: { type: 'null' },
    accepts: [null, null, null],
    refuses: [0, '', false],
  },
  {
    type: 'string | null',
    described: { ...STRING, nullable: true },
    schema: { type: ['string', 'null'] },
    accepts: ['a', '', null],
    refuses: [5, false, {}],
  },
  {
    type: 'string | undefined',
    described: { ...STRING, optional: true },
    schema: { type: 'string' },
    accepts: ['a', '', 'b'],
    refuses: [5, null, {}],
  },
  {
    type: 'number | null | undefined',
    described: { ...NUMBER, nullable: true, optional: true },
    schema: { type: ['number', 'null'] },
    accepts: [1, 0, null],
    refuses: ['1', {}, true],
  },
  {
    type: 'boolean | null',
    described: { kind: 'boolean', nullable: true },
    schema: { type: ['boolean', 'null'] },
    accepts: [true, false, null],
    refuses: [0, 'false', {}],
  },
  {
    type: '(string)',
    described: STRING,
    schema: { type: 'string' },
    accepts: ['', 'a', '5'],
    refuses: NOTS.filter((value) => value !== 'text').concat([{}]),
  },
  {
    type: 'never | string',
    described: STRING,
    schema: { type: 'string' },
    accepts: ['', 'a', '5'],
    refuses: [5, null, []],
  },
  {
    type: 'string & {}',
    described: STRING,
    schema: { type: 'string' },
    accepts: ['', 'a', '5'],
    refuses: [5, null, []],
  },
  {
    type: 'unknown & string',
    described: STRING,
    schema: { type: 'string' },
    accepts: ['', 'a', '5'],
    refuses: [5, null, []],
  },
  {
    type: '{}',
    described: { kind: 'any' },
    schema: {},
    accepts: [1, 'a', {}],
    refuses: [],
    why: 'nothing but null and undefined is no object in this sense',
  },
]

const LITERALS: readonly ExpressionRow[] = [
  {
    type: "'a'",
    described: { kind: 'enum', values: ['a'] },
    schema: { type: 'string', const: 'a' },
    accepts: ['a', 'a', 'a'],
    refuses: ['b', 5, null],
  },
  {
    type: '5',
    described: { kind: 'enum', values: [5] },
    schema: { type: 'integer', const: 5 },
    accepts: [5, 5.0, 5],
    refuses: [6, '5', null],
  },
  {
    type: '-5',
    described: { kind: 'enum', values: [-5] },
    schema: { type: 'integer', const: -5 },
    accepts: [-5, -5.0, -5],
    refuses: [5, '-5', null],
  },
  {
    type: '1.5',
    described: { kind: 'enum', values: [1.5] },
    schema: { type: 'number', const: 1.5 },
    accepts: [1.5, 1.5, 1.5],
    refuses: [1, '1.5', null],
  },
  {
    type: 'true',
    described: { kind: 'enum', values: [true] },
    schema: { type: 'boolean', const: true },
    accepts: [true, true, true],
    refuses: [false, 'true', 1],
  },
  {
    type: "'b' | 'a'",
    described: { kind: 'enum', values: ['b', 'a'] },
    schema: { type: 'string', enum: ['b', 'a'] },
    accepts: ['a', 'b', 'a'],
    refuses: ['c', null, 1],
  },
  {
    type: "'b' | 'a' | null",
    described: { kind: 'enum', values: ['b', 'a'], nullable: true },
    schema: { type: ['string', 'null'], enum: ['b', 'a', null] },
    accepts: ['a', 'b', null],
    refuses: ['c', '', 1],
  },
  {
    type: "'b' | undefined | 'a'",
    described: { kind: 'enum', values: ['b', 'a'], optional: true },
    schema: { type: 'string', enum: ['b', 'a'] },
    accepts: ['a', 'b', 'a'],
    refuses: ['c', null, 1],
  },
  {
    type: '3 | 1 | 2',
    described: { kind: 'enum', values: [3, 1, 2] },
    schema: { type: 'integer', enum: [3, 1, 2] },
    accepts: [1, 2, 3],
    refuses: [4, '1', null],
  },
  {
    type: "'auto' | 5",
    described: { kind: 'enum', values: ['auto', 5] },
    schema: { enum: ['auto', 5] },
    accepts: ['auto', 5, 5],
    refuses: ['5', 6, null],
  },
  {
    type: "'auto' | boolean",
    described: { kind: 'union', members: [{ kind: 'enum', values: ['auto'] }, { kind: 'boolean' }] },
    schema: { anyOf: [{ type: 'string', const: 'auto' }, { type: 'boolean' }] },
    accepts: ['auto', true, false],
    refuses: ['true', 1, null],
  },
  {
    type: "'auto' | true",
    described: { kind: 'enum', values: ['auto', true] },
    schema: { enum: ['auto', true] },
    accepts: ['auto', true, true],
    refuses: [false, 'true', null],
  },
  {
    type: 'true | false',
    described: { kind: 'boolean' },
    schema: { type: 'boolean' },
    accepts: [true, false, true],
    refuses: ['true', 0, null],
  },
  {
    type: "string | 'a'",
    described: STRING,
    schema: { type: 'string' },
    accepts: ['a', 'b', ''],
    refuses: [1, null, []],
  },
  {
    type: "'a' | (string & {})",
    described: STRING,
    schema: { type: 'string' },
    accepts: ['a', 'b', ''],
    refuses: [1, null, []],
  },
  {
    type: 'Status',
    described: { kind: 'enum', values: ['new', 'paid', 'cancelled'] },
    schema: { type: 'string', enum: ['new', 'paid', 'cancelled'] },
    accepts: ['new', 'paid', 'cancelled'],
    refuses: ['old', null, 1],
  },
  {
    type: 'Status | null',
    described: { kind: 'enum', values: ['new', 'paid', 'cancelled'], nullable: true },
    schema: { type: ['string', 'null'], enum: ['new', 'paid', 'cancelled', null] },
    accepts: ['new', 'paid', null],
    refuses: ['old', '', 1],
  },
  {
    type: "Status | 'void'",
    described: { kind: 'enum', values: ['new', 'paid', 'cancelled', 'void'] },
    schema: { type: 'string', enum: ['new', 'paid', 'cancelled', 'void'] },
    accepts: ['new', 'void', 'paid'],
    refuses: ['old', null, 1],
  },
  {
    type: "Exclude<Status, 'paid'>",
    described: { kind: 'enum', values: ['new', 'cancelled'] },
    schema: { type: 'string', enum: ['new', 'cancelled'] },
    accepts: ['new', 'cancelled', 'new'],
    refuses: ['paid', null, 1],
  },
  {
    type: "Extract<Status, 'paid' | 'new'>",
    described: { kind: 'enum', values: ['new', 'paid'] },
    schema: { type: 'string', enum: ['new', 'paid'] },
    accepts: ['new', 'paid', 'new'],
    refuses: ['cancelled', null, 1],
  },
  {
    type: '(typeof STATES)[number]',
    described: { kind: 'enum', values: ['open', 'closed', 'lost'] },
    schema: { type: 'string', enum: ['open', 'closed', 'lost'] },
    accepts: ['open', 'closed', 'lost'],
    refuses: ['shut', null, 1],
  },
  {
    type: 'keyof typeof SIZES',
    described: { kind: 'enum', values: ['small', 'large'] },
    schema: { type: 'string', enum: ['small', 'large'] },
    accepts: ['small', 'large', 'small'],
    refuses: ['medium', 1, null],
  },
  {
    type: '(typeof SIZES)[keyof typeof SIZES]',
    described: { kind: 'enum', values: [1, 2] },
    schema: { type: 'integer', enum: [1, 2] },
    accepts: [1, 2, 1],
    refuses: [3, '1', null],
  },
  {
    type: 'keyof Point',
    described: { kind: 'enum', values: ['x', 'y'] },
    schema: { type: 'string', enum: ['x', 'y'] },
    accepts: ['x', 'y', 'x'],
    refuses: ['z', 1, null],
  },
  {
    type: 'keyof Point | null',
    described: { kind: 'enum', values: ['x', 'y'], nullable: true },
    schema: { type: ['string', 'null'], enum: ['x', 'y', null] },
    accepts: ['x', 'y', null],
    refuses: ['z', 1, {}],
  },
  {
    type: "Uppercase<'a' | 'b'>",
    described: { kind: 'enum', values: ['A', 'B'] },
    schema: { type: 'string', enum: ['A', 'B'] },
    accepts: ['A', 'B', 'A'],
    refuses: ['a', null, 1],
  },
]

const ENUMS: readonly ExpressionRow[] = [
  {
    type: 'Color',
    described: { kind: 'enum', values: ['red', 'green', 'blue'] },
    schema: { type: 'string', enum: ['red', 'green', 'blue'] },
    accepts: ['red', 'green', 'blue'],
    refuses: ['Red', 0, null],
  },
  {
    type: 'Level',
    described: { kind: 'enum', values: [1, 2, 8] },
    schema: { type: 'integer', enum: [1, 2, 8] },
    accepts: [1, 2, 8],
    refuses: [3, 'Low', null],
  },
  {
    type: 'Flag',
    described: { kind: 'enum', values: [0, 1] },
    schema: { type: 'integer', enum: [0, 1] },
    accepts: [0, 1, 0],
    refuses: [2, 'Off', null],
  },
  {
    type: 'Mixed',
    described: { kind: 'enum', values: [0, 'some'] },
    schema: { enum: [0, 'some'] },
    accepts: [0, 'some', 0],
    refuses: ['0', 1, null],
  },
  {
    type: 'Color | null',
    described: { kind: 'enum', values: ['red', 'green', 'blue'], nullable: true },
    schema: { type: ['string', 'null'], enum: ['red', 'green', 'blue', null] },
    accepts: ['red', null, 'blue'],
    refuses: ['Red', 0, ''],
  },
  {
    type: 'Color.Red',
    described: { kind: 'enum', values: ['red'] },
    schema: { type: 'string', const: 'red' },
    accepts: ['red', 'red', 'red'],
    refuses: ['green', 0, null],
  },
  {
    type: 'Color.Blue | Color.Red',
    described: { kind: 'enum', values: ['blue', 'red'] },
    schema: { type: 'string', enum: ['blue', 'red'] },
    accepts: ['red', 'blue', 'red'],
    refuses: ['green', 0, null],
  },
  {
    type: 'Exclude<Color, Color.Green>',
    described: { kind: 'enum', values: ['red', 'blue'] },
    schema: { type: 'string', enum: ['red', 'blue'] },
    accepts: ['red', 'blue', 'red'],
    refuses: ['green', 0, null],
  },
  {
    type: 'Level.High',
    described: { kind: 'enum', values: [8] },
    schema: { type: 'integer', const: 8 },
    accepts: [8, 8.0, 8],
    refuses: [1, 'High', null],
  },
  {
    type: 'Color[]',
    described: { kind: 'array', items: { kind: 'enum', values: ['red', 'green', 'blue'] } },
    schema: { type: 'array', items: { type: 'string', enum: ['red', 'green', 'blue'] } },
    accepts: [[], ['red'], ['red', 'blue']],
    refuses: ['red', ['Red'], [null]],
  },
  {
    type: '`${Color}`',
    described: { kind: 'enum', values: ['red', 'green', 'blue'] },
    schema: { type: 'string', enum: ['red', 'green', 'blue'] },
    accepts: ['red', 'green', 'blue'],
    refuses: ['Red', 0, null],
  },
]

const MARKERS: readonly ExpressionRow[] = [
  {
    type: 'Int',
    described: INTEGER,
    schema: { type: 'integer' },
    accepts: [0, -5, 5.0],
    refuses: [1.5, '5', null],
  },
  {
    type: 'Int & Min<1>',
    described: { ...INTEGER, minimum: 1 },
    schema: { type: 'integer', minimum: 1 },
    accepts: [1, 2, 100],
    refuses: [0, 1.5, '1'],
  },
  {
    type: 'Min<1> & Int',
    described: { ...INTEGER, minimum: 1 },
    schema: { type: 'integer', minimum: 1 },
    accepts: [1, 2, 100],
    refuses: [0, 1.5, '1'],
  },
  {
    type: 'Min<0> & Max<10>',
    described: { ...NUMBER, minimum: 0, maximum: 10 },
    schema: { type: 'number', minimum: 0, maximum: 10 },
    accepts: [0, 10, 2.5],
    refuses: [-1, 11, '5'],
  },
  {
    type: 'Min<-1.5>',
    described: { ...NUMBER, minimum: -1.5 },
    schema: { type: 'number', minimum: -1.5 },
    accepts: [-1.5, 0, 1],
    refuses: [-2, '0', null],
  },
  {
    type: 'ExclusiveMin<0> & ExclusiveMax<1>',
    described: { ...NUMBER, exclusiveMinimum: 0, exclusiveMaximum: 1 },
    schema: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    accepts: [0.5, 0.1, 0.9],
    refuses: [0, 1, null],
  },
  {
    type: 'MultipleOf<5>',
    described: { ...NUMBER, multipleOf: 5 },
    schema: { type: 'number', multipleOf: 5 },
    accepts: [0, 5, -10],
    refuses: [3, '5', null],
  },
  {
    type: 'Uuid',
    described: { ...STRING, format: 'uuid' },
    schema: { type: 'string', format: 'uuid' },
    accepts: [
      '123e4567-e89b-42d3-a456-426614174000',
      '00000000-0000-4000-8000-000000000000',
      '123E4567-E89B-42D3-A456-426614174000',
    ],
    refuses: ['123', 5, null],
  },
  {
    type: 'Email',
    described: { ...STRING, format: 'email' },
    schema: { type: 'string', format: 'email' },
    accepts: ['a@example.org', 'a.b@example.com', 'x+y@example.net'],
    refuses: [5, null, {}],
  },
  {
    type: 'Url',
    described: { ...STRING, format: 'uri' },
    schema: { type: 'string', format: 'uri' },
    accepts: ['https://example.org', 'http://example.org/a?b=c', 'mailto:a@example.org'],
    refuses: ['no uri', 5, null],
  },
  {
    type: 'DateOnly',
    described: { ...STRING, format: 'date' },
    schema: { type: 'string', format: 'date' },
    accepts: ['2026-01-31', '2000-02-29', '1999-12-31'],
    refuses: ['2026-02-30', '31.1.2026', null],
  },
  {
    type: 'DateTime',
    described: { ...STRING, format: 'date-time' },
    schema: { type: 'string', format: 'date-time' },
    accepts: ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.5+02:00', '2000-02-29T00:00:00Z'],
    refuses: ['2026-01-31T25:00:00Z', 'now', null],
  },
  {
    type: 'Decimal',
    described: { ...STRING, format: 'decimal' },
    schema: { type: 'string', format: 'decimal' },
    accepts: ['12.50', '0', '-1.5'],
    refuses: ['a', 12.5, null],
  },
  {
    type: "Format<'duration'>",
    described: { ...STRING, format: 'duration' },
    schema: { type: 'string', format: 'duration' },
    accepts: ['P1D', 'PT5M', 'P1Y2M'],
    refuses: ['a day', 5, null],
  },
  {
    type: 'MinLength<2> & MaxLength<4>',
    described: { ...STRING, minLength: 2, maxLength: 4 },
    schema: { type: 'string', minLength: 2, maxLength: 4 },
    accepts: ['ab', 'abc', 'abcd'],
    refuses: ['a', 'abcde', null],
  },
  {
    type: "Pattern<'^[A-Z]{2}$'>",
    described: { ...STRING, pattern: '^[A-Z]{2}$' },
    schema: { type: 'string', pattern: '^[A-Z]{2}$' },
    accepts: ['DE', 'FR', 'IT'],
    refuses: ['de', 'DEU', null],
  },
  {
    type: 'Sku',
    described: { ...STRING, pattern: '^[A-Z]{3}$' },
    schema: { type: 'string', pattern: '^[A-Z]{3}$' },
    accepts: ['ABC', 'XYZ', 'AAA'],
    refuses: ['abc', 'AB', null],
  },
  {
    type: 'Sku | null',
    described: { ...STRING, pattern: '^[A-Z]{3}$', nullable: true },
    schema: { type: ['string', 'null'], pattern: '^[A-Z]{3}$' },
    accepts: ['ABC', 'XYZ', null],
    refuses: ['abc', 'AB', 5],
  },
  {
    type: 'Sku & MaxLength<3>',
    described: { ...STRING, pattern: '^[A-Z]{3}$', maxLength: 3 },
    schema: { type: 'string', pattern: '^[A-Z]{3}$', maxLength: 3 },
    accepts: ['ABC', 'XYZ', 'AAA'],
    refuses: ['abc', 'AB', null],
  },
  {
    type: 'Int | null',
    described: { ...INTEGER, nullable: true },
    schema: { type: ['integer', 'null'] },
    accepts: [1, 0, null],
    refuses: [1.5, '1', false],
  },
  {
    type: 'Int[]',
    described: { kind: 'array', items: INTEGER },
    schema: { type: 'array', items: { type: 'integer' } },
    accepts: [[], [1], [1, 2]],
    refuses: [[1.5], ['1'], 1],
  },
  {
    type: 'Maybe<List<Maybe<Int>>>',
    described: { kind: 'array', items: { ...INTEGER, nullable: true }, nullable: true },
    schema: { type: ['array', 'null'], items: { type: ['integer', 'null'] } },
    accepts: [null, [null], [1]],
    refuses: [[1.5], 1, ['1']],
  },
  {
    type: 'string[] & MinItems<1>',
    described: { kind: 'array', items: STRING, minItems: 1 },
    schema: { type: 'array', items: { type: 'string' }, minItems: 1 },
    accepts: [['a'], ['a', 'b'], ['']],
    refuses: [[], 'a', [1]],
  },
  {
    type: 'string[] & MinItems<1> & MaxItems<2> & UniqueItems',
    described: { kind: 'array', items: STRING, minItems: 1, maxItems: 2, uniqueItems: true },
    schema: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2, uniqueItems: true },
    accepts: [['a'], ['a', 'b'], ['']],
    refuses: [[], ['a', 'a'], ['a', 'b', 'c']],
  },
  {
    type: 'Line[] & MinItems<1>',
    described: { kind: 'array', items: to('Line'), minItems: 1 },
    schema: { type: 'array', items: ref('Line'), minItems: 1 },
    accepts: [
      [{ sku: 'a', quantity: 1 }],
      [{ sku: '', quantity: 2 }],
      [
        { sku: 'a', quantity: 1 },
        { sku: 'b', quantity: 1 },
      ],
    ],
    refuses: [[], [{}], [{ sku: 'a', quantity: 0 }]],
  },
  {
    type: 'DateOnly & Date',
    described: { kind: 'date' },
    schema: { type: 'string', format: 'date' },
    accepts: ['2026-01-31', '2000-02-29', '1999-12-31'],
    refuses: ['2026-02-30', 5, null],
  },
  {
    type: 'OwnTag',
    described: { ...STRING, pattern: '^x+$' },
    schema: { type: 'string', pattern: '^x+$' },
    accepts: ['x', 'xx', 'xxx'],
    refuses: ['', 'y', null],
  },
  {
    type: "number & Tag<'minimum', 3>",
    described: { ...NUMBER, minimum: 3 },
    schema: { type: 'number', minimum: 3 },
    accepts: [3, 4, 3.5],
    refuses: [2, '3', null],
  },
  {
    type: 'NonNullable<Int | null>',
    described: INTEGER,
    schema: { type: 'integer' },
    accepts: [1, 0, -1],
    refuses: [1.5, '1', null],
  },
  {
    type: 'Awaited<Promise<Int>>',
    described: INTEGER,
    schema: { type: 'integer' },
    accepts: [1, 0, -1],
    refuses: [1.5, '1', null],
  },
  {
    type: 'ItemOf<Int[]>',
    described: INTEGER,
    schema: { type: 'integer' },
    accepts: [1, 0, -1],
    refuses: [1.5, '1', null],
  },
  {
    type: 'Int[][number]',
    described: INTEGER,
    schema: { type: 'integer' },
    accepts: [1, 0, -1],
    refuses: [1.5, '1', null],
  },
  {
    type: 'Unwrap<Promise<Min<2>>>',
    described: { ...NUMBER, minimum: 2 },
    schema: { type: 'number', minimum: 2 },
    accepts: [2, 3, 2.5],
    refuses: [1, '2', null],
  },
]

const COLLECTIONS: readonly ExpressionRow[] = [
  {
    type: 'string[]',
    described: { kind: 'array', items: STRING },
    schema: { type: 'array', items: { type: 'string' } },
    accepts: [[], ['a'], ['a', 'b']],
    refuses: ['a', [1], null],
  },
  {
    type: 'Array<string>',
    described: { kind: 'array', items: STRING },
    schema: { type: 'array', items: { type: 'string' } },
    accepts: [[], ['a'], ['a', 'b']],
    refuses: ['a', [1], null],
  },
  {
    type: 'readonly string[]',
    described: { kind: 'array', items: STRING },
    schema: { type: 'array', items: { type: 'string' } },
    accepts: [[], ['a'], ['a', 'b']],
    refuses: ['a', [1], null],
  },
  {
    type: 'ReadonlyArray<number>',
    described: { kind: 'array', items: NUMBER },
    schema: { type: 'array', items: { type: 'number' } },
    accepts: [[], [1], [1.5, 2]],
    refuses: [1, ['1'], null],
  },
  {
    type: 'string[][]',
    described: { kind: 'array', items: { kind: 'array', items: STRING } },
    schema: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
    accepts: [[], [[]], [['a']]],
    refuses: [['a'], [[1]], null],
  },
  {
    type: '(string | null)[]',
    described: { kind: 'array', items: { ...STRING, nullable: true } },
    schema: { type: 'array', items: { type: ['string', 'null'] } },
    accepts: [[], [null], ['a', null]],
    refuses: [null, [1], 'a'],
  },
  {
    type: '(string | number)[]',
    described: { kind: 'array', items: { kind: 'union', members: [STRING, NUMBER] } },
    schema: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] } },
    accepts: [[], ['a'], [1, 'a']],
    refuses: [[null], [true], 'a'],
  },
  {
    type: 'unknown[]',
    described: { kind: 'array', items: { kind: 'any' } },
    schema: { type: 'array', items: {} },
    accepts: [[], [1], [null, {}]],
    refuses: [1, {}, null],
  },
  {
    type: 'Names',
    described: { kind: 'array', items: STRING },
    schema: { type: 'array', items: { type: 'string' } },
    accepts: [[], ['a'], ['a', 'b']],
    refuses: ['a', [1], null],
  },
  {
    type: 'Set<string>',
    described: { kind: 'array', items: STRING, container: 'set' },
    schema: { type: 'array', items: { type: 'string' } },
    accepts: [[], ['a'], ['a', 'b']],
    refuses: ['a', [1], null],
  },
  {
    type: 'ReadonlySet<Int>',
    described: { kind: 'array', items: INTEGER, container: 'set' },
    schema: { type: 'array', items: { type: 'integer' } },
    accepts: [[], [1], [1, 2]],
    refuses: [1, [1.5], null],
  },
  {
    type: 'Map<string, number>',
    described: { kind: 'record', values: NUMBER, container: 'map' },
    schema: { type: 'object', additionalProperties: { type: 'number' } },
    accepts: [{}, { a: 1 }, { a: 1, b: 2 }],
    refuses: [[], { a: 'x' }, null],
  },
  {
    type: 'ReadonlyMap<string, Line>',
    described: { kind: 'record', values: to('Line'), container: 'map' },
    schema: { type: 'object', additionalProperties: ref('Line') },
    accepts: [{}, { a: { sku: 'a', quantity: 1 } }, { b: { sku: '', quantity: 9 } }],
    refuses: [[], { a: 'x' }, { a: {} }],
  },
  {
    type: 'Record<string, number>',
    described: { kind: 'record', values: NUMBER },
    schema: { type: 'object', additionalProperties: { type: 'number' } },
    accepts: [{}, { a: 1 }, { a: 1, b: 2 }],
    refuses: [[], { a: 'x' }, null],
  },
  {
    type: 'Record<string, unknown>',
    described: { kind: 'record', values: { kind: 'any' } },
    schema: { type: 'object', additionalProperties: true },
    accepts: [{}, { a: 1 }, { a: null }],
    refuses: [[], 'a', null],
  },
  {
    type: '{ [key: string]: boolean }',
    described: { kind: 'record', values: { kind: 'boolean' } },
    schema: { type: 'object', additionalProperties: { type: 'boolean' } },
    accepts: [{}, { a: true }, { a: false, b: true }],
    refuses: [[], { a: 1 }, null],
  },
  {
    type: '{ readonly [key: string]: string[] }',
    described: { kind: 'record', values: { kind: 'array', items: STRING } },
    schema: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    accepts: [{}, { a: [] }, { a: ['b'] }],
    refuses: [[], { a: 'b' }, null],
  },
  {
    type: '{ [K in string]: number }',
    described: { kind: 'record', values: NUMBER },
    schema: { type: 'object', additionalProperties: { type: 'number' } },
    accepts: [{}, { a: 1 }, { a: 1, b: 2 }],
    refuses: [[], { a: 'x' }, null],
  },
  {
    type: 'Scores',
    described: { kind: 'record', values: NUMBER },
    schema: { type: 'object', additionalProperties: { type: 'number' } },
    accepts: [{}, { a: 1 }, { a: 1, b: 2 }],
    refuses: [[], { a: 'x' }, null],
  },
  {
    type: 'Scores | null',
    described: { kind: 'record', values: NUMBER, nullable: true },
    schema: { type: ['object', 'null'], additionalProperties: { type: 'number' } },
    accepts: [{}, { a: 1 }, null],
    refuses: [[], { a: 'x' }, 1],
  },
  {
    type: 'Partial<Record<string, number>>',
    described: { kind: 'record', values: NUMBER },
    schema: { type: 'object', additionalProperties: { type: 'number' } },
    accepts: [{}, { a: 1 }, { a: 1, b: 2 }],
    refuses: [[], { a: 'x' }, null],
  },
  {
    type: '[string, number]',
    described: { kind: 'tuple', items: [STRING, NUMBER] },
    schema: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'number' }],
      items: false,
      minItems: 2,
      maxItems: 2,
    },
    accepts: [
      ['a', 1],
      ['', 0],
      ['b', 1.5],
    ],
    refuses: [['a'], ['a', 1, 2], [1, 'a']],
  },
  {
    type: 'readonly [x: number, y: number]',
    described: { kind: 'tuple', items: [NUMBER, NUMBER] },
    schema: {
      type: 'array',
      prefixItems: [{ type: 'number' }, { type: 'number' }],
      items: false,
      minItems: 2,
      maxItems: 2,
    },
    accepts: [
      [1, 2],
      [0, 0],
      [-1, 1.5],
    ],
    refuses: [[1], [1, 2, 3], ['1', 2]],
  },
  {
    type: '[string, ...number[]]',
    described: { kind: 'tuple', items: [STRING], rest: NUMBER },
    schema: { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' }, minItems: 1 },
    accepts: [['a'], ['a', 1], ['a', 1, 2]],
    refuses: [[], ['a', 'b'], [1]],
  },
  {
    type: '[...string[]]',
    described: { kind: 'array', items: STRING },
    schema: { type: 'array', items: { type: 'string' } },
    accepts: [[], ['a'], ['a', 'b']],
    refuses: ['a', [1], null],
  },
  {
    type: '[]',
    described: { kind: 'tuple', items: [] },
    schema: { type: 'array', maxItems: 0 },
    accepts: [[], [], []],
    refuses: [[1], {}, null],
  },
  {
    type: '[Line, Color]',
    described: { kind: 'tuple', items: [to('Line'), { kind: 'enum', values: ['red', 'green', 'blue'] }] },
    schema: {
      type: 'array',
      prefixItems: [ref('Line'), { type: 'string', enum: ['red', 'green', 'blue'] }],
      items: false,
      minItems: 2,
      maxItems: 2,
    },
    accepts: [
      [{ sku: 'a', quantity: 1 }, 'red'],
      [{ sku: '', quantity: 2 }, 'green'],
      [{ sku: 'b', quantity: 1 }, 'blue'],
    ],
    refuses: [[{}, 'red'], [{ sku: 'a', quantity: 1 }], 'red'],
  },
  {
    type: 'typeof STATES',
    described: {
      kind: 'tuple',
      items: [
        { kind: 'enum', values: ['open'] },
        { kind: 'enum', values: ['closed'] },
        { kind: 'enum', values: ['lost'] },
      ],
    },
    schema: {
      type: 'array',
      prefixItems: [
        { type: 'string', const: 'open' },
        { type: 'string', const: 'closed' },
        { type: 'string', const: 'lost' },
      ],
      items: false,
      minItems: 3,
      maxItems: 3,
    },
    accepts: [
      ['open', 'closed', 'lost'],
      ['open', 'closed', 'lost'],
      ['open', 'closed', 'lost'],
    ],
    refuses: [[], ['open'], 'open'],
  },
]

const BUILT_IN: readonly ExpressionRow[] = [
  {
    type: 'Date',
    described: { kind: 'date-time' },
    schema: { type: 'string', format: 'date-time' },
    accepts: ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123+02:00', '2000-02-29T00:00:00Z'],
    refuses: ['yesterday', 5, null],
  },
  {
    type: 'Date | null',
    described: { kind: 'date-time', nullable: true },
    schema: { type: ['string', 'null'], format: 'date-time' },
    accepts: ['2026-01-31T12:00:00Z', null, '2000-02-29T00:00:00Z'],
    refuses: ['yesterday', 5, {}],
  },
  {
    type: 'Buffer',
    described: { kind: 'bytes' },
    schema: { type: 'string', contentEncoding: 'base64' },
    accepts: ['', 'aGVsbG8=', 'AAEC'],
    refuses: ['***', 5, null],
  },
  {
    type: 'Uint8Array',
    described: { kind: 'bytes' },
    schema: { type: 'string', contentEncoding: 'base64' },
    accepts: ['', 'aGVsbG8=', 'AAEC'],
    refuses: ['***', 5, null],
  },
  {
    type: 'bigint | null',
    described: { kind: 'bigint', nullable: true },
    schema: { ...BIGINT_SCHEMA, type: ['integer', 'string', 'null'] },
    accepts: [5, '5', null],
    refuses: ['five', 1.5, true],
  },
  {
    type: 'Record<string, Date>',
    described: { kind: 'record', values: { kind: 'date-time' } },
    schema: { type: 'object', additionalProperties: { type: 'string', format: 'date-time' } },
    accepts: [{}, { a: '2026-01-31T12:00:00Z' }, { b: '2000-02-29T00:00:00Z' }],
    refuses: [{ a: 'now' }, [], null],
  },
]

const TEMPLATES: readonly ExpressionRow[] = [
  {
    type: '`ord_${number}`',
    described: { ...STRING, pattern: '^ord_-?\\d+(?:\\.\\d+)?$' },
    schema: { type: 'string', pattern: '^ord_-?\\d+(?:\\.\\d+)?$' },
    accepts: ['ord_1', 'ord_-2', 'ord_1.5'],
    refuses: ['ord_', 'ord_a', 5],
  },
  {
    type: '`${string}@${string}`',
    described: { ...STRING, pattern: '^[\\s\\S]*@[\\s\\S]*$' },
    schema: { type: 'string', pattern: '^[\\s\\S]*@[\\s\\S]*$' },
    accepts: ['a@b', '@', 'x@y@z'],
    refuses: ['a', '', 5],
  },
  {
    type: '`v${bigint}`',
    described: { ...STRING, pattern: '^v-?\\d+$' },
    schema: { type: 'string', pattern: '^v-?\\d+$' },
    accepts: ['v1', 'v-1', 'v12'],
    refuses: ['v', 'v1.5', null],
  },
  {
    type: "`${'a' | 'b'}-${1 | 2}`",
    described: { kind: 'enum', values: ['a-1', 'a-2', 'b-1', 'b-2'] },
    schema: { type: 'string', enum: ['a-1', 'a-2', 'b-1', 'b-2'] },
    accepts: ['a-1', 'b-2', 'a-2'],
    refuses: ['a-3', 'a', null],
  },
  {
    type: "`${'px' | 'em'}:${number}`",
    described: { ...STRING, pattern: '^(?:px|em):-?\\d+(?:\\.\\d+)?$' },
    schema: { type: 'string', pattern: '^(?:px|em):-?\\d+(?:\\.\\d+)?$' },
    accepts: ['px:1', 'em:2.5', 'px:-3'],
    refuses: ['pt:1', 'px:', null],
  },
  {
    type: '`(${string})`',
    described: { ...STRING, pattern: '^\\([\\s\\S]*\\)$' },
    schema: { type: 'string', pattern: '^\\([\\s\\S]*\\)$' },
    accepts: ['()', '(a)', '((b))'],
    refuses: ['a', '(a', 5],
  },
  {
    type: '`plain`',
    described: { kind: 'enum', values: ['plain'] },
    schema: { type: 'string', const: 'plain' },
    accepts: ['plain', 'plain', 'plain'],
    refuses: ['Plain', '', null],
  },
  {
    type: '`is-${boolean}`',
    described: { kind: 'enum', values: ['is-false', 'is-true'] },
    schema: { type: 'string', enum: ['is-false', 'is-true'] },
    accepts: ['is-true', 'is-false', 'is-true'],
    refuses: ['is-', 'true', null],
  },
]

const LINE = { sku: 'a', quantity: 1 }
const OBJECTS: readonly ExpressionRow[] = [
  {
    type: 'Point',
    described: to('Point'),
    schema: ref('Point'),
    accepts: [
      { x: 1, y: 2 },
      { x: 0, y: 0 },
      { x: 1, y: 2, z: 3 },
    ],
    refuses: [{ x: 1 }, { x: '1', y: 2 }, null],
  },
  {
    type: 'Readonly<Point>',
    described: to('Point'),
    schema: ref('Point'),
    accepts: [
      { x: 1, y: 2 },
      { x: 0, y: 0 },
      { x: 1, y: 2, z: 3 },
    ],
    refuses: [{ x: 1 }, { x: '1', y: 2 }, null],
  },
  {
    type: 'Point | null',
    described: { kind: 'reference', to: 'Point', nullable: true },
    schema: { anyOf: [ref('Point'), { type: 'null' }] },
    accepts: [{ x: 1, y: 2 }, null, { x: 0, y: 0 }],
    refuses: [{ x: 1 }, [], 'null'],
  },
  {
    type: 'Point | undefined',
    described: { kind: 'reference', to: 'Point', optional: true },
    schema: ref('Point'),
    accepts: [
      { x: 1, y: 2 },
      { x: 0, y: 0 },
      { x: 1, y: 2, z: 3 },
    ],
    refuses: [{ x: 1 }, [], null],
  },
  {
    type: 'Point[]',
    described: { kind: 'array', items: to('Point') },
    schema: { type: 'array', items: ref('Point') },
    accepts: [
      [],
      [{ x: 1, y: 2 }],
      [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    ],
    refuses: [{ x: 1, y: 2 }, [{}], null],
  },
  {
    type: 'Colored',
    described: to('Colored'),
    schema: ref('Colored'),
    accepts: [
      { label: 'a', color: 'red' },
      { label: '', color: 'blue' },
      { label: 'b', color: 'green' },
    ],
    refuses: [{ color: 'red' }, { label: 'a', color: 'Red' }, {}],
  },
  {
    type: 'Line',
    described: to('Line'),
    schema: ref('Line'),
    accepts: [LINE, { sku: '', quantity: 5 }, { ...LINE, more: true }],
    refuses: [{}, { sku: 'a', quantity: 0 }, { sku: 1, quantity: 1 }],
  },
  {
    type: 'Order',
    described: to('Order'),
    schema: ref('Order'),
    accepts: [ORDER_VALUE, { ...ORDER_VALUE, note: 'x' }, { ...ORDER_VALUE, lines: [] }],
    refuses: [
      { ...ORDER_VALUE, id: 1.5 },
      { ...ORDER_VALUE, status: 'x' },
      { ...ORDER_VALUE, lines: [{}] },
    ],
  },
  {
    type: '{ a: string; b?: number }',
    described: to('Rows{row}'),
    schema: ref('Rows{row}'),
    accepts: [{ a: '' }, { a: 'x', b: 1 }, { a: 'x', c: 1 }],
    refuses: [{}, { a: 1 }, { a: '', b: '1' }],
  },
  {
    type: '{ a: { b: string } }',
    described: to('Rows{row}'),
    schema: ref('Rows{row}'),
    accepts: [{ a: { b: '' } }, { a: { b: 'x' } }, { a: { b: 'x', c: 1 } }],
    refuses: [{}, { a: {} }, { a: { b: 1 } }],
  },
  {
    type: '{ a: string }[]',
    described: { kind: 'array', items: to('Rows{row}Item') },
    schema: { type: 'array', items: ref('Rows{row}Item') },
    accepts: [[], [{ a: '' }], [{ a: 'x' }, { a: 'y' }]],
    refuses: [[{}], [{ a: 1 }], { a: 'x' }],
  },
  {
    type: 'Record<string, { a: string }>',
    described: { kind: 'record', values: to('Rows{row}Value') },
    schema: { type: 'object', additionalProperties: ref('Rows{row}Value') },
    accepts: [{}, { k: { a: '' } }, { k: { a: 'x' }, l: { a: 'y' } }],
    refuses: [{ k: {} }, { k: 1 }, []],
  },
  {
    type: "Record<'b' | 'a', number>",
    described: to('Rows{row}'),
    schema: ref('Rows{row}'),
    accepts: [
      { a: 1, b: 2 },
      { a: 0, b: 0 },
      { a: 1, b: 2, c: 3 },
    ],
    refuses: [{ a: 1 }, { a: 1, b: '2' }, {}],
  },
  {
    type: 'Record<Color, string>',
    described: to('Rows{row}'),
    schema: ref('Rows{row}'),
    accepts: [
      { red: 'a', green: 'b', blue: 'c' },
      { red: '', green: '', blue: '' },
      { red: 'x', green: 'y', blue: 'z', more: 1 },
    ],
    refuses: [{}, { red: 'a', green: 'b' }, { red: 1, green: 'b', blue: 'c' }],
  },
  {
    type: "Partial<Record<'a' | 'b', number>>",
    described: to('Partial<Rows{row}>'),
    schema: ref('PartialRows{row}'),
    accepts: [{}, { a: 1 }, { a: 1, b: 2 }],
    refuses: [{ a: '1' }, { b: null }, []],
  },
  {
    type: 'Extensible',
    described: to('Extensible'),
    schema: ref('Extensible'),
    accepts: [{ name: 'a' }, { name: 'a', more: 1 }, { name: '', x: null }],
    refuses: [{}, { name: 1 }, null],
  },
  {
    type: 'Labels',
    described: to('Labels'),
    schema: ref('Labels'),
    accepts: [{ id: 'a' }, { id: 'a', one: 1, two: 'b' }, JSON.parse('{ "id": "a", "__proto__": [] }')],
    refuses: [{ id: 'a', one: null }, { one: 1 }, { id: 'a', one: [] }],
  },
  {
    type: 'MoreLabels',
    described: to('MoreLabels'),
    schema: ref('MoreLabels'),
    accepts: [
      { id: 'a', more: 1 },
      { id: 'a', more: 1, one: 'b' },
      { id: '', more: 0, one: 1 },
    ],
    refuses: [{ id: 'a', more: 1, one: null }, { id: 'a' }, { id: 'a', more: 'b' }],
  },
  {
    type: 'Metrics',
    described: to('Metrics'),
    schema: ref('Metrics'),
    accepts: [{ id: 1 }, { id: 1, one: 1 }, { id: 1, one: 1, two: 2 }],
    refuses: [{ id: 1, one: 'a' }, { one: 1 }, null],
  },
  {
    type: 'Partial<Metrics>',
    described: to('Partial<Metrics>'),
    schema: ref('PartialMetrics'),
    accepts: [{}, { one: 1 }, { id: 1, one: 1 }],
    refuses: [{ one: 'a' }, { id: 'a' }, null],
  },
  {
    type: "Pick<Metrics, 'id'>",
    described: to('Rows{row}'),
    schema: ref('Rows{row}'),
    accepts: [{ id: 1 }, { id: 1, one: 'a' }, { id: 0, one: null }],
    refuses: [{}, { id: 'a' }, { one: 1 }],
  },
  {
    type: "Omit<Metrics, 'id'>",
    described: { kind: 'record', values: NUMBER },
    schema: { type: 'object', additionalProperties: { type: 'number' } },
    accepts: [{}, { id: 1 }, { one: 1 }],
    refuses: [{ id: 'a' }, { one: 'a' }, []],
  },
  {
    type: "Omit<Partial<Metrics>, 'id'>",
    described: { kind: 'record', values: NUMBER },
    schema: { type: 'object', additionalProperties: { type: 'number' } },
    accepts: [{}, { id: 1 }, { one: 1 }],
    refuses: [{ id: 'a' }, { one: 'a' }, []],
  },
  {
    type: 'Versions<Date>',
    described: to('Versions<date-time>'),
    schema: ref('VersionsOfDateTime'),
    accepts: [
      { latest: '2026-01-31T12:00:00Z' },
      { latest: '2026-01-31T12:00:00Z', v1: '2025-01-31T12:00:00Z' },
      { latest: '2000-02-29T00:00:00Z' },
    ],
    refuses: [{ latest: '2026-01-31T12:00:00Z', v1: 'old' }, { v1: '2025-01-31T12:00:00Z' }, null],
  },
  {
    type: 'Catalogue',
    described: to('Catalogue'),
    schema: ref('Catalogue'),
    accepts: [{ name: 'a' }, { name: 'a', b: 'c' }, { name: 'a', b: { name: 'b', c: { name: 'c' } } }],
    refuses: [
      { name: 'a', b: {} },
      { name: 'a', b: 1 },
      { name: 'a', b: { name: 'b', c: { d: 'e' } } },
    ],
  },
  {
    type: 'Stock',
    described: to('Stock'),
    schema: ref('Stock'),
    accepts: [{ id: 1 }, { id: 1, one: 1 }, { id: 1, one: 1, two: 2 }],
    refuses: [{ id: 1, one: 'a' }, { one: 1 }, null],
  },
  {
    type: '{ id: string } & Record<string, string>',
    described: to('Rows{row}'),
    schema: ref('Rows{row}'),
    accepts: [{ id: 'a' }, { id: 'a', one: 'b' }, { id: '' }],
    refuses: [{ id: 'a', one: 1 }, { one: 'a' }, null],
  },
  {
    type: 'Labels & Record<string, number>',
    described: to('Rows{row}'),
    schema: ref('Rows{row}'),
    accepts: [{ id: 'a' }, { id: 'a', one: 1 }, { id: '', one: 0 }],
    refuses: [{ id: 'a', one: 'b' }, { one: 1 }, null],
  },
  {
    type: 'Listed',
    described: to('Listed'),
    schema: ref('Listed'),
    accepts: [{ total: 1 }, { total: 1, one: 1 }, { total: 0, one: 0 }],
    refuses: [{ total: 1, one: 'a' }, { one: 1 }, null],
  },
  {
    type: 'Counts',
    described: to('Counts'),
    schema: ref('Counts'),
    accepts: [{}, { one: 1 }, { one: 1, two: 2 }],
    refuses: [{ one: 'a' }, [], null],
  },
  {
    type: 'Boxed<Line>',
    described: to('Boxed<Line>'),
    schema: ref('BoxedOfLine'),
    accepts: [{ value: LINE }, { value: { sku: '', quantity: 2 } }, { value: LINE, more: 1 }],
    refuses: [{}, { value: {} }, { value: null }],
  },
  {
    type: 'Boxed<string>',
    described: to('Boxed<string>'),
    schema: ref('BoxedOfString'),
    accepts: [{ value: '' }, { value: 'a' }, { value: 'b', more: 1 }],
    refuses: [{}, { value: 1 }, { value: null }],
  },
  {
    type: 'Both',
    described: to('Both'),
    schema: ref('Both'),
    accepts: [
      { x: 1, y: 2, label: 'a' },
      { x: 0, y: 0, label: '' },
      { x: 1, y: 1, label: 'b', more: 1 },
    ],
    refuses: [{ x: 1, y: 2 }, { label: 'a' }, {}],
  },
  {
    type: 'Point & { z: number }',
    described: to('Rows{row}'),
    schema: ref('Rows{row}'),
    accepts: [
      { x: 1, y: 2, z: 3 },
      { x: 0, y: 0, z: 0 },
      { x: 1, y: 1, z: 1, w: 1 },
    ],
    refuses: [{ x: 1, y: 2 }, { z: 1 }, {}],
  },
  {
    type: 'Shape',
    described: to('Shape'),
    schema: ref('Shape'),
    accepts: [{ area: 1 }, { area: 0 }, { area: 1.5, round: false }],
    refuses: [{}, { area: '1' }, null],
  },
  {
    type: 'Tree',
    described: to('Tree'),
    schema: ref('Tree'),
    accepts: [
      { value: 'a', children: [] },
      { value: '', children: [{ value: 'b', children: [] }] },
      { value: 'a', children: [], more: 1 },
    ],
    refuses: [{ value: 'a' }, { value: 'a', children: [{}] }, { value: 1, children: [] }],
  },
  {
    type: 'Tree[] | null',
    described: { kind: 'array', items: to('Tree'), nullable: true },
    schema: { type: ['array', 'null'], items: ref('Tree') },
    accepts: [[], null, [{ value: 'a', children: [] }]],
    refuses: [[{}], {}, 'a'],
  },
  {
    type: "Order['status']",
    described: { kind: 'enum', values: ['new', 'paid', 'cancelled'] },
    schema: { type: 'string', enum: ['new', 'paid', 'cancelled'] },
    accepts: ['new', 'paid', 'cancelled'],
    refuses: ['old', null, 1],
  },
  {
    type: "Order['note']",
    described: { ...STRING, optional: true },
    schema: { type: 'string' },
    accepts: ['', 'a', 'b'],
    refuses: [1, null, []],
  },
  {
    type: "Order['lines'][number]",
    described: to('Line'),
    schema: ref('Line'),
    accepts: [LINE, { sku: '', quantity: 5 }, { ...LINE, more: true }],
    refuses: [{}, { sku: 'a', quantity: 0 }, null],
  },
  {
    type: "Order['lines' | 'id']",
    described: { kind: 'union', members: [{ kind: 'array', items: to('Line') }, INTEGER] },
    schema: { anyOf: [{ type: 'array', items: ref('Line') }, { type: 'integer' }] },
    accepts: [[], 1, [LINE]],
    refuses: ['1', 1.5, null],
  },
]

const GENERICS: readonly ExpressionRow[] = [
  {
    type: 'Page<Order>',
    described: to('Page<Order>'),
    schema: ref('PageOfOrder'),
    accepts: [
      { items: [], total: 0 },
      { items: [ORDER_VALUE], total: 1 },
      { items: [], total: 0, next: 'a' },
    ],
    refuses: [{ items: [] }, { items: [{}], total: 1 }, { items: [], total: 1.5 }],
  },
  {
    type: 'Page<string>',
    described: to('Page<string>'),
    schema: ref('PageOfString'),
    accepts: [
      { items: [], total: 0 },
      { items: ['a'], total: 1 },
      { items: [], total: 0, next: 'a' },
    ],
    refuses: [{ items: [] }, { items: [1], total: 1 }, { items: [], total: 1.5 }],
  },
  {
    type: 'Page<Int>',
    described: to('Page<integer>'),
    schema: ref('PageOfInteger'),
    accepts: [
      { items: [], total: 0 },
      { items: [1], total: 1 },
      { items: [], total: 0, next: 'a' },
    ],
    refuses: [{ items: [] }, { items: [1.5], total: 1 }, { items: ['1'], total: 1 }],
  },
  {
    type: 'Pair<string, Int>',
    described: to('Pair<string, integer>'),
    schema: ref('PairOfStringAndInteger'),
    accepts: [
      { first: 'a', second: 1 },
      { first: '', second: 0 },
      { first: 'a', second: 2, more: 1 },
    ],
    refuses: [{ first: 'a' }, { first: 1, second: 1 }, { first: 'a', second: 1.5 }],
  },
  {
    type: 'Pair<string>',
    described: to('Pair<string, string>'),
    schema: ref('PairOfStringAndString'),
    accepts: [
      { first: 'a', second: 'b' },
      { first: '', second: '' },
      { first: 'a', second: 'b', more: 1 },
    ],
    refuses: [{ first: 'a' }, { first: 1, second: 'b' }, { first: 'a', second: 1 }],
  },
  {
    type: 'Page<Page<Line>>',
    described: to('Page<Page<Line>>'),
    schema: ref('PageOfPageOfLine'),
    accepts: [
      { items: [], total: 0 },
      { items: [{ items: [LINE], total: 1 }], total: 1 },
      { items: [{ items: [], total: 0 }], total: 0 },
    ],
    refuses: [{ items: [{}], total: 0 }, { items: [LINE], total: 0 }, {}],
  },
  {
    type: 'Page<Line[]>',
    described: to('Page<Line[]>'),
    schema: ref('PageOfLineList'),
    accepts: [
      { items: [], total: 0 },
      { items: [[LINE]], total: 1 },
      { items: [[]], total: 0 },
    ],
    refuses: [{ items: [LINE], total: 0 }, { items: [[{}]], total: 0 }, {}],
  },
  {
    type: 'Chain<Color>',
    described: to("Chain<'red' | 'green' | 'blue'>"),
    schema: ref('ChainOfRedOrGreenOrBlue'),
    accepts: [{ value: 'red' }, { value: 'red', next: { value: 'blue' } }, { value: 'green', more: 1 }],
    refuses: [{}, { value: 'Red' }, { value: 'red', next: {} }],
  },
  {
    type: 'Maybe<Page<Order>>',
    described: { kind: 'reference', to: 'Page<Order>', nullable: true },
    schema: { anyOf: [ref('PageOfOrder'), { type: 'null' }] },
    accepts: [null, { items: [], total: 0 }, { items: [ORDER_VALUE], total: 1 }],
    refuses: [{}, { items: [{}], total: 1 }, []],
  },
  {
    type: 'Pair<Maybe<string>, Order[]>',
    described: to('Pair<string | null, Order[]>'),
    schema: ref('PairOfNullableStringAndOrderList'),
    accepts: [
      { first: null, second: [] },
      { first: 'a', second: [ORDER_VALUE] },
      { first: '', second: [] },
    ],
    refuses: [{ first: 1, second: [] }, { first: 'a' }, { first: null, second: null }],
  },
  {
    type: 'Unwrap<Promise<Order>>',
    described: to('Order'),
    schema: ref('Order'),
    accepts: [ORDER_VALUE, { ...ORDER_VALUE, note: 'x' }, { ...ORDER_VALUE, lines: [] }],
    refuses: [{}, null, { ...ORDER_VALUE, id: '1' }],
  },
  {
    type: 'Awaited<ReturnType<typeof load>>',
    described: to('LoadResult'),
    schema: ref('LoadResult'),
    accepts: [
      { id: 1, tags: [] },
      { id: 2, tags: ['a'] },
      { id: 1.5, tags: [] },
    ],
    refuses: [{ id: 1 }, { id: '1', tags: [] }, { id: 1, tags: [1] }],
  },
  {
    type: 'Texts<Point>',
    described: to('Texts<Point>'),
    schema: ref('TextsOfPoint'),
    accepts: [
      { x: '', y: '' },
      { x: 'a', y: 'b' },
      { x: 'a', y: 'b', z: 1 },
    ],
    refuses: [{ x: 1, y: 2 }, { x: 'a' }, null],
  },
  {
    type: 'Nullable<Point>',
    described: to('Nullable<Point>'),
    schema: ref('NullableOfPoint'),
    accepts: [
      { x: null, y: null },
      { x: 1, y: null },
      { x: 1, y: 2 },
    ],
    refuses: [{ x: 1 }, { x: '1', y: 2 }, null],
  },
]

const DERIVED: readonly ExpressionRow[] = [
  {
    type: 'Partial<Point>',
    described: to('Partial<Point>'),
    schema: ref('PartialPoint'),
    accepts: [{}, { x: 1 }, { x: 1, y: 2 }],
    refuses: [{ x: '1' }, { y: null }, []],
  },
  {
    type: 'Required<Order>',
    described: to('Required<Order>'),
    schema: ref('RequiredOrder'),
    accepts: [
      { ...ORDER_VALUE, note: '' },
      { ...ORDER_VALUE, note: 'x' },
      { ...ORDER_VALUE, note: 'x', more: 1 },
    ],
    refuses: [ORDER_VALUE, { ...ORDER_VALUE, note: 1 }, {}],
  },
  {
    type: "Pick<Order, 'id' | 'note'>",
    described: to("Pick<Order, 'id' | 'note'>"),
    schema: ref('PickOrderIdNote'),
    accepts: [{ id: 1 }, { id: 2, note: 'a' }, { id: 3, more: 1 }],
    refuses: [{}, { id: 1.5 }, { id: 1, note: 2 }],
  },
  {
    type: "Omit<Point, 'y'>",
    described: to("Omit<Point, 'y'>"),
    schema: ref('OmitPointY'),
    accepts: [{ x: 1 }, { x: 0 }, { x: 1, y: 'z' }],
    refuses: [{}, { x: '1' }, null],
  },
  {
    type: 'Omit<Order, keyof Point>',
    described: to("Omit<Order, 'x' | 'y'>"),
    schema: ref('OmitOrderXY'),
    accepts: [ORDER_VALUE, { ...ORDER_VALUE, note: 'x' }, { ...ORDER_VALUE, lines: [] }],
    refuses: [{}, null, { ...ORDER_VALUE, id: '1' }],
  },
  {
    type: "Partial<Omit<Point, 'y'>>",
    described: to("Partial<Omit<Point, 'y'>>"),
    schema: ref('PartialOmitPointY'),
    accepts: [{}, { x: 1 }, { y: 'z' }],
    refuses: [{ x: '1' }, { x: null }, []],
  },
  {
    type: 'OrderDraft',
    described: to('OrderDraft'),
    schema: ref('OrderDraft'),
    accepts: [{}, { status: 'new' }, { lines: [LINE] }],
    refuses: [{ status: 'x' }, { lines: [{}] }, null],
  },
  {
    type: 'Partial<Point>[]',
    described: { kind: 'array', items: to('Partial<Point>') },
    schema: { type: 'array', items: ref('PartialPoint') },
    accepts: [[], [{}], [{ x: 1 }]],
    refuses: [{}, [{ x: '1' }], null],
  },
  {
    type: 'Partial<Page<Line>>',
    described: to('Partial<Page<Line>>'),
    schema: ref('PartialPageOfLine'),
    accepts: [{}, { total: 1 }, { items: [LINE] }],
    refuses: [{ total: 1.5 }, { items: [{}] }, []],
  },
  {
    type: "Required<Pick<Order, 'note'>>",
    described: to("Required<Pick<Order, 'note'>>"),
    schema: ref('RequiredPickOrderNote'),
    accepts: [{ note: '' }, { note: 'a' }, { note: 'b', more: 1 }],
    refuses: [{}, { note: 1 }, { note: null }],
  },
  {
    type: 'Readonly<Partial<Point>>',
    described: to('Partial<Point>'),
    schema: ref('PartialPoint'),
    accepts: [{}, { x: 1 }, { x: 1, y: 2 }],
    refuses: [{ x: '1' }, { y: null }, []],
  },
  {
    type: 'Partial<Point> | null',
    described: { kind: 'reference', to: 'Partial<Point>', nullable: true },
    schema: { anyOf: [ref('PartialPoint'), { type: 'null' }] },
    accepts: [{}, { x: 1 }, null],
    refuses: [{ x: '1' }, { y: null }, []],
  },
]

const mapping = (
  entries: Readonly<Record<string, string>>,
  property: string,
): Readonly<Record<string, unknown>> => ({
  propertyName: property,
  mapping: Object.fromEntries(
    Object.entries(entries).map(([value, name]) => [value, `#/components/schemas/${name}`]),
  ),
})

const UNIONS: readonly ExpressionRow[] = [
  {
    type: 'string | number',
    described: { kind: 'union', members: [STRING, NUMBER] },
    schema: { anyOf: [{ type: 'string' }, { type: 'number' }] },
    accepts: ['a', 1, ''],
    refuses: [true, null, []],
  },
  {
    type: 'number | string',
    described: { kind: 'union', members: [NUMBER, STRING] },
    schema: { anyOf: [{ type: 'number' }, { type: 'string' }] },
    accepts: ['a', 1, ''],
    refuses: [true, null, []],
  },
  {
    type: 'string | string[]',
    described: { kind: 'union', members: [STRING, { kind: 'array', items: STRING }] },
    schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    accepts: ['a', [], ['a']],
    refuses: [1, [1], null],
  },
  {
    type: 'string | number | null',
    described: { kind: 'union', members: [STRING, NUMBER], nullable: true },
    schema: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] },
    accepts: ['a', 1, null],
    refuses: [true, [], {}],
  },
  {
    type: 'Circle | Square',
    described: { kind: 'union', members: [to('Circle'), to('Square')], discriminator: 'kind' },
    schema: {
      oneOf: [ref('Circle'), ref('Square')],
      discriminator: mapping({ circle: 'Circle', square: 'Square' }, 'kind'),
    },
    accepts: [
      { kind: 'circle', radius: 1 },
      { kind: 'square', side: 2 },
      { kind: 'circle', radius: 0, more: 1 },
    ],
    refuses: [{ kind: 'circle', side: 1 }, { kind: 'oval' }, {}],
  },
  {
    type: 'Square | Oval | null',
    described: { kind: 'union', members: [to('Square'), to('Oval')], discriminator: 'kind', nullable: true },
    schema: {
      anyOf: [
        {
          oneOf: [ref('Square'), ref('Oval')],
          discriminator: mapping({ square: 'Square', oval: 'Oval', ellipse: 'Oval' }, 'kind'),
        },
        { type: 'null' },
      ],
    },
    accepts: [null, { kind: 'square', side: 2 }, { kind: 'ellipse', width: 1, height: 2 }],
    refuses: [{ kind: 'circle', radius: 1 }, {}, { kind: 'oval', side: 1 }],
  },
  {
    type: '(Circle | Square)[]',
    described: {
      kind: 'array',
      items: { kind: 'union', members: [to('Circle'), to('Square')], discriminator: 'kind' },
    },
    schema: {
      type: 'array',
      items: {
        oneOf: [ref('Circle'), ref('Square')],
        discriminator: mapping({ circle: 'Circle', square: 'Square' }, 'kind'),
      },
    },
    accepts: [
      [],
      [{ kind: 'circle', radius: 1 }],
      [
        { kind: 'square', side: 2 },
        { kind: 'circle', radius: 1 },
      ],
    ],
    refuses: [[{}], { kind: 'circle', radius: 1 }, [null]],
  },
  {
    type: 'Done | Failed',
    described: { kind: 'union', members: [to('Done'), to('Failed')], discriminator: 'ok' },
    schema: {
      oneOf: [ref('Done'), ref('Failed')],
      discriminator: mapping({ true: 'Done', false: 'Failed' }, 'ok'),
    },
    accepts: [
      { ok: true, value: 'a' },
      { ok: false, reason: 'b' },
      { ok: true, value: '', more: 1 },
    ],
    refuses: [{ ok: true, reason: 'b' }, { value: 'a' }, { ok: 'true', value: 'a' }],
  },
  {
    type: 'Point | Labelled',
    described: { kind: 'union', members: [to('Point'), to('Labelled')] },
    schema: { anyOf: [ref('Point'), ref('Labelled')] },
    accepts: [{ x: 1, y: 2 }, { label: 'a' }, { x: 1, y: 2, label: 'a' }],
    refuses: [{}, { x: 1 }, null],
  },
  {
    type: "{ t: 'a'; n: number } | { t: 'b'; s: string }",
    described: { kind: 'union', members: [to('Rows{row}1'), to('Rows{row}2')], discriminator: 't' },
    schema: {
      oneOf: [ref('Rows{row}1'), ref('Rows{row}2')],
      discriminator: mapping({ a: 'Rows{row}1', b: 'Rows{row}2' }, 't'),
    },
    accepts: [
      { t: 'a', n: 1 },
      { t: 'b', s: '' },
      { t: 'a', n: 2, more: 1 },
    ],
    refuses: [{ t: 'a', s: '' }, { t: 'c' }, {}],
  },
  {
    type: 'Exclude<Circle | Square | Oval, Square>',
    described: { kind: 'union', members: [to('Circle'), to('Oval')], discriminator: 'kind' },
    schema: {
      oneOf: [ref('Circle'), ref('Oval')],
      discriminator: mapping({ circle: 'Circle', oval: 'Oval', ellipse: 'Oval' }, 'kind'),
    },
    accepts: [
      { kind: 'circle', radius: 1 },
      { kind: 'oval', width: 1, height: 2 },
      { kind: 'ellipse', width: 1, height: 2 },
    ],
    refuses: [{ kind: 'square', side: 1 }, {}, null],
  },
  {
    type: "Extract<Circle | Square, { kind: 'square' }>",
    described: to('Square'),
    schema: ref('Square'),
    accepts: [
      { kind: 'square', side: 1 },
      { kind: 'square', side: 0 },
      { kind: 'square', side: 2, more: 1 },
    ],
    refuses: [{ kind: 'circle', radius: 1 }, {}, null],
  },
  {
    type: 'unknown | string',
    described: { kind: 'any' },
    schema: {},
    accepts: [1, null, {}],
    refuses: [],
    why: ANY,
  },
  {
    type: 'Json',
    described: { kind: 'any' },
    schema: {},
    accepts: [1, null, { a: [1] }],
    refuses: [],
    why: ANY,
  },
  {
    type: 'Json[]',
    described: { kind: 'array', items: { kind: 'any' } },
    schema: { type: 'array', items: {} },
    accepts: [[], [1], [null, {}]],
    refuses: [1, {}, null],
  },
  {
    type: 'JsonLine',
    described: { kind: 'record', values: { kind: 'any' } },
    schema: { type: 'object', additionalProperties: true },
    accepts: [{}, { a: 1 }, { a: [null] }],
    refuses: [1, [], null],
  },
]

const UNREADABLE: readonly ExpressionRow[] = [
  { type: '() => void', described: unreadable('a function') },
  { type: 'Function', described: unreadable('a function') },
  { type: 'Callable', described: unreadable('a function') },
  { type: 'new () => Order', described: unreadable('a constructor') },
  { type: 'typeof Order', described: unreadable('a class') },
  { type: 'typeof load', described: unreadable('a function') },
  { type: 'symbol', described: unreadable('a symbol') },
  { type: 'unique symbol', described: unreadable('a symbol') },
  { type: 'object', described: unreadable('any object (object)') },
  { type: '12n', described: unreadable('the bigint 12n') },
  { type: 'Promise<string>', described: unreadable('a Promise') },
  { type: 'RegExp', described: unreadable('a RegExp') },
  { type: 'Error', described: unreadable('an Error') },
  { type: 'URL', described: unreadable('a URL') },
  { type: 'WeakMap<Order, string>', described: unreadable('a WeakMap') },
  { type: 'Map<number, string>', described: unreadable('a Map whose keys are not string') },
  { type: 'Record<number, string>', described: unreadable('a record whose keys are not string') },
  { type: 'ByNumber', described: unreadable('a record whose keys are not string') },
  { type: '{ [key: `x-${string}`]: string }', described: unreadable('a record whose keys are not string') },
  {
    type: '[string, number?]',
    described: unreadable('a tuple with an item that may be absent; write a union of tuples, or an array'),
  },
  {
    type: '[...string[], number]',
    described: unreadable('a tuple with items after its rest; write an array'),
  },
  { type: 'string | (() => void)', described: unreadable('a function') },
  { type: 'Nested', described: unreadable('Nested, which mentions itself without an object between') },
  { type: 'Uppercase<string>', described: unreadable('Uppercase<string>') },
  { type: 'String', described: unreadable('a String object; write string') },
  { type: 'AsyncIterable<string>', described: unreadable('an AsyncIterable') },
]

export const EXPRESSIONS: readonly ExpressionRow[] = [
  ...SCALARS,
  ...LITERALS,
  ...ENUMS,
  ...MARKERS,
  ...COLLECTIONS,
  ...BUILT_IN,
  ...TEMPLATES,
  ...OBJECTS,
  ...GENERICS,
  ...DERIVED,
  ...UNIONS,
  ...UNREADABLE,
].map((row, index) => rowAt(row, index))

/** An object type without a name is called after its property: `Rows{row}` is that of this row. */
function rowAt(row: ExpressionRow, index: number): ExpressionRow {
  return JSON.parse(JSON.stringify(row).replaceAll('Rows{row}', `RowsR${index}`)) as ExpressionRow
}

/** The property of a row in the interface of all of them. */
export const propertyOf = (index: number): string => `r${index}`

/** One module that declares all rows. */
const EXPRESSIONS_SOURCE = `${PRELUDE}
export interface Rows {
${EXPRESSIONS.map(({ type }, index) => `  ${propertyOf(index)}: ${type}`).join('\n')}
}
`

/** A program that answers with all of them. */
export const EXPRESSIONS_PROGRAM = {
  'src/rows.ts': EXPRESSIONS_SOURCE,
  'src/main.ts': `import { Controller, Get } from 'typefast'
import type { Rows } from './rows.js'
@Controller()
export class Main { @Get() rows(): Promise<Rows> { throw new Error() } }
`,
}
