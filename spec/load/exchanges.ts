import type { Sent } from './client.js'

/** A request whose answer is known. */
export interface Exchange extends Sent {
  readonly status: number
  /** The type and place of each issue: `'missing body.sku'` */
  readonly issues?: readonly string[]
  readonly detail?: string
}

const post = (body: string | Buffer): Pick<Sent, 'method' | 'path' | 'body'> => ({
  method: 'POST',
  path: '/items',
  body,
})
const item = { name: 'Teapot', sku: 'TEA-0001', price: 24.5 }
const invalid = (change: object, ...issues: string[]): Exchange => ({
  ...post(JSON.stringify({ ...item, ...change })),
  status: 422,
  issues,
})

/** None of them changes the store. */
export const EXCHANGES: readonly Exchange[] = [
  invalid({ name: '' }, 'string_too_short body.name'),
  invalid({ name: undefined, price: '5' }, 'missing body.name', 'float_type body.price'),
  invalid({ sku: 'tea', price: -1 }, 'string_pattern_mismatch body.sku', 'greater_than_equal body.price'),
  invalid({ stock: 1.5 }, 'int_from_float body.stock'),
  invalid({ tags: ['a', 5, ''] }, 'string_type body.tags.1', 'string_too_short body.tags.2'),
  invalid({ tags: Array.from({ length: 5000 }, String) }, 'too_long body.tags'),
  { ...post('[]'), status: 422, issues: ['object_type body'] },
  { ...post('null'), status: 422, issues: ['missing body'] },
  { ...post(''), status: 422, issues: ['missing body'] },
  {
    ...post(JSON.stringify({ __proto: 1, constructor: 2 })),
    status: 422,
    issues: ['missing body.name', 'missing body.sku', 'missing body.price'],
  },
  { ...post('{"name": }'), status: 400, issues: ['json_invalid body.9'] },
  { ...post(`${'['.repeat(500)}`), status: 400, issues: ['json_invalid body.200'] },
  { ...post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), status: 400, issues: ['json_invalid body.2'] },
  { ...post('<a/>'), type: 'text/xml', status: 415, issues: ['content_type header.content-type'] },
  { method: 'GET', path: '/items/999999999', status: 404, detail: 'There is no item 999999999' },
  { method: 'GET', path: '/items/x', status: 422, issues: ['int_parsing path.id'] },
  { method: 'GET', path: '/items/0', status: 422, issues: ['greater_than_equal path.id'] },
  { method: 'GET', path: '/items/%zz', status: 400, detail: 'Bad Request' },
  {
    method: 'GET',
    path: '/items?limit=x&offset=-1',
    status: 422,
    issues: ['int_parsing query.limit', 'greater_than_equal query.offset'],
  },
  { method: 'GET', path: '/items?order=size', status: 422, issues: ['enum query.order'] },
  {
    method: 'GET',
    path: `/items?search=${'x'.repeat(5000)}`,
    status: 422,
    issues: ['string_too_long query.search'],
  },
  { method: 'GET', path: '/items?limit=1&tag=none&inStock=yes', status: 200 },
  { method: 'GET', path: '/customers?__proto__=1&constructor=2', status: 200 },
  { method: 'GET', path: '/nothing', status: 404, detail: 'Not Found' },
  { method: 'PUT', path: '/items', status: 405, detail: 'Method Not Allowed' },
  { method: 'DELETE', path: '/items/999999999', status: 404, detail: 'There is no item 999999999' },
  { method: 'GET', path: '/openapi.json', status: 200 },
]

/** On a connection of its own, which ends with the answer. */
export const RAW: readonly { readonly bytes: string; readonly status: number }[] = [
  { bytes: 'hello\r\n\r\n', status: 400 },
  {
    bytes: `POST /items HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${2 ** 21}\r\n\r\n{"`,
    status: 413,
  },
  {
    bytes: `POST /items HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${`ffff\r\n${'x'.repeat(0xffff)}\r\n`.repeat(17)}`,
    status: 413,
  },
  { bytes: 'GET /items HTTP/9.9\r\nhost: a\r\n\r\n', status: 400 },
  { bytes: `GET /items HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, status: 431 },
  { bytes: `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, status: 431 },
]
