import { mkdirSync, symlinkSync } from 'node:fs'
import type { Definition, MethodTypes } from '../../lib/metadata/manifest'
import type { ImportedClass, ReadTypes } from '../../lib/types/reader'
import { type Files, ReadProgram, readTypes, TSCONFIG, withoutPlaces } from './reading'

type Read = Pick<ReadTypes, 'definitions' | 'classes' | 'controllers' | 'problems' | 'files'>

const classOf = (read: Read, name: string) => read.classes.find((each) => each.class.name === name)
const methodOf = (read: Read, name: string, method: string): MethodTypes<unknown> | undefined =>
  classOf(read, name)?.methods?.[method]
const propertiesOf = (definition: Definition<unknown> | undefined) =>
  definition !== undefined && 'properties' in definition ? definition.properties : undefined
const names = (read: Read): string[] => read.controllers.map(({ name }) => name)
const messages = ({ problems }: Read): string[] => problems.map(({ at, message }) => `${at} ${message}`)

/** A controller that gives `type`, and takes `parameters`. */
const serving = (type: string, imports = '', parameters = ''): string => `
import { Controller, Get } from 'typefast'
${imports}
@Controller('/things')
export class Things { @Get() list(${parameters}): Promise<${type}> { throw new Error() } }
`

describe('finding classes', () => {
  it('knows decorators under any name, and no others', () => {
    const read = readTypes({
      'src/fetch.ts': `export { Get as Fetch, Controller as Ctl } from 'typefast'`,
      'src/a.ts': `
        import * as tf from 'typefast'
        import { Injectable as Made, Query } from 'typefast'
        import { Ctl, Fetch } from './fetch.js'
        const Controller = (): ClassDecorator => () => {}
        @tf.Controller() export class A { @tf.Get() a() {} @tf.Post('/x') b() {} }
        @Ctl('/b') export class B { @Fetch() a() {} }
        @Controller() export class Fake { a() {} }
        @Made export class C {}
        export class Pagination { constructor(@Query() readonly skip: number) {} }
        export class Provider { @tf.Provides() static user(): string { return '' } }
        export class Plain { a() {} }
      `,
    })
    expect(read.classes.map((each) => each.class.name)).toEqual(['A', 'B', 'C', 'Pagination', 'Provider'])
    expect(names(read)).toEqual(['A', 'B'])
    expect(Object.keys(classOf(read, 'A')?.methods ?? {})).toEqual(['a', 'b'])
    expect(Object.keys(classOf(read, 'Provider')?.methods ?? {})).toEqual(['static user'])
  })

  it('lists controllers by file and position, abstract ones left out', () => {
    const read = readTypes({
      'src/b.ts': `import { Controller } from 'typefast'
        @Controller() export class Z {}
        @Controller() export abstract class Base {}
        @Controller() export class Y {}`,
      'src/a.ts': `import { Controller } from 'typefast'
        @Controller() class Hidden {}
        @Controller() export default class Main {}
        @Controller() class Inner {}
        export { Inner as Outer }`,
      'src/a.spec.ts': `import { Controller } from 'typefast'
        @Controller() class InTest {}`,
      'src/types.gen.ts': `import { Controller } from 'typefast'
        @Controller() export class Generated {}`,
    })
    expect(names(read)).toEqual(['default', 'Outer', 'Z', 'Y'])
    expect(read.problems).toEqual([
      {
        severity: 'error',
        at: 'src/a.ts:2:9',
        message: 'controller Hidden is not exported, so that typefast cannot import it',
        remedy: 'export it',
      },
    ])
  })

  it('takes the base of a controller along', () => {
    const read = readTypes({
      'src/a.ts': `import { Controller, Get } from 'typefast'
        export abstract class Base { @Get() health(): string { return '' } }
        @Controller() export class Main extends Base {}`,
    })
    expect(methodOf(read, 'Base', 'health')?.returns).toEqual({ kind: 'string' })
    expect(classOf(read, 'Main')?.methods).toBeUndefined()
  })

  it('says the methods of a generic base where its types are known', () => {
    const read = readTypes({
      'src/a.ts': `import { Controller, Get, Post, NotFound } from 'typefast'
        export class Item { id!: string }
        export abstract class Crud<T, New> {
          @Get() list(): Promise<T[]> { throw new NotFound('none') }
          @Post() create(item: New): Promise<T> { throw new Error() }
        }
        @Controller() export class Items extends Crud<Item, Omit<Item, 'id'>> {}`,
    })
    expect(withoutPlaces(classOf(read, 'Items')?.methods)).toEqual({
      list: {
        parameters: [],
        returns: { kind: 'array', items: { kind: 'reference', to: 'Item' } },
        throws: [{ status: 404, message: 'none' }],
      },
      create: {
        parameters: [{ name: 'item', type: { kind: 'reference', to: "Omit<Item, 'id'>" } }],
        returns: { kind: 'reference', to: 'Item' },
      },
    })
  })
})

describe('parameters', () => {
  const read = (() => {
    let read: ReadTypes | undefined
    return () => {
      read ??= readTypes({
        'src/store.ts': `
          import { Injectable, Query } from 'typefast'
          @Injectable() export class Store {}
          export class Database {}
          export abstract class Clock {}
          export class Pagination { constructor(@Query() readonly skip: number) {} }
          export class Sub extends Pagination {}
          class Secret {}
          export type { Secret }`,
        'src/main.ts': `
          import { Body, Controller, Depends, Get, Header, Post, Provides, Query, Reply, Req, Security, SecurityScopes, HttpBearer, type Int, type Default } from 'typefast'
          import type { FastifyReply, FastifyRequest } from 'fastify'
          import { IsString } from 'class-validator'
          import { Clock, Database, Pagination, type Secret, Store, Sub } from './store.js'
          const bearer = new HttpBearer()
          const SIZE = 5
          export class Dto { @IsString() name!: string }
          export class Plain { name!: string }
          @Controller()
          export class Main {
            constructor(private readonly store: Store, database: Database, readonly clock?: Clock, dto?: Dto) {}
            /**
             * @param id which one
             * @param limit - how many
             */
            @Get() values(id: Int, q?: string, limit: Int = SIZE * 4, from = new Date(), size: number | undefined = undefined, n?: Int & Default<7>, tags: string[]) {}
            @Get() special(request: FastifyRequest, reply: FastifyReply, signal: AbortSignal) {}
            @Get() decorated(@Req() a: unknown, @Reply() b: unknown, @Security(bearer) c: string, @Depends(Store) d: Store, @Depends() e: Store, @Depends() f: string) {}
            @Get() inputs(@Query() a: Plain, @Header('x-b') b: string, @Body() c: Plain[]) {}
            @Get() provided(a: Store, b: Pagination, c: Sub, d: Plain, e: SecurityScopes) {}
            @Get() unexported(@Depends() a: Secret) {}
            @Post() destructured({ name }: Plain) {}
            @Provides() static user(store: Store, database: Database, q: string) { return q }
          }`,
      })
      return read
    }
  })()

  const parametersOf = (method: string) => withoutPlaces(methodOf(read(), 'Main', method)?.parameters)
  const imported = (name: string) => ({ file: expect.stringMatching(/src\/store\.ts$/) as string, name })

  it('describes values, their presence, defaults and comments', () => {
    expect(parametersOf('values')).toEqual([
      { name: 'id', description: 'which one', type: { kind: 'integer' } },
      { name: 'q', type: { kind: 'string' }, optional: true },
      { name: 'limit', description: 'how many', type: { kind: 'integer' }, optional: true, default: 20 },
      { name: 'from', type: { kind: 'date-time' }, optional: true },
      { name: 'size', type: { kind: 'number' }, optional: true },
      { name: 'n', type: { kind: 'integer' }, optional: true, default: 7 },
      { name: 'tags', type: { kind: 'array', items: { kind: 'string' } } },
    ])
  })

  it("knows fastify's own objects, and the signal", () => {
    expect(parametersOf('special')).toEqual([
      { name: 'request', special: 'request' },
      { name: 'reply', special: 'reply' },
      { name: 'signal', special: 'signal' },
    ])
  })

  it('leaves to decorators what they say', () => {
    expect(parametersOf('decorated')).toEqual([
      { name: 'a', decorated: true },
      { name: 'b', decorated: true },
      { name: 'c', decorated: true },
      { name: 'd', decorated: true },
      { name: 'e', provided: imported('Store') },
      { name: 'f', decorated: true },
    ])
    expect(parametersOf('inputs')).toEqual([
      { name: 'a', type: { kind: 'reference', to: 'Plain' } },
      { name: 'b', type: { kind: 'string' } },
      { name: 'c', type: { kind: 'array', items: { kind: 'reference', to: 'Plain' } } },
    ])
  })

  it('tells what is provided from what is sent', () => {
    expect(parametersOf('provided')).toEqual([
      { name: 'a', provided: imported('Store') },
      { name: 'b', provided: imported('Pagination') },
      { name: 'c', provided: imported('Sub') },
      { name: 'd', type: { kind: 'reference', to: 'Plain' } },
      {
        name: 'e',
        provided: { file: expect.any(String) as string, name: 'SecurityScopes', specifier: 'typefast' },
      },
    ])
    expect(parametersOf('static user')).toEqual([
      { name: 'store', provided: imported('Store') },
      { name: 'database', provided: imported('Database') },
      { name: 'q', type: { kind: 'string' } },
    ])
    expect(withoutPlaces(classOf(read(), 'Main')?.parameters)).toEqual([
      { name: 'store', provided: imported('Store') },
      { name: 'database', provided: imported('Database') },
      { name: 'clock', provided: imported('Clock'), optional: true },
      { name: 'dto', type: { kind: 'reference', to: 'Dto' }, optional: true },
    ])
  })

  it('reports a provider that cannot be imported', () => {
    expect(parametersOf('unexported')).toEqual([{ name: 'a', decorated: true }])
    expect(messages(read())).toEqual([
      'src/store.ts:8:11 class Secret is not exported, so that typefast cannot provide it',
    ])
  })

  it('names a parameter that has no name after its position', () => {
    expect(parametersOf('destructured')).toEqual([
      { name: 'parameter0', type: { kind: 'reference', to: 'Plain' } },
    ])
  })
})

describe('what methods return', () => {
  const ROWS: readonly [string, string, object][] = [
    ['a promise', 'a(): Promise<Item> { throw 0 }', { returns: { kind: 'reference', to: 'Item' } }],
    ['a value', 'a(): string[] { return [] }', { returns: { kind: 'array', items: { kind: 'string' } } }],
    ['nothing', 'a(): void {}', {}],
    ['a promise of nothing', 'async a(): Promise<void> {}', {}],
    ['undefined', 'a(): undefined {}', {}],
    ['never', 'a(): never { throw 0 }', {}],
    [
      'a value or nothing',
      'a(): Promise<Item | undefined> { throw 0 }',
      { returns: { kind: 'reference', to: 'Item', nullable: true } },
    ],
    [
      'a value or a promise of it',
      'a(): Item | Promise<Item> { throw 0 }',
      { returns: { kind: 'reference', to: 'Item' } },
    ],
    [
      'a value or null',
      'a(): Promise<Item | null> { throw 0 }',
      { returns: { kind: 'reference', to: 'Item', nullable: true } },
    ],
    [
      'values one by one',
      'async *a(): AsyncGenerator<Item> {}',
      { returns: { kind: 'reference', to: 'Item' }, streams: true },
    ],
    ['an iterable', 'a(): AsyncIterable<string> { throw 0 }', { returns: { kind: 'string' }, streams: true }],
    [
      'a promise of an iterable',
      'a(): Promise<AsyncIterable<string>> { throw 0 }',
      { returns: { kind: 'string' }, streams: true },
    ],
    ['bytes', 'a(): Buffer { throw 0 }', {}],
    ['a stream of Node', 'a(): Readable { throw 0 }', {}],
    ['a stream of the web', 'a(): Promise<ReadableStream> { throw 0 }', {}],
    ['a response', 'a(): Response { throw 0 }', {}],
    ['a reply', 'a(): FastifyReply { throw 0 }', {}],
    ['a RawResponse', 'a() { return html("") }', {}],
    [
      'a value or bytes',
      'a(): Promise<Item | Buffer> { throw 0 }',
      { returns: { kind: 'reference', to: 'Item' } },
    ],
    ['an inferred value', 'a() { return [1] }', { returns: { kind: 'array', items: { kind: 'number' } } }],
    [
      'an inferred promise',
      'async a() { return new Item() }',
      { returns: { kind: 'reference', to: 'Item' } },
    ],
    [
      'an inferred generator',
      'async *a() { yield new Item() }',
      { returns: { kind: 'reference', to: 'Item' }, streams: true },
    ],
    [
      'an inferred value or reply',
      'a(reply: FastifyReply) { return reply.sent ? reply : new Item() }',
      { returns: { kind: 'reference', to: 'Item' } },
    ],
    ['an alias of a promise', 'a(): Later { throw 0 }', { returns: { kind: 'reference', to: 'Item' } }],
    ['inferred nothing', 'a() {}', {}],
    [
      'an inferred object',
      'a() { return { ok: true, at: new Date() } }',
      { returns: { kind: 'reference', to: 'MainAResult' } },
    ],
    ['literals', 'a(): "b" | "a" { throw 0 }', { returns: { kind: 'enum', values: ['b', 'a'] } }],
  ]

  const program = new ReadProgram({ 'src/main.ts': '' })
  afterAll(() => program.close())

  it.each(ROWS)('is read: %s', (_name, method, expected) => {
    const read = program.change({
      'src/main.ts': `import { Controller, Get, html } from 'typefast'
        import type { FastifyReply } from 'fastify'
        import type { Readable } from 'node:stream'
        export class Item { id!: string }
        export type Later = Promise<Item>
        @Controller() export class Main { @Get() ${method} }`,
    })
    const { parameters: _, ...rest } = methodOf(read, 'Main', 'a') ?? {}
    expect(withoutPlaces(rest)).toEqual(expected)
    expect(read.problems).toEqual([])
  })
})

describe('comments', () => {
  it('document methods, types and properties', () => {
    const read = readTypes({
      'src/a.ts': `import { Controller, Get, NotFound } from 'typefast'
        /** An order. More of it. */
        export interface Order {
          /** How many. @minimum 1 @maximum 9 */ count: number
          /**
           * @example "a"
           * @deprecated
           * @default x
           */
          code?: string
          /** @minLength 2 @minItems 1 */ tags: string[]; /** @format date */ day: Date
          /** @hidden */ secret: string
          /** @integer */ size: number
          sku: Sku
          other: /** not this */ string
        }
        /** A unit of stock. @pattern ^[A-Z]+$ */
        export type Sku = string
        /** All about orders. */
        @Controller() export class Orders {
          /**
           * Reads an order. It takes long.
           *
           * @deprecated
           * @throws {NotFound} no such order
           */
          @Get() read(): Order { throw new NotFound('gone') }
          /** @summary Lists @hidden */
          @Get('/all') list(): void {}
        }`,
    })
    expect(read.definitions.Order?.description).toBe('An order. More of it.')
    expect(withoutPlaces(propertiesOf(read.definitions.Order))).toEqual({
      count: { kind: 'number', minimum: 1, maximum: 9, description: 'How many.' },
      code: { kind: 'string', optional: true, default: 'x', examples: ['a'], deprecated: true },
      tags: { kind: 'array', items: { kind: 'string', minLength: 2 }, minItems: 1 },
      day: { kind: 'date' },
      secret: { kind: 'string', hidden: true },
      size: { kind: 'integer' },
      sku: { kind: 'string', pattern: '^[A-Z]+$', description: 'A unit of stock.' },
      other: { kind: 'string' },
    })
    expect(classOf(read, 'Orders')?.description).toBe('All about orders.')
    expect(withoutPlaces(methodOf(read, 'Orders', 'read'))).toEqual({
      title: 'Reads an order.',
      description: 'It takes long.',
      deprecated: true,
      parameters: [],
      returns: { kind: 'reference', to: 'Order' },
      throws: [{ status: 404, message: 'gone', description: 'no such order' }],
    })
    expect(withoutPlaces(methodOf(read, 'Orders', 'list'))).toEqual({
      title: 'Lists',
      parameters: [],
      hidden: true,
    })
  })

  it('warn where a tag cannot be read', () => {
    const read = readTypes({
      'src/a.ts': serving('Order', 'export interface Order { /** @minimum lots */ a: number }'),
    })
    expect(read.problems).toEqual([
      {
        severity: 'warning',
        at: expect.stringMatching(/^src\/a\.ts:3:/) as string,
        message: expect.stringContaining('@minimum') as string,
        remedy: expect.any(String) as string,
      },
    ])
  })
})

describe('classes', () => {
  const definitionsOf = (text: string, type = 'Order', more: Files = {}) =>
    readTypes({ 'src/a.ts': serving(type, text), ...more })

  it('are imported where they are exported', () => {
    const { definitions, problems } = definitionsOf(`
      export class Order { id!: string; status = 'new'; readonly kind = 'order'; list: string[] = []; static count = 0; total() { return 0 } }`)
    const { Order } = definitions
    expect(Order).toMatchObject({ name: 'Order', class: { name: 'Order' }, at: 'src/a.ts:4' })
    expect(withoutPlaces(propertiesOf(Order))).toEqual({
      id: { kind: 'string' },
      status: { kind: 'string', initialized: true },
      kind: { kind: 'enum', values: ['order'], initialized: true },
      list: { kind: 'array', items: { kind: 'string' }, initialized: true },
    })
    expect(problems).toEqual([])
  })

  it('are plain objects where they are not exported and have nothing but properties', () => {
    const { definitions, problems } = definitionsOf(`
      const LIMIT = 5
      class Order { id!: string; limit = LIMIT * 2 }`)
    expect(definitions.Order).not.toHaveProperty('class')
    expect(withoutPlaces(propertiesOf(definitions.Order))).toEqual({
      id: { kind: 'string' },
      limit: { kind: 'number', initialized: true, default: 10 },
    })
    expect(problems).toEqual([])
  })

  it.each([
    ['decorators', '@IsString() id!: string'],
    ['methods', 'id!: string; total() { return 0 }'],
    ['accessors', 'id!: string; get total() { return 0 }'],
    ['private state', 'private id!: string'],
    ['values that only running it makes', 'made = new Date()'],
  ])('are reported where they are not exported and have %s', (_name, body) => {
    const read = definitionsOf(`import { IsString } from 'class-validator'
      class Order { ${body} }`)
    expect(messages(read)).toEqual([
      'src/a.ts:4:7 class Order is not exported, so that typefast cannot make its instances',
    ])
    expect(read.definitions.Order).not.toHaveProperty('class')
  })

  it('hide what no request could give', () => {
    const { definitions } = definitionsOf(
      `export class Order { id!: string; private a = 1; protected b = 2; #c = 3; private method() {} constructor(private readonly d = 4, public e = 5) {} }`,
    )
    expect(definitions.Order).toMatchObject({ hides: ['a', 'b', '#c', 'd'] })
    expect(Object.keys(propertiesOf(definitions.Order) ?? {})).toEqual(['id', 'e'])
  })

  it('have getters, which are of answers only', () => {
    const { definitions } = definitionsOf(
      `export class Order { get total() { return 5 } get name(): string { return '' } set name(name: string) {} set only(value: number) {} }`,
    )
    expect(withoutPlaces(propertiesOf(definitions.Order))).toEqual({
      total: { kind: 'number', readable: true },
      name: { kind: 'string' },
      only: { kind: 'number' },
    })
  })

  it('inherit, the base first', () => {
    const { definitions } = definitionsOf(`
      export class Base { id!: string; kind!: string }
      export class Middle<T> extends Base { value!: T }
      export class Order extends Middle<number[]> { note?: string; override kind!: 'order' }`)
    expect(Object.keys(propertiesOf(definitions.Order) ?? {})).toEqual(['id', 'kind', 'value', 'note'])
    expect(propertiesOf(definitions.Order)?.kind).toMatchObject({ kind: 'enum', values: ['order'] })
    expect(propertiesOf(definitions.Order)?.value).toMatchObject({ kind: 'array', items: { kind: 'number' } })
  })

  it('lend their decorators to what is made of them', () => {
    const { definitions } = definitionsOf(
      `import { IsString } from 'class-validator'
       export class Item { @IsString() id!: string; name!: string; count = 5 }
       export interface Order extends Pick<Item, 'id' | 'count'> { note: string }
       export interface Changes extends Partial<Item> { other: Order }`,
      'Changes',
    )
    const from = { file: expect.stringMatching(/src\/a\.ts$/) as string, name: 'Item' }
    expect(withoutPlaces(propertiesOf(definitions.Order))).toEqual({
      id: { kind: 'string', from },
      count: { kind: 'number', from, initialized: true, default: 5 },
      note: { kind: 'string' },
    })
    expect(withoutPlaces(propertiesOf(definitions.Changes))).toEqual({
      id: { kind: 'string', optional: true, from },
      name: { kind: 'string', optional: true, from },
      count: { kind: 'number', optional: true, from },
      other: { kind: 'reference', to: 'Order' },
    })
  })

  it('of packages are imported as the user does', () => {
    const read = readTypes({
      'node_modules/shop/package.json': '{ "name": "shop", "version": "1.0.0", "types": "index.d.ts" }',
      'node_modules/shop/index.d.ts':
        'export declare class Money { amount: number; private cents; currency: Currency }\nexport declare class Currency { code: string }',
      'src/a.ts': serving('Price', `import { Money } from 'shop'\nexport interface Price { money: Money }`),
    })
    expect(read.definitions.Money).toMatchObject({
      class: { name: 'Money', specifier: 'shop' },
      hides: ['cents'],
    })
    expect(read.definitions.Currency).toMatchObject({ class: { name: 'Currency', specifier: 'shop' } })
    expect(read.files).toHaveLength(1)
  })

  it('without a name are called after their file', () => {
    const read = readTypes({
      'src/order-line.ts': 'export default class { sku!: string }',
      'src/a.ts': serving('Line', `import Line from './order-line.js'`),
    })
    expect(read.definitions.OrderLine).toMatchObject({ name: 'OrderLine', class: { name: 'default' } })
  })
})

describe('names', () => {
  it('have their file where two declarations share one', () => {
    const { definitions } = readTypes({
      'src/orders.ts': 'export class Item { a!: string }',
      'src/stock/items.dto.ts': 'export class Item { b!: number }',
      'src/page.ts': 'export interface Page<T> { items: T[] }',
      'src/a.ts': serving(
        '[Page<A>, Page<B>, C]',
        `import { Item as A } from './orders.js'\nimport { Item as B } from './stock/items.dto.js'\nimport { Page } from './page.js'\nexport interface C { a: A; b: B }`,
      ),
    })
    expect(Object.entries(definitions).map(([key, { name }]) => [key, name])).toEqual([
      ['C', 'C'],
      ['Page<src/orders.ts/Item>', 'PageOfOrdersItem'],
      ['Page<src/stock/items.dto.ts/Item>', 'PageOfItemsDtoItem'],
      ['src/orders.ts/Item', 'OrdersItem'],
      ['src/stock/items.dto.ts/Item', 'ItemsDtoItem'],
    ])
  })

  it('of objects without one are of where they stand', () => {
    const { definitions } = readTypes({
      'src/a.ts': `import { Body, Controller, Post } from 'typefast'
        export interface Order { address: { street: string }; lines: { sku: string }[]; payment: { card: string } | { iban: string } }
        @Controller() export class Orders { @Post() create(@Body() body: { order: Order; options: { fast: boolean } }): Promise<{ id: string }> { throw 0 } }`,
    })
    expect(Object.keys(definitions)).toEqual([
      'Order',
      'OrderAddress',
      'OrderLinesItem',
      'OrderPayment1',
      'OrderPayment2',
      'OrdersCreateBody',
      'OrdersCreateBodyOptions',
      'OrdersCreateResult',
    ])
  })

  it('are those of namespaces too', () => {
    const { definitions } = readTypes({
      'src/a.ts': serving(
        'A.Item | B.Item',
        'export namespace A { export interface Item { a: string } }\nexport namespace B { export interface Item { b: string } }',
      ),
    })
    expect(Object.entries(definitions).map(([key, { name }]) => [key, name])).toEqual([
      ['A.Item', 'AItem'],
      ['B.Item', 'BItem'],
    ])
  })
})

describe('properties', () => {
  it('have whatever names they have', () => {
    const { definitions } = readTypes({
      'src/a.ts': serving(
        'Odd',
        `export interface Item { a: string }
         export interface Odd { class: Item; default: Item[]; from: Item; kind: 'reference'; to: string; examples: Item; '__proto__': string; 1: number; ['x-y']: Item; [Symbol.iterator]: string }`,
      ),
    })
    expect(definitions).toHaveProperty('Item')
    expect(Object.keys(propertiesOf(definitions.Odd) ?? {})).toEqual([
      '1',
      'class',
      'default',
      'from',
      'kind',
      'to',
      'examples',
      '__proto__',
      'x-y',
    ])
    expect(propertiesOf(definitions.Odd)?.class).toMatchObject({ kind: 'reference', to: 'Item' })
  })
})

describe('comments that say nothing', () => {
  it('are warned of', () => {
    const read = readTypes({
      'src/a.ts': serving(
        'Order',
        `export interface Order { /** @pattern ^a$ */ a: number; /** @minimum 1 */ b: number[]; /** @format date-time */ c: Date; /** @minItems 1 */ d: string }`,
      ),
    })
    expect(messages(read)).toEqual([
      expect.stringMatching(/^src\/a\.ts:3:\d+ @pattern says nothing of a type that is number$/),
      expect.stringMatching(/^src\/a\.ts:3:\d+ @minItems says nothing of a type that is string$/),
    ])
  })
})

describe('what is wrong in a program', () => {
  it('is reported with its place', () => {
    const read = readTypes({
      'src/a.ts': serving(
        'Order',
        `import { Gone } from './gone.js'\nexport interface Order { a: Gone; b: Missing[]; c: string }`,
      ),
    })
    expect(messages(read)).toEqual([
      'src/a.ts:4:29 type Gone cannot be resolved',
      'src/a.ts:4:38 type Missing cannot be resolved',
    ])
    expect(read.problems.every(({ severity }) => severity === 'error')).toBe(true)
    expect(propertiesOf(read.definitions.Order)).toMatchObject({
      a: { kind: 'unreadable', at: 'src/a.ts:4' },
      b: { kind: 'array', items: { kind: 'unreadable' } },
      c: { kind: 'string' },
    })
  })

  it('is reported in inferred types', () => {
    const read = readTypes({
      'src/a.ts': `import { Controller, Get } from 'typefast'
        import { load } from './gone.js'
        @Controller() export class Main { @Get() a() { return { b: load() } } }`,
    })
    expect(read.problems).toHaveLength(1)
    expect(read.problems[0]?.message).toMatch(/cannot be resolved/)
  })

  it('does not stop what is a circle', () => {
    const read = readTypes({
      'src/a.ts': serving(
        'A',
        'export class A extends B { a!: string }\nexport class B extends A { b!: string }',
      ),
    })
    expect(read.definitions.A).toBeDefined()
  })

  it('does not follow a type that grows', () => {
    const read = readTypes({
      'src/a.ts': serving('Nest<string>', 'export interface Nest<T> { value: T; next?: Nest<T[]> }'),
    })
    expect(JSON.stringify(read.definitions)).toContain('a type that grows with each mention of itself')
  })
})

describe('generic types', () => {
  it('are instantiated with whatever their members make of it', () => {
    const { definitions } = readTypes({
      'src/a.ts': serving(
        'Box<Item>',
        `export class Item { id!: string; kind!: 'a' | 'b' }
         export interface Box<T extends Item> {
           value: T
           maybe?: T | null
           partial: Partial<T>
           picked: Pick<T, 'id'>
           inner: { deep: T[] }
           kind: T['kind']
           mapped: { [K in keyof T]: boolean }
           nested: Other<T[]>
           keys: keyof T
         }
         export interface Other<U> { all: U; first: U extends (infer V)[] ? V : never }`,
      ),
    })
    expect(withoutPlaces(propertiesOf(definitions['Box<Item>']))).toEqual({
      value: { kind: 'reference', to: 'Item' },
      maybe: { kind: 'reference', to: 'Item', nullable: true, optional: true },
      partial: { kind: 'reference', to: 'Partial<Item>' },
      picked: { kind: 'reference', to: "Pick<Item, 'id'>" },
      inner: { kind: 'reference', to: 'BoxInner<Item>' },
      kind: { kind: 'enum', values: ['a', 'b'] },
      mapped: { kind: 'reference', to: 'BoxMapped' },
      nested: { kind: 'reference', to: 'Other<Item[]>' },
      keys: { kind: 'enum', values: ['id', 'kind'] },
    })
    expect(withoutPlaces(propertiesOf(definitions['Other<Item[]>']))).toEqual({
      all: { kind: 'array', items: { kind: 'reference', to: 'Item' } },
      first: { kind: 'reference', to: 'Item' },
    })
    expect(withoutPlaces(propertiesOf(definitions.BoxMapped))).toMatchObject({
      id: { kind: 'boolean' },
      kind: { kind: 'boolean' },
    })
  })
})

describe('reading again', () => {
  const FILES = {
    'src/item.ts': `import type { Sku } from './sku.js'
      /** An item. */
      export class Item { id!: string; sku!: Sku }`,
    'src/sku.ts': 'export type Sku = `s-${number}`',
    'src/other.ts': 'export class Item { other!: string }',
    'src/barrel.ts': `export * from './item.js'`,
    'src/service.ts': `import { Conflict } from 'typefast'
      import { Item } from './item.js'
      export function load() { if (Math.random() > 2) throw new Conflict('busy'); return { item: new Item(), count: 1 } }`,
    'src/items.ts': `import { Controller, Get } from 'typefast'
      import type { Item } from './barrel.js'
      import { load } from './service.js'
      @Controller('/items') export class Items { @Get() list(): Promise<Item[]> { throw 0 } @Get('/one') one() { return load() } @Get('/p') part(): Partial<Item> { return {} } }`,
    'src/far.ts': `import { Controller, Get } from 'typefast'
      export interface Far { near: string }
      @Controller('/far') export class FarAway { @Get() far(): Far { throw 0 } }`,
  }
  let program: ReadProgram

  beforeEach(() => {
    program = new ReadProgram(FILES)
    program.read()
  })

  afterEach(() => program.close())

  const fresh = (): ReadTypes => program.fresh()

  it.each<[string, Files]>([
    ['nothing', { 'src/sku.ts': FILES['src/sku.ts'] }],
    ['a property', { 'src/item.ts': 'export class Item { id!: number }' }],
    ['a line', { 'src/item.ts': `\n\n${FILES['src/item.ts']}` }],
    ['a class to an interface', { 'src/item.ts': 'export interface Item { id: number }' }],
    ['a class to a union', { 'src/item.ts': "export type Item = 'a' | 'b'\nexport const Item = class {}" }],
    ['an alias two files away', { 'src/sku.ts': 'export type Sku = number' }],
    ['what a barrel passes on', { 'src/barrel.ts': `export * from './other.js'` }],
    ['what is inferred', { 'src/service.ts': 'export function load() { return { changed: true } }' }],
    ['what is thrown', { 'src/service.ts': FILES['src/service.ts'].replaceAll('Conflict', 'NotFound') }],
    [
      'a controller',
      { 'src/items.ts': FILES['src/items.ts'].replace('/one', '/two').replace('one()', 'two()') },
    ],
    ['an export away', { 'src/far.ts': FILES['src/far.ts'].replace('export class', 'class') }],
    [
      'a decorator away',
      { 'src/far.ts': FILES['src/far.ts'].replace("@Controller('/far')", '').replace('@Get()', '') },
    ],
    [
      'a global type',
      { 'src/sku.ts': `${FILES['src/sku.ts']}\ndeclare global { interface Everywhere { a: string } }` },
    ],
  ])('gives what a fresh read gives: %s', (_name, files) => {
    expect(program.change(files)).toEqual(fresh())
    expect(program.change(FILES)).toEqual(fresh())
  })

  it('sees files that come and go', () => {
    const reader = program.reader
    program.write({
      'src/items.ts': `import type { New } from './new.js'\n${FILES['src/items.ts'].replace('Item[]', 'New')}`,
    })
    const before = reader.refresh({ changed: [program.path('src/items.ts')] })
    expect(messages(before)).toEqual([expect.stringContaining('type New cannot be resolved')])
    program.write({ 'src/new.ts': 'export interface New { fresh: true }' })
    const created = reader.refresh({ created: [program.path('src/new.ts')] })
    expect(created.problems).toEqual([])
    expect(created).toEqual(fresh())
  })
})

describe('questions to the checker', () => {
  /** How many are asked while `run` runs. */
  function countOf(program: ReadProgram, run: () => void): number {
    const { checker } = program.project.snapshot
    const client = (checker as unknown as { client: { apiRequest(method: string): unknown } }).client
    const spy = jest.spyOn(client, 'apiRequest')
    try {
      run()
      return spy.mock.calls.length
    } finally {
      spy.mockRestore()
    }
  }

  const group = (index: number): Files => ({
    [`src/dto${index}.ts`]: Array.from(
      { length: 5 },
      (_, each) =>
        `export class Item${index}${each} { id!: Int; name!: string; tags: string[] = []; next?: Item${index}${each} }`,
    )
      .join('\n')
      .replace(/^/, `import type { Int } from 'typefast'\n`),
    [`src/controller${index}.ts`]: `import { Controller, Get, Patch, Post, type Int } from 'typefast'
      import { Item${index}0, Item${index}1 } from './dto${index}.js'
      import type { Page } from './page.js'
      @Controller('/${index}') export class Controller${index} {
        @Get() list(limit: Int = 20): Promise<Page<Item${index}0>> { throw 0 }
        @Post() create(item: Omit<Item${index}1, 'id'>): Promise<Item${index}1> { throw 0 }
        @Patch('/:id') update(id: Int, item: Partial<Item${index}0>): Promise<Item${index}0> { throw 0 }
      }`,
  })

  it('are few for what is written down', () => {
    const groups = Array.from({ length: 20 }, (_, index) => group(index))
    const program = new ReadProgram(
      Object.assign(
        { 'src/page.ts': 'export interface Page<T> { items: T[]; total: number }' },
        ...groups,
      ) as Files,
    )
    const first = countOf(program, () => program.read())
    const again = countOf(program, () =>
      program.change({
        'src/dto3.ts': 'export class Item30 { other!: string }\nexport class Item31 { id!: string }',
      }),
    )
    program.close()
    // Six for each pair of files, and some for what all of them import.
    expect(first).toBeLessThan(6 * 20 + 40)
    expect(again).toBeLessThan(40)
  })
})

describe('the result', () => {
  it('does not depend on the order of files', () => {
    const files = {
      'src/a.ts': 'export interface A { b: B[] }\nimport { B } from "./b.js"',
      'src/b.ts': 'export class B { a?: A }\nimport type { A } from "./a.js"',
      'src/z.ts': serving('[A, B]', 'import { B } from "./b.js"\nimport { A } from "./a.js"'),
      'src/y.ts': serving('[B, A]', 'import { A } from "./a.js"\nimport { B } from "./b.js"').replaceAll(
        'Things',
        'Others',
      ),
    }
    const shown = ({ definitions }: ReadTypes): string =>
      JSON.stringify(definitions, (key, value: unknown) => (key === 'file' ? undefined : value))
    const reversed = Object.fromEntries(Object.entries(files).reverse())
    const renamed = Object.fromEntries(
      Object.entries(files).map(([file, text]) => [file.replace('z.ts', '0.ts'), text]),
    )
    expect(shown(readTypes(reversed))).toBe(shown(readTypes(files)))
    expect(shown(readTypes(renamed))).toBe(shown(readTypes(files)))
  })
})

describe('decorators of a program', () => {
  it('make handlers of what is made of ours', () => {
    const { classes } = readTypes({
      'src/main.ts': `import { Controller, Get } from 'typefast'
const AdminGet = (path: string) => Get('/admin' + path)
@Controller()
export class Main {
  @AdminGet('/things') things(limit: number): Promise<string[]> { throw new Error(String(limit)) }
  plain(secret: () => void) { secret() }
}`,
    })
    expect(withoutPlaces(classes[0]?.methods)).toEqual({
      things: {
        parameters: [{ name: 'limit', type: { kind: 'number' } }],
        returns: { kind: 'array', items: { kind: 'string' } },
      },
    })
  })
})

/** A controller that gives `type`, beside what is declared. */
const giving = (type: string, declared: string, imported = ''): string => `
import { Controller, Get${imported} } from 'typefast'
${declared}
@Controller('/t') export class T { @Get('/a') a(): ${type} { throw new Error() } }
`

describe('arguments that nothing else mentions', () => {
  const returnsOf = (read: Read) => methodOf(read, 'T', 'a')?.returns
  const USER = 'export interface U { mail: string }\n'

  it.each([
    ['Nul<U>', `${USER}export type Nul<T> = { [K in keyof T]: T[K] | null }`, 'Nul<U>', 'NulOfU'],
    ['Env<U>', `${USER}export interface Env<T> { ok: boolean }`, 'Env<U>', 'EnvOfU'],
    ['Env<Partial<U>>', `${USER}export interface Env<T> { ok: boolean }`, 'Env<Partial<U>>', 'EnvOfPartialU'],
    ['Env<Env<U>>', `${USER}export interface Env<T> { ok: boolean }`, 'Env<Env<U>>', 'EnvOfEnvOfU'],
    ['My<{ a: string }>', 'export type My<T> = { [K in keyof T]: T[K] }', 'My<TResultArgument>', ''],
  ])('name %s', (type, declared, key, name) => {
    const read = readTypes({ 'src/main.ts': giving(type, declared) })
    const [to] = Object.keys(read.definitions)
    expect(Object.keys(read.definitions)).toHaveLength(1)
    expect(returnsOf(read)).toEqual({ kind: 'reference', to })
    if (name !== '') expect([to, read.definitions[to!]?.name]).toEqual([key, name])
  })

  it('are known after a change elsewhere', () => {
    const program = new ReadProgram({
      'src/u.ts': USER,
      'src/env.ts': 'export interface Env<T> { ok: boolean }',
      'src/main.ts': giving('Env<U>', `import { U } from './u.js'\nimport { Env } from './env.js'`),
    })
    const before = program.read()
    expect(Object.keys(before.definitions)).toEqual(['Env<U>'])
    const main = giving('Env<U>', `import { U } from './u.js'\nimport { Env } from './env.js'\n`)
    expect(program.change({ 'src/main.ts': main }).definitions).toEqual(before.definitions)
    expect(program.change({ 'src/u.ts': `${USER}export class X {}` })).toEqual(program.fresh())
    const env = 'export interface Env<T> { ok: boolean; more: string }'
    expect(program.change({ 'src/env.ts': env })).toEqual(program.fresh())
    program.close()
  })
})

describe('a result that may be undefined', () => {
  it.each([
    ['U | undefined', ''],
    ['Promise<U | undefined>', ''],
    ['Promise<U> | undefined', ''],
    ['Maybe', 'export type Maybe = Promise<U | undefined>'],
  ])('is null of %s', (type, declared) => {
    const read = readTypes({
      'src/main.ts': giving(type, `export interface U { mail: string }\n${declared}`),
    })
    expect(methodOf(read, 'T', 'a')?.returns).toEqual({ kind: 'reference', to: 'U', nullable: true })
  })

  it('is null where it is inferred', () => {
    const read = readTypes({
      'src/main.ts': `import { Controller, Get } from 'typefast'
        export interface U { mail: string }
        declare const list: U[]
        declare const map: Map<string, number>
        @Controller('/t') export class T {
          @Get('/a') a() { return list.find((each) => each.mail === '') }
          @Get('/b') async b() { return map.get('') }
          @Get('/c') c(): unknown { return undefined }
          @Get('/d') d(): undefined { return undefined }
          @Get('/e') e(): 'a' | null | undefined { return undefined }
        }`,
    })
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => methodOf(read, 'T', name)?.returns)
    expect(all).toEqual([
      { kind: 'reference', to: 'U', nullable: true },
      { kind: 'number', nullable: true },
      { kind: 'any' },
      undefined,
      { kind: 'enum', values: ['a'], nullable: true },
    ])
  })
})

describe('what the generated module imports', () => {
  const controller = (name: string) => `import { Controller, Get } from 'typefast'
    @Controller('/t') export class ${name} { @Get('/a') a(): string { return '' } }`

  it('is of the program by other ways only', () => {
    const program = new ReadProgram({
      'tsconfig.json': TSCONFIG.replace('"include":["src"]', '"files":["src/main.ts"]'),
      'src/main.ts': `import * as generated from './types.gen.js'\nimport './a.js'\nvoid import('./c.js')`,
      'src/a.ts': controller('A'),
      'src/b.ts': `export * from './below.js'\n${controller('B')}`,
      'src/below.ts': controller('Below'),
      'src/c.ts': controller('C'),
      'src/types.gen.ts': `export { A } from './a.js'\nexport { B } from './b.js'\nexport { C } from './c.js'`,
    })
    const read = program.read()
    program.close()
    expect(names(read)).toEqual(['A', 'C'])
  })
})

describe('mapped and branded scalars', () => {
  const DEEP = `export type Deep<T> = { [K in keyof T]?: T[K] extends object ? Deep<T[K]> : T[K] }`

  it('keep their tags in mapped types', () => {
    const read = readTypes({
      'src/main.ts': giving(
        'Deep<U>',
        `${DEEP}\nexport interface V { n: Int }\nexport interface U { n: Int; mail: Email; v: V; id: Id; made: Date; day: DateOnly & Date }
        export type Id = string & { readonly __brand: 'id' }`,
        ', type DateOnly, type Email, type Int',
      ),
    })
    const properties = withoutPlaces(propertiesOf(read.definitions['Deep<U>']))
    expect(properties).toMatchObject({
      n: { kind: 'integer', optional: true },
      mail: { kind: 'string', format: 'email', optional: true },
      v: { kind: 'reference', optional: true },
      id: { kind: 'string', optional: true },
      made: { kind: 'date-time', optional: true },
      day: { kind: 'date', optional: true },
    })
    const inner = read.definitions[String((properties as { v?: { to?: string } }).v?.to)]
    expect(withoutPlaces(propertiesOf(inner))).toEqual({ n: { kind: 'integer', optional: true } })
  })

  it('keep them where a mapped type adds null', () => {
    const read = readTypes({
      'src/main.ts': giving(
        'Nul<U>',
        `export type Nul<T> = { [K in keyof T]: T[K] extends object ? Nul<T[K]> | null : T[K] | null }
        export interface U { n: Int & Min<3>; d: Date }`,
        ', type Int, type Min',
      ),
    })
    expect(withoutPlaces(propertiesOf(read.definitions['Nul<U>']))).toEqual({
      n: { kind: 'integer', minimum: 3, nullable: true },
      d: { kind: 'date-time', nullable: true },
    })
  })

  it('are what they are without their brands', () => {
    const read = readTypes({
      'src/main.ts': giving(
        'Promise<U>',
        `declare const mark: unique symbol
        export type Brand<T, B extends string> = T & { readonly [mark]: B }
        export interface Named { readonly name: 'x' }
        export interface U {
          a: string & { readonly __brand: 'id' }
          b: Brand<number, 'price'>
          c: Brand<'x' | 'y', 'letter'>
          d: Brand<string, 'd'> | null
          e: Int & { readonly __brand: 'e' }
          f: string & Named
        }`,
        ', type Int',
      ),
    })
    expect(withoutPlaces(propertiesOf(read.definitions.U))).toEqual({
      a: { kind: 'string' },
      b: { kind: 'number' },
      c: { kind: 'enum', values: ['x', 'y'] },
      d: { kind: 'string', nullable: true },
      e: { kind: 'integer' },
      f: { kind: 'string' },
    })
    expect(Object.keys(read.definitions)).toEqual(['U'])
  })
})

describe('rest parameters', () => {
  it('are unreadable, and say what to do', () => {
    const read = readTypes({
      'src/main.ts': serving('string', `import type { Int } from 'typefast'`, '...ids: Int[]'),
    })
    expect(methodOf(read, 'Things', 'list')?.parameters).toEqual([
      {
        name: 'ids',
        type: {
          kind: 'unreadable',
          reason: 'a rest parameter; take a list: ids: Int[]',
          at: 'src/main.ts:5',
        },
      },
    ])
  })
})

describe('schemas of one name in files of one name', () => {
  it('have the folder in front', () => {
    const read = readTypes({
      'src/users/dto.ts': 'export interface Item { a: string }',
      'src/orders/dto.ts': 'export interface Item { b: string }',
      'src/item.ts': 'export interface Item { c: string }',
      'src/main.ts': serving(
        '[A, B, C]',
        `import { Item as A } from './users/dto.js'
        import { Item as B } from './orders/dto.js'
        import { Item as C } from './item.js'`,
      ),
    })
    const all = Object.values(read.definitions).map(({ name }) => name)
    expect(all.sort()).toEqual(['ItemItem', 'OrdersDtoItem', 'UsersDtoItem'])
  })
})

describe('decorators of classes without instances', () => {
  const read = (text: string, ...types: readonly string[]): ReadTypes =>
    readTypes({
      'src/a.ts': serving(
        `[${types.join(', ')}]`,
        `import { IsEmail } from 'class-validator'
${text}`,
      ),
    })
  const from = (types: ReadTypes, key: string): Record<string, unknown> => {
    const properties = Object.entries(propertiesOf(types.definitions[key]) ?? {})
    return Object.fromEntries(properties.map(([name, each]) => [name, (each.from as ImportedClass)?.name]))
  }
  const keyWith = (types: ReadTypes, name: string): string =>
    Object.keys(types.definitions).find((key) => name in (propertiesOf(types.definitions[key]) ?? {}))!

  it('hold for abstract classes, and what is made of them', () => {
    const types = read(
      'export abstract class Base { @IsEmail() mail!: string }',
      'Base',
      'Partial<Base>',
      'Base & { more: string }',
      '{ data: Base }',
    )
    expect(from(types, 'Base')).toEqual({ mail: 'Base' })
    expect(types.definitions.Base).not.toHaveProperty('class')
    expect(from(types, keyWith(types, 'more'))).toEqual({ mail: 'Base', more: undefined })
    expect(messages(types)).toEqual([])
  })

  it('hold for generic classes', () => {
    const types = read(
      `export class Gen<T> { @IsEmail() mail!: T }
       export interface Whole extends Gen<string> { more: string }
       export type Joined = Gen<string> & { z: number }`,
      'Whole',
      'Joined',
    )
    expect(from(types, 'Whole')).toEqual({ mail: 'Gen', more: undefined })
    expect(from(types, 'Joined')).toEqual({ mail: 'Gen', z: undefined })
  })

  it('come through an exported class where their own is not', () => {
    const types = read(
      `class Hidden { @IsEmail() mail!: string }
       export class Seen extends Hidden { id!: string }
       export type Joined = Seen & { token: string }`,
      'Joined',
    )
    expect(from(types, 'Joined')).toEqual({ mail: 'Seen', id: 'Seen', token: undefined })
    expect(messages(types)).toEqual([])
  })

  it('are missed where no class of theirs is exported', () => {
    const types = read(
      `class Hidden { @IsEmail() mail!: string }
       class Plain { id!: string }
       export type Joined = Hidden & Plain & { token: string }`,
      'Joined',
    )
    expect(types.problems).toMatchObject([
      {
        severity: 'error',
        message: 'class Hidden is not exported, so that its decorators are not known',
        remedy: 'export it',
      },
    ])
  })

  it('hold where a mapped type changes types', () => {
    const types = read(
      `export class User { /** @minLength 3 */ @IsEmail() mail!: string; /** @hidden */ age!: number }
       type Nul<T> = { [K in keyof T]: T[K] | null }
       type Text<T> = { [K in keyof T]: string[] }
       export type NulUser = Nul<User>
       export type TextUser = Text<User>`,
      'NulUser',
      'TextUser',
    )
    expect(propertiesOf(types.definitions['Nul<User>'])).toMatchObject({
      mail: { kind: 'string', nullable: true, minLength: 3, from: { name: 'User' } },
      age: { kind: 'number', nullable: true, hidden: true, from: { name: 'User' } },
    })
    expect(propertiesOf(types.definitions['Text<User>'])?.mail).toMatchObject({
      kind: 'array',
      from: { name: 'User' },
    })
  })

  it('hold for what is left of an instance', () => {
    const types = readTypes({
      'src/a.ts': `import { Controller, Get } from 'typefast'
        import { IsEmail } from 'class-validator'
        export class User { @IsEmail() id!: string; mail!: string; @IsEmail() secret!: string }
        class Inner { @IsEmail() id!: string; mail!: string }
        export class Outer extends Inner {}
        @Controller() export class Users {
          @Get('/a') rest(user: User) { const { id, ...rest } = user as User; return rest }
          @Get('/b') spread(user: User) { return { ...user, extra: 1 } }
          @Get('/c') outer(user: Outer) { const { id, ...rest } = user; return rest }
        }`,
    })
    const objects = Object.keys(types.definitions).filter((key) => !['User', 'Outer'].includes(key))
    expect(objects.map((key) => from(types, key))).toEqual([
      { mail: 'Outer' },
      { mail: 'User', secret: 'User' },
      { id: 'User', mail: 'User', secret: 'User', extra: undefined },
    ])
  })
})

describe('packages', () => {
  const dto = {
    'packages/dto/package.json':
      '{ "name": "@acme/dto", "version": "1.0.0", "types": "dist/index.d.ts", "main": "dist/index.js" }',
    'packages/dto/dist/index.d.ts': `export * from './user.js'`,
    'packages/dto/dist/user.d.ts': `export declare class Inner { mail: string }
      declare class Lost { id: string }
      export declare abstract class Base { base: string }
      export declare class User extends Base { inner: Inner; lost: Lost }
      export interface Wrap { inner: Inner }
      export {}`,
  }

  it('of a workspace are imported by their name', () => {
    const program = new ReadProgram({
      ...dto,
      'package.json': '{ "name": "api" }',
      'src/a.ts': serving('string'),
    })
    mkdirSync(program.path('node_modules/@acme'), { recursive: true })
    symlinkSync(program.path('packages/dto'), program.path('node_modules/@acme/dto'))
    program.project.refresh({ created: [program.path('node_modules/@acme/dto/package.json')] })
    const types = program.change({
      'src/a.ts': serving('[User, Base]', `import type { Base, User } from '@acme/dto'`),
    })
    program.close()
    expect(types.definitions).toMatchObject({
      User: { class: { name: 'User', specifier: '@acme/dto' } },
      Inner: { class: { name: 'Inner', specifier: '@acme/dto' } },
      Base: { properties: { base: { from: { name: 'Base', specifier: '@acme/dto' } } } },
    })
    expect(types.definitions.Lost).not.toHaveProperty('class')
    expect(types.problems).toMatchObject([
      {
        severity: 'warning',
        message: 'class Lost cannot be imported, so that its decorators are not known',
      },
    ])
  })

  it('of a workspace may be sources', () => {
    const program = new ReadProgram({
      'packages/dto/package.json': '{ "name": "@acme/dto", "version": "1.0.0", "types": "src/index.ts" }',
      'packages/dto/src/index.ts': `export { User as Person } from './user.js'`,
      'packages/dto/src/user.ts':
        'export class User { mail = String(1) }\nexport class Own { id = String(1) }',
      'package.json': '{ "name": "api" }',
      'src/a.ts': serving('string'),
    })
    mkdirSync(program.path('node_modules/@acme'), { recursive: true })
    symlinkSync(program.path('packages/dto'), program.path('node_modules/@acme/dto'))
    program.project.refresh({ created: [program.path('node_modules/@acme/dto/package.json')] })
    const imports = `import type { Person } from '@acme/dto'\nimport type { Own } from '../packages/dto/src/user.js'`
    const { definitions } = program.change({ 'src/a.ts': serving('[Person, Own]', imports) })
    program.close()
    expect(definitions.User).toMatchObject({ class: { name: 'Person', specifier: '@acme/dto' } })
    expect(definitions.Own).toMatchObject({ class: { name: 'Own' } })
    expect(definitions.Own).not.toHaveProperty('class.specifier')
  })

  it('import others by ways that the project may not know', () => {
    const types = readTypes({
      'node_modules/inner/package.json': '{ "name": "inner", "version": "1.0.0", "types": "index.d.ts" }',
      'node_modules/inner/index.d.ts': 'export declare class Deep { id: string }',
      'node_modules/outer/package.json': '{ "name": "outer", "version": "1.0.0", "types": "index.d.ts" }',
      'node_modules/outer/index.d.ts': `import { Deep } from 'inner'\nexport declare class Outer { deep: Deep }`,
      'src/own.d.ts': 'export declare class Own { id: string }',
      'src/a.ts': serving(
        '[Outer, Own]',
        `import type { Outer } from 'outer'\nimport type { Own } from './own.js'`,
      ),
    })
    expect(types.definitions).toMatchObject({ Outer: { class: { specifier: 'outer' } } })
    expect(types.definitions.Deep).not.toHaveProperty('class')
    expect(types.definitions.Own).not.toHaveProperty('class')
    expect(types.problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'class Deep cannot be imported, so that its decorators are not known'],
      ['warning', 'class Own cannot be imported, so that its decorators are not known'],
    ])
  })

  it('give classes that nobody imports by name', () => {
    const files = Object.entries(dto).map(([file, text]) => [
      file.replace('packages/dto', 'node_modules/@acme/dto'),
      text,
    ])
    const types = readTypes({
      ...(Object.fromEntries(files) as Files),
      'src/a.ts': serving(
        '[Wrap, acme.Base]',
        `import * as acme from '@acme/dto'
import type { Wrap } from '@acme/dto'`,
      ),
    })
    expect(types.definitions).toMatchObject({
      Inner: { class: { name: 'Inner', specifier: '@acme/dto' } },
      Base: { properties: { base: { from: { name: 'Base', specifier: '@acme/dto' } } } },
    })
    expect(messages(types)).toEqual([])
  })
})

describe('names that constants give', () => {
  it('are those of properties', () => {
    const types = readTypes({
      'src/a.ts': serving(
        'Order',
        `const ID = 'id'
declare const other: unique symbol
const made: string = String(Math.random())
export class Order { [ID]!: string; [other]!: string; [made]!: string }`,
      ),
    })
    expect(Object.keys(propertiesOf(types.definitions.Order) ?? {})).toEqual(['id'])
    expect(messages(types)).toEqual([
      expect.stringContaining('the name of a property of Order is known only when the program runs'),
    ])
  })
})
