import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, OpenApiDocument } from 'typefast'
import { createOrders } from '../../samples/typed-orders/main.js'
import { CreateOrder, Line, Order, OrderStore } from '../../samples/typed-orders/orders.js'
import { invalidSchemas, lintProblems, structureProblems } from '../openapi/problems.js'
import { type Answer, type Asked, askApp } from './ask.js'

const GOLDEN = join(__dirname, '../golden/typed-orders.json')

const order = {
  email: 'ada@example.com',
  address: { street: '12 St James Square', city: 'London', country: 'GB' },
  lines: [{ sku: 'TEA-0001', quantity: 2, price: 24.5 }],
}
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const placed = { ...order, status: 'new', id: 1, createdAt: moment }

let app: App

beforeEach(async () => {
  app = await createOrders()
})

afterEach(() => app.close())

const ask = (...asked: Asked): Promise<Answer> => askApp(app, ...asked)

/** Where each issue of a refusal is, and its code. */
async function issuesOf(...asked: Asked): Promise<[status: number, ...issues: string[]]> {
  const [status, body] = await ask(...asked)
  const { detail } = body as { detail: { loc: unknown[]; type: string }[] }
  return [status, ...detail.map(({ loc, type }) => `${loc.join('.')} ${type}`)]
}

describe('the document of orders whose types are said once', () => {
  let document: OpenApiDocument

  beforeEach(async () => {
    document = await app.openapi()
  })

  const textOf = (of: OpenApiDocument): string => `${JSON.stringify(of, null, 2)}\n`

  it('is the golden one, byte for byte', () => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, textOf(document))
    expect(textOf(document)).toBe(readFileSync(GOLDEN, 'utf8'))
  })

  it('has the structure of OpenAPI 3.1', () => {
    expect(structureProblems(document)).toEqual([])
  })

  it('holds JSON Schemas only', () => {
    expect(invalidSchemas(document)).toEqual([])
  })

  it("is clean by Redocly's recommended rules", () => {
    expect(lintProblems(document).filter(({ rule }) => rule !== 'info-license')).toEqual([])
  })
})

describe('orders', () => {
  it('are placed: defaults are filled in, and what is not known is dropped', async () => {
    expect(await ask('POST', '/orders', { ...order, note: 'Rings twice', admin: true })).toEqual([
      201,
      { ...placed, note: 'Rings twice' },
    ])
    expect(await ask('GET', '/orders/1')).toEqual([200, { ...placed, note: 'Rings twice' }])
  })

  it('are listed, by status and in parts', async () => {
    await ask('POST', '/orders', order)
    await ask('POST', '/orders', { ...order, status: 'paid' })
    expect(await ask('GET', '/orders')).toMatchObject([200, { items: [{ id: 2 }, { id: 1 }], total: 2 }])
    expect(await ask('GET', '/orders?status=paid')).toMatchObject([200, { items: [{ id: 2 }], total: 1 }])
    expect(await ask('GET', '/orders?limit=1')).toMatchObject([
      200,
      { items: [{ id: 2 }], total: 2, next: '/orders?limit=2' },
    ])
  })

  it('are changed by what is given, without defaults', async () => {
    await ask('POST', '/orders', { ...order, status: 'paid' })
    expect(await ask('PATCH', '/orders/1', { note: 'Rings twice' })).toEqual([
      200,
      { ...placed, status: 'paid', note: 'Rings twice' },
    ])
  })

  it.each([
    ['GET', '/orders/7', undefined],
    ['PATCH', '/orders/7', {}],
  ] as const)('are not found: %s %s', async (method, url, payload) => {
    expect(await ask(method, url, payload)).toEqual([404, { detail: 'Order not found' }])
  })

  const line = order.lines[0]

  it.each([
    ['no body', undefined, ['body missing']],
    ['a list', [order], ['body object_type']],
    ['an empty object', {}, ['body.email missing', 'body.address missing', 'body.lines missing']],
    ['what is no address of mail', { ...order, email: 'ada' }, ['body.email is_email']],
    ['a status that is none', { ...order, status: 'lost' }, ['body.status enum']],
    ['null for a note', { ...order, note: null }, ['body.note string_type']],
    ['a text for an address', { ...order, address: 'London' }, ['body.address object_type']],
    [
      'an address that is not whole',
      { ...order, address: { street: 1, country: 'gb' } },
      [
        'body.address.street string_type',
        'body.address.city missing',
        'body.address.country string_pattern_mismatch',
      ],
    ],
    ['an object for lines', { ...order, lines: line }, ['body.lines list_type']],
    [
      'lines that are wrong in each',
      {
        ...order,
        lines: [{ ...line, quantity: 0 }, { ...line, quantity: 1.5, price: -1 }, { ...line, sku: 1 }, null],
      },
      [
        'body.lines.0.quantity greater_than_equal',
        'body.lines.1.quantity int_from_float',
        'body.lines.1.price greater_than_equal',
        'body.lines.2.sku string_type',
        'body.lines.3 object_type',
      ],
    ],
  ] as [string, object | undefined, string[]][])('are refused of %s', async (_what, payload, issues) => {
    expect(await issuesOf('POST', '/orders', payload)).toEqual([422, ...issues])
  })

  it.each([
    ['GET', '/orders?status=lost&limit=many', undefined, ['query.status enum', 'query.limit int_parsing']],
    ['GET', '/orders/one', undefined, ['path.id int_parsing']],
    [
      'PATCH',
      '/orders/1.5',
      { email: 'ada', lines: [{}] },
      [
        'path.id int_parsing',
        'body.email is_email',
        'body.lines.0.sku missing',
        'body.lines.0.quantity missing',
        'body.lines.0.price missing',
      ],
    ],
  ] as ['GET' | 'PATCH', string, object | undefined, string[]][])(
    'are refused of %s %s',
    async (method, url, payload, issues) => {
      expect(await issuesOf(method, url, payload)).toEqual([422, ...issues])
    },
  )
})

describe('the store of orders', () => {
  it('is given instances of classes, and plain objects of interfaces', async () => {
    const seen: CreateOrder[] = []
    const undo = app.override(OrderStore, {
      all: () => [],
      byId: () => undefined,
      add: (given: CreateOrder) => {
        seen.push(given)
        return Object.assign(new Order(), given, { id: 1, createdAt: new Date() })
      },
    } as never)
    await ask('POST', '/orders', order)
    undo()
    const [given] = seen
    expect(given).toBeInstanceOf(CreateOrder)
    expect(given?.lines[0]).toBeInstanceOf(Line)
    expect(Object.getPrototypeOf(given?.address)).toBe(Object.prototype)
  })
})
