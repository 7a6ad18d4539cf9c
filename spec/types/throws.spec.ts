import * as errors from '../../lib/errors/http-error'
import type { ThrownError } from '../../lib/metadata/manifest'
import { docsOf } from '../../lib/types/docs'
import { ERROR_STATUSES } from '../../lib/types/error-statuses'
import { joinThrown, ThrownErrors, thrownByDocs } from '../../lib/types/throws'
import type { Ast } from '../../lib/types/typescript'
import { type Opened, openFiles } from './opened'

const ERRORS = `
  import { Conflict, HttpError, NotFound } from 'typefast'
  import * as tf from 'typefast'
  export { Gone as Vanished } from 'typefast'

  export const GONE_TEXT = 'It is gone'
  export class OrderMissing extends NotFound {
    constructor() { super('Order not found') }
  }
  export class Deeper extends OrderMissing {}
  export class Teapot extends HttpError {
    constructor(message = 'A teapot') { super(418, message) }
  }
  export class Coded extends HttpError {
    constructor(readonly id: string, code: number, text?: string) { super(code, text) }
  }
  export class Overridden extends NotFound {
    override readonly status = 409
    override readonly detail = 'Taken'
  }
  export class Declared extends HttpError { declare readonly status: 451 }
  export class Namespaced extends tf.Gone {}
  export const Expression = class extends Conflict {}
  export class Computed extends HttpError {
    constructor() { super(GONE_TEXT.length > 3 ? 503 : 500) }
  }
  function withStatus<S extends number>(status: S) {
    return class extends HttpError {
      declare readonly status: S
      constructor(text: string) { super(status, text) }
    }
  }
  export class Mixed extends withStatus(423) {}
  export class Plain extends Error {}
  export class NotFoundElsewhere { readonly status = 404 }
`

const HELPERS = `
  import { BadRequest, Conflict, Forbidden, HttpError, NotFound, TooManyRequests } from 'typefast'
  import { OrderMissing } from './errors'

  export function present<T>(value: T | undefined): T {
    if (value === undefined) throw new OrderMissing()
    return value
  }
  export const allowed = (yes: boolean): void => { if (!yes) throw new Forbidden('Not yours') }
  export const checks = { limit() { throw new TooManyRequests() }, arrow: () => { throw new BadRequest('arrow') } }
  export function fail(status: number, text = 'Failed'): never { throw new HttpError(status, text) }
  export function failBetter(text: string): never { fail(422, text) }
  export function raise(error: Error): never { throw error }
  export function make(text: string) { return new Conflict(text) }
  export function choose(yes: boolean) { return yes ? new NotFound('chosen') : new Conflict('chosen') }
  export function read(text: string): string
  export function read(text: string, strict?: boolean): string { if (strict) throw new BadRequest('unreadable'); return text }
  export function even(n: number): boolean { if (n < 0) throw new BadRequest('negative'); return n === 0 || odd(n - 1) }
  export function odd(n: number): boolean { if (n > 99) throw new BadRequest('large'); return n !== 0 && even(n - 1) }
  export function deep1() { deep2() }
  export function deep2() { deep3() }
  export function deep3() { deep4() }
  export function deep4() { deep5() }
  export function deep5() { deep6() }
  export function deep6() { deep7(); throw new HttpError(406) }
  export function deep7() { throw new HttpError(405) }
  export class Store {
    find(id: string): string { return present([id][1]) }
    readonly lookup = (id: string): string => { throw new NotFound(\`No \${id}\`) }
    static open(): Store { throw new HttpError(503, 'Closed') }
    constructor(strict = false) { if (strict) throw new HttpError(500, 'Strict') }
  }
  export interface Port { find(id: string): string }
`

const PRELUDE = `
  import { BadRequest, Conflict, Forbidden, HttpError, NotFound as Missing, type HttpErrorOptions } from 'typefast'
  import * as tf from 'typefast'
  import * as helpers from './helpers'
  import { allowed, checks, choose, deep1, even, fail, failBetter, make, type Port, present, raise, read, Store } from './helpers'
  import * as own from './errors'
  import { Coded, Computed, Declared, Deeper, Expression, GONE_TEXT, Mixed, Namespaced, NotFoundElsewhere, OrderMissing, Overridden, Plain, Teapot, Vanished } from './errors'
  import assert from 'node:assert'
  declare const order: { id: string; paid: boolean }
  declare function unknown(): number
  const LATER = new Missing('later')
  const TABLE = { missing: new Missing('in a table') }
  const gone: tf.Gone = unknown() as never
`

type Row = readonly [code: string, errors: readonly ThrownError[]]

const THROWN: readonly Row[] = [
  ['return order', []],
  [`throw new Missing('Order not found')`, [{ status: 404, message: 'Order not found' }]],
  ['throw new Missing()', [{ status: 404 }]],
  ['throw new Missing(GONE_TEXT)', [{ status: 404, message: 'It is gone' }]],
  ["throw new Missing('a' + 'b')", [{ status: 404, message: 'ab' }]],
  ['throw new Missing(`Order ${order.id}`)', [{ status: 404 }]],
  ['throw new Missing(`Order ${id}`)', [{ status: 404 }]],
  ['throw new Missing({ id })', [{ status: 404 }]],
  ['throw new Missing(undefined)', [{ status: 404 }]],
  ["throw new Missing('a', { headers: {} })", [{ status: 404, message: 'a' }]],
  ["throw new tf.NotFound('ns')", [{ status: 404, message: 'ns' }]],
  ['throw new Vanished()', [{ status: 410 }]],
  ["throw new HttpError(404, 'text')", [{ status: 404, message: 'text' }]],
  ['throw new HttpError(402)', [{ status: 402 }]],
  ['throw new HttpError(unknown())', []],
  ['throw new HttpError(200)', []],
  ['throw new (Missing)()', [{ status: 404 }]],
  // Its own classes.
  ['throw new OrderMissing()', [{ status: 404, message: 'Order not found' }]],
  ['throw new Deeper()', [{ status: 404, message: 'Order not found' }]],
  ['throw new own.OrderMissing()', [{ status: 404, message: 'Order not found' }]],
  ['throw new Teapot()', [{ status: 418, message: 'A teapot' }]],
  ["throw new Teapot('Short and stout')", [{ status: 418, message: 'Short and stout' }]],
  ["throw new Coded('1', 429, 'Slowly')", [{ status: 429, message: 'Slowly' }]],
  ['throw new Overridden()', [{ status: 409, message: 'Taken' }]],
  ['throw new Declared(1)', [{ status: 451 }]],
  ['throw new Namespaced()', [{ status: 410 }]],
  ['throw new Expression()', [{ status: 409 }]],
  ['throw new Computed()', []],
  ["throw new Mixed('Locked')", [{ status: 423 }]],
  ["throw new Plain('x')", []],
  ["throw new Error('x')", []],
  ['throw new NotFoundElsewhere()', []],
  ["throw 'text'", []],
  // Expressions.
  ['const e = new Missing(); throw e', [{ status: 404 }]],
  ['throw LATER', [{ status: 404, message: 'later' }]],
  ['throw TABLE.missing', [{ status: 404, message: 'in a table' }]],
  ['throw gone', [{ status: 410 }]],
  ['throw this.failure', [{ status: 409 }]],
  ['throw unknown() as unknown as Conflict', [{ status: 409 }]],
  [
    "throw order.paid ? new Missing('a') : new Conflict('b')",
    [
      { status: 404, message: 'a' },
      { status: 409, message: 'b' },
    ],
  ],
  ["throw order.paid && new Missing('a')", [{ status: 404, message: 'a' }]],
  ['throw (new Missing() satisfies Error)!', [{ status: 404 }]],
  ["throw make('made')", [{ status: 409, message: 'made' }]],
  ["throw await make('made')", [{ status: 409, message: 'made' }]],
  [
    'throw choose(true)',
    [
      { status: 404, message: 'chosen' },
      { status: 409, message: 'chosen' },
    ],
  ],
  ["return Promise.reject(new Missing('rejected'))", [{ status: 404, message: 'rejected' }]],
  // Statements.
  [
    'if (order.paid) { throw new Missing() } else { throw new Conflict() }',
    [{ status: 404 }, { status: 409 }],
  ],
  ['for (const x of []) { switch (x) { case 1: throw new Missing() } }', [{ status: 404 }]],
  [
    "throw new Missing('b'); throw new Missing('a'); throw new Missing(); throw new BadRequest()",
    [{ status: 400 }, { status: 404 }, { status: 404, message: 'a' }, { status: 404, message: 'b' }],
  ],
  ['throw new Missing(); throw new tf.NotFound()', [{ status: 404 }]],
  ['class Inner { run() { throw new Missing() } }', []],
  // Calls.
  ['return this.store.find(id)', [{ status: 404, message: 'Order not found' }]],
  ['return this.store!.find(id)', [{ status: 404, message: 'Order not found' }]],
  ['return this.store?.find(id)', [{ status: 404, message: 'Order not found' }]],
  ['return this.store.lookup(id)', [{ status: 404 }]],
  ['return Store.open()', [{ status: 503, message: 'Closed' }]],
  ['return new Store(true)', [{ status: 500, message: 'Strict' }]],
  ['return present(order)', [{ status: 404, message: 'Order not found' }]],
  ['return helpers.present(order)', [{ status: 404, message: 'Order not found' }]],
  ['allowed(true)', [{ status: 403, message: 'Not yours' }]],
  ['checks.limit()', [{ status: 429 }]],
  ['checks.arrow()', [{ status: 400, message: 'arrow' }]],
  ['return read(id)', [{ status: 400, message: 'unreadable' }]],
  ['return this.own()', [{ status: 409, message: 'deep' }]],
  ['return this.inherited()', [{ status: 410, message: 'of the base' }]],
  ['return super.inherited()', [{ status: 410, message: 'of the base' }]],
  [
    'return even(3)',
    [
      { status: 400, message: 'large' },
      { status: 400, message: 'negative' },
    ],
  ],
  ['this.again()', [{ status: 400, message: 'again' }]],
  ['deep1()', [{ status: 406 }]],
  ['return this.port.find(id)', []],
  ["return this['find'](id)", []],
  ["JSON.parse('x'); [1].map(String); assert(order)", []],
  // What a call gives is what is thrown.
  ["fail(404, 'No order')", [{ status: 404, message: 'No order' }]],
  ['fail(404)', [{ status: 404, message: 'Failed' }]],
  ['fail(404, id)', [{ status: 404 }]],
  ['fail(unknown())', []],
  ["failBetter('worse')", [{ status: 422, message: 'worse' }]],
  ["raise(new Missing('raised'))", [{ status: 404, message: 'raised' }]],
  ["order ?? raise(make('raised'))", [{ status: 409, message: 'raised' }]],
  // Callbacks.
  ['await Promise.all([1].map(async () => { throw new Missing() }))', [{ status: 404 }]],
  ['const inner = () => { throw new Missing() }; inner()', [{ status: 404 }]],
  ['function inner(): never { throw new Missing() } inner()', [{ status: 404 }]],
  // Caught.
  ['try { throw new Missing() } catch { return null }', []],
  ['try { this.store.find(id) } catch (e) { return null }', []],
  ['try { this.store.find(id) } catch (e) { throw e }', [{ status: 404, message: 'Order not found' }]],
  ['try { this.store.find(id) } catch { throw new Conflict() }', [{ status: 409 }]],
  [
    'try { this.store.find(id) } catch (e) { if (e instanceof HttpError) throw new Conflict(); throw e }',
    [{ status: 404, message: 'Order not found' }, { status: 409 }],
  ],
  [
    'try { this.store.find(id) } catch (e) { throw e instanceof HttpError ? e : new Conflict() }',
    [{ status: 404, message: 'Order not found' }, { status: 409 }],
  ],
  ['try { unknown() } catch (e) { this.own() }', [{ status: 409, message: 'deep' }]],
  ['try { throw new Missing() } finally { unknown() }', [{ status: 404 }]],
  ['try { unknown() } catch {} finally { throw new Missing() }', [{ status: 404 }]],
  ['try { try { throw new Missing() } catch (e) { throw e } } catch { return 1 }', []],
  ['return this.later().catch(() => null)', []],
  ['return this.later().catch((e) => { throw e })', [{ status: 410, message: 'later' }]],
  ["return this.later().catch(() => { throw new Conflict('c') })", [{ status: 409, message: 'c' }]],
  ['return this.later().then((x) => x)', [{ status: 410, message: 'later' }]],
]

const SAID: readonly (readonly [comment: string, errors: readonly ThrownError[]])[] = [
  ['@throws {Missing} when it is gone', [{ status: 404, description: 'when it is gone' }]],
  ['@throws {tf.Conflict}', [{ status: 409 }]],
  ['@throws {own.Teapot} for tea', [{ status: 418, description: 'for tea' }]],
  ['@throws {Vanished} - gone', [{ status: 410, description: 'gone' }]],
  ['@throws {404} when', [{ status: 404, description: 'when' }]],
  ['@throws {BadGateway} imported nowhere', [{ status: 502, description: 'imported nowhere' }]],
  ['@throws {Nowhere} at all', []],
  ['@throws {Plain} at all', []],
  ['@throws {HttpError} of any status', []],
  ['@throws {200} in vain', []],
  ['@throws Missing when it is gone', [{ status: 404, description: 'when it is gone' }]],
  ['@throws 409 twice', [{ status: 409, description: 'twice' }]],
  ['@throws Sometimes', []],
  ['@throws when it is gone', []],
  ['@returns nothing', []],
]

describe('thrown errors', () => {
  let opened: Opened
  let thrown: ThrownErrors

  beforeAll(() => {
    const methods = THROWN.map(([code], row) => `async run${row}(id: string): Promise<unknown> { ${code} }`)
    const said = SAID.map(([comment], row) => `/**\n * ${comment}\n */\nsaid${row}() {}`)
    opened = openFiles({
      'errors.ts': ERRORS,
      'helpers.ts': HELPERS,
      'controller.ts': `${PRELUDE}
        class Base { inherited(): unknown { throw new tf.Gone('of the base') } }
        export class Orders extends Base {
          readonly failure = unknown() as unknown as Conflict
          constructor(readonly store: Store, readonly port: Port) { super() }
          ${methods.join('\n')}
          ${said.join('\n')}
          private own() { return this.owner() }
          private owner() { throw new Conflict('deep') }
          private again(): void { this.again(); throw new BadRequest('again') }
          private async later(): Promise<string> { throw new tf.Gone('later') }
          abstract nothing(): void
        }
      `,
    })
    thrown = new ThrownErrors(opened)
  })

  afterAll(() => opened.close())

  const methodOf = (name: string): Ast.Node => {
    const orders = opened.source('controller.ts').statements.at(-1) as Ast.ClassDeclaration
    return orders.members.find((member) => (member as Ast.MethodDeclaration).name?.getText() === name)!
  }

  it.each(THROWN.map(([code, found], row) => [code, found, row] as const))('%s', (_code, found, row) => {
    expect(thrown.of(methodOf(`run${row}`))).toEqual(found)
  })

  it.each(SAID.map(([comment, found], row) => [comment, found, row] as const))(
    '%s',
    (_comment, found, row) => {
      const method = methodOf(`said${row}`)
      expect(thrownByDocs(docsOf(method, method.getSourceFile(), opened.typescript), method, opened)).toEqual(
        found,
      )
    },
  )

  it('does not depend on the order of questions', () => {
    const backwards = new ThrownErrors(opened)
    const rows = THROWN.map((_row, row) => row).reverse()
    const found = new Map(rows.map((row) => [row, backwards.of(methodOf(`run${row}`))]))
    expect(THROWN.map((_row, row) => found.get(row))).toEqual(THROWN.map(([, errors]) => errors))
  })

  it('finds none in what has no body', () => {
    expect(thrown.of(methodOf('nothing'))).toEqual([])
    expect(thrown.of(opened.source('controller.ts'))).toEqual([])
  })

  it('asks nothing of a method without calls and throws', () => {
    const checker = new Proxy(opened.checker, {
      get: (_checker, name) => () => {
        throw new Error(`it asks ${String(name)}`)
      },
    })
    expect(new ThrownErrors({ ...opened, checker }).of(methodOf('run0'))).toEqual([])
  })

  it('knows the status of every error that typefast exports', () => {
    const { HttpError, ...named } = errors
    expect(ERROR_STATUSES).toEqual(
      Object.fromEntries(Object.entries(named).map(([name, { status }]) => [name, status])),
    )
    expect(HttpError).toBeDefined()
  })
})

describe('joinThrown', () => {
  it.each<readonly [string, ThrownError[], ThrownError[], ThrownError[]]>([
    ['what was found', [{ status: 404 }], [], [{ status: 404 }]],
    ['what is said', [], [{ status: 404, description: 'a' }], [{ status: 404, description: 'a' }]],
    [
      'a description of what was found',
      [{ status: 404, message: 'm' }, { status: 409 }],
      [{ status: 404, description: 'a' }],
      [{ status: 404, message: 'm', description: 'a' }, { status: 409 }],
    ],
    [
      'one description of two',
      [
        { status: 404, message: 'm' },
        { status: 404, message: 'n' },
      ],
      [{ status: 404, description: 'a' }],
      [
        { status: 404, message: 'm', description: 'a' },
        { status: 404, message: 'n', description: 'a' },
      ],
    ],
    [
      'two descriptions beside one',
      [{ status: 404, message: 'm' }],
      [
        { status: 404, description: 'b' },
        { status: 404, description: 'a' },
      ],
      [
        { status: 404, description: 'a' },
        { status: 404, description: 'b' },
        { status: 404, message: 'm' },
      ],
    ],
  ])('joins %s', (_what, found, said, joined) => {
    expect(joinThrown(found, said)).toEqual(joined)
  })
})
