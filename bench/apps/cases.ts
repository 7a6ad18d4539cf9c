import { rows } from './data.js'

export type Framework = 'typefast' | 'fastify' | 'nest'

/** One request, and the answer that every framework has to give. */
export interface Case {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly status: number | Readonly<Record<Framework, number>>
  /** Absent where each framework has its own answer. */
  readonly answer?: unknown
  /** What the text of the answer has to mention. */
  readonly mentions?: Readonly<Record<Framework, readonly string[]>>
}

const customer = { name: 'Ada Lovelace', email: 'ada@example.com' }
const lines = Array.from({ length: 5 }, (_, index) => ({
  sku: `SKU-${index + 1}`,
  quantity: index + 1,
  price: 2.5 * (index + 1),
}))

export const cases: readonly Case[] = [
  {
    name: 'hello',
    method: 'GET',
    path: '/hello',
    status: 200,
    answer: { message: 'hello' },
  },
  {
    name: 'path and query',
    method: 'GET',
    path: '/items/42?skip=0&limit=20&q=abc',
    status: 200,
    answer: { id: 42, skip: 0, limit: 20, q: 'abc' },
  },
  {
    name: 'list of 100',
    method: 'GET',
    path: '/list',
    status: 200,
    answer: rows.map(({ secret: _, createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })),
  },
  {
    name: 'nested body',
    method: 'POST',
    path: '/orders',
    body: { customer, note: 'Leave it at the door', lines },
    status: 201,
    answer: { id: 1, total: 137.5 },
  },
  {
    name: 'dependencies',
    method: 'GET',
    path: '/mine?user=42',
    status: 200,
    answer: { user: 'user 42', tenant: 2, open: true },
  },
  {
    name: 'async dependency',
    method: 'GET',
    path: '/mine-later?user=42',
    status: 200,
    answer: { user: 'user 42', tenant: 2, open: true },
  },
  {
    name: 'invalid body',
    method: 'POST',
    path: '/orders',
    body: {
      customer: { ...customer, email: 'nobody' },
      note: 'Leave it at the door',
      lines: lines.map((line, index) =>
        index === 1 ? { ...line, quantity: 0 } : index === 3 ? { ...line, sku: undefined } : line,
      ),
    },
    status: { typefast: 422, fastify: 400, nest: 400 },
    // Ajv stops at the first error, as Fastify configures it.
    mentions: {
      typefast: ['email', 'quantity', 'sku'],
      fastify: ['body/'],
      nest: ['email', 'quantity', 'sku'],
    },
  },
]

/** Requests that have to be refused, or defaults that have to be filled in; asked once, not measured. */
export const probes: readonly Case[] = [
  {
    name: 'defaults',
    method: 'GET',
    path: '/items/42',
    status: 200,
    answer: { id: 42, skip: 0, limit: 20 },
  },
  ...['/items/x', '/items/42?skip=-1', '/items/42?limit=101', '/items/42?limit=x', '/items/42?q='].map(
    (path): Case => ({
      name: `refused ${path}`,
      method: 'GET',
      path,
      status: { typefast: 422, fastify: 400, nest: 400 },
    }),
  ),
]
