import type { Exchange } from './check.js'
import { ADDRESS, type Kept } from './kept.js'

const UNKNOWN = 999_999_999

const refused = (method: string, path: string, body: unknown, ...issues: string[]): Exchange => ({
  method,
  path,
  body: JSON.stringify(body),
  status: 422,
  issues,
})
const unread = (path: string, ...issues: string[]): Exchange => ({ method: 'GET', path, status: 422, issues })
const failed = (method: string, path: string, status: number, detail: string, body?: object): Exchange => ({
  method,
  path,
  body: body && JSON.stringify(body),
  status,
  json: { detail },
})

const item = { name: 'Teapot', sku: 'TEA-0001', price: 24.5 }
const customer = { name: 'Ada', email: 'new@example.com', address: ADDRESS }
const line = { itemId: 1, quantity: 1 }
const order = { customerId: 1, lines: [line] }

const postItem = (change: object, ...issues: string[]): Exchange =>
  refused('POST', '/items', { ...item, ...change }, ...issues)
const postCustomer = (change: object, ...issues: string[]): Exchange =>
  refused('POST', '/customers', { ...customer, ...change }, ...issues)
const postOrder = (change: object, ...issues: string[]): Exchange =>
  refused('POST', '/orders', { ...order, ...change }, ...issues)

/** Values of a body that are missing, of a wrong type, or out of bounds. */
const BODIES: readonly Exchange[] = [
  postItem({ name: '' }, 'string_too_short body.name'),
  postItem({ name: undefined, price: '5' }, 'missing body.name', 'float_type body.price'),
  postItem({ sku: 'tea', price: -1 }, 'string_pattern_mismatch body.sku', 'greater_than_equal body.price'),
  postItem({ stock: 1.5 }, 'int_from_float body.stock'),
  postItem({ stock: null, tags: {} }, 'int_type body.stock', 'list_type body.tags'),
  postItem({ tags: ['a', 5, ''] }, 'string_type body.tags.1', 'string_too_short body.tags.2'),
  postItem({ tags: Array.from({ length: 5000 }, String) }, 'too_long body.tags'),
  postItem({ name: 'x'.repeat(100_000) }, 'string_too_long body.name'),
  refused('POST', '/items', [], 'object_type body'),
  refused('POST', '/items', null, 'missing body'),
  refused('POST', '/items', 'text', 'object_type body'),
  refused(
    'POST',
    '/items',
    { constructor: 2, toString: 1 },
    'missing body.name',
    'missing body.sku',
    'missing body.price',
  ),
  refused('PATCH', '/items/1', { name: null, price: true }, 'string_type body.name', 'float_type body.price'),
  refused('PATCH', '/items/x', { name: 5 }, 'int_parsing path.id', 'string_type body.name'),
  postCustomer({ email: 'ada', name: 5 }, 'string_type body.name', 'is_email body.email'),
  postCustomer({ note: 'x'.repeat(501) }, 'string_too_long body.note'),
  postCustomer({ address: undefined }, 'missing body.address'),
  postCustomer({ address: 'London' }, 'object_type body.address'),
  postCustomer(
    { address: { street: '', country: 'Atlantis' } },
    'string_too_short body.address.street',
    'missing body.address.city',
    'is_iso31661_alpha2 body.address.country',
  ),
  refused(
    'PATCH',
    '/customers/1',
    { address: { city: 'Paris' } },
    'missing body.address.street',
    'missing body.address.country',
  ),
  postOrder({ lines: [] }, 'too_short body.lines'),
  postOrder({ lines: [line, line] }, 'array_unique body.lines'),
  postOrder({ lines: [line, { itemId: 2, quantity: 0 }] }, 'greater_than_equal body.lines.1.quantity'),
  postOrder({ lines: [{ itemId: '1' }] }, 'int_type body.lines.0.itemId', 'missing body.lines.0.quantity'),
  postOrder({ lines: [null, 1] }, 'object_type body.lines.0', 'object_type body.lines.1'),
  postOrder(
    { customerId: 0, deliverOn: '2030-02-30' },
    'greater_than_equal body.customerId',
    'date_parsing body.deliverOn',
  ),
  refused('PATCH', '/orders/1', { status: 'lost' }, 'enum body.status'),
  refused('PATCH', '/orders/1', {}, 'missing body.status'),
]

/** Values of the path and of the query. */
const ADDRESSES: readonly Exchange[] = [
  ...['items', 'customers', 'orders'].flatMap((of) => [
    unread(`/${of}/x`, 'int_parsing path.id'),
    unread(`/${of}/0`, 'greater_than_equal path.id'),
    unread(`/${of}/1.5`, 'int_parsing path.id'),
    unread(`/${of}/%C3%A9%00`, 'int_parsing path.id'),
    unread(`/${of}/${'9'.repeat(5000)}`, 'int_parsing_size path.id'),
    unread(`/${of}?limit=x&offset=-1`, 'int_parsing query.limit', 'greater_than_equal query.offset'),
    unread(`/${of}?limit=101&offset=%zz`, 'less_than_equal query.limit', 'int_parsing query.offset'),
    unread(`/${of}?limit=`, 'int_parsing query.limit'),
    failed('GET', `/${of}/%zz`, 400, 'Bad Request'),
    failed('GET', `/${of}/%E0%A4%A`, 400, 'Bad Request'),
    failed('PATCH', `/${of}/%ff`, 400, 'Bad Request', {}),
  ]),
  unread(
    '/items?maxPrice=1e999&inStock=maybe&order=size&tag=',
    'string_too_short query.tag.0',
    'finite_number query.maxPrice',
    'bool_parsing query.inStock',
    'enum query.order',
  ),
  unread(`/items?search=${'x'.repeat(5000)}`, 'string_too_long query.search'),
  unread(
    '/orders?customerId=0&status=new&status=lost&from=yesterday',
    'greater_than_equal query.customerId',
    'enum query.status.1',
    'datetime_parsing query.from',
  ),
]

const sent = (body: string | Buffer, status: number, issue: string, path = '/items'): Exchange => ({
  method: 'POST',
  path,
  body,
  status,
  issues: [issue],
})
const NO_JSON_TYPE = 'content_type header.content-type'

/** What is not JSON in UTF-8, or not said to be. */
const MALFORMED: readonly Exchange[] = [
  sent('', 422, 'missing body'),
  sent('{"name": }', 400, 'json_invalid body.9'),
  sent('{"customerId": 1', 400, 'json_invalid body.16', '/orders'),
  sent('\u{1f600}', 400, 'json_invalid body.0', '/customers'),
  sent('['.repeat(500), 400, 'json_invalid body.200'),
  sent(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'json_invalid body.2'),
  sent(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 400, 'json_invalid body.1', '/orders'),
  { ...sent('{}', 415, NO_JSON_TYPE), type: null },
  { ...sent('<a/>', 415, NO_JSON_TYPE), type: 'text/xml' },
  { ...sent('Teapot', 415, NO_JSON_TYPE, '/orders'), type: 'text/plain' },
  { ...sent('{}', 415, NO_JSON_TYPE, '/customers'), type: 'application/json; charset=latin1' },
  { ...sent('{"name": }', 400, 'json_invalid body.9'), chunked: true },
]

const unserved = (method: string, path: string, allow: string): Exchange => ({
  ...failed(method, path, 405, 'Method Not Allowed'),
  header: ['allow', allow],
})

/** What is not there, and not served. */
const UNSERVED: readonly Exchange[] = [
  ...['item', 'customer', 'order'].flatMap((of) => [
    failed('GET', `/${of}s/${UNKNOWN}`, 404, `There is no ${of} ${UNKNOWN}`),
    unserved('PUT', `/${of}s`, 'GET, HEAD, POST'),
    unserved('OPTIONS', `/${of}s?a=%zz`, 'GET, HEAD, POST'),
  ]),
  failed('PATCH', `/items/${UNKNOWN}`, 404, `There is no item ${UNKNOWN}`, { price: 1 }),
  failed('PATCH', `/customers/${UNKNOWN}`, 404, `There is no customer ${UNKNOWN}`, {}),
  failed('PATCH', `/orders/${UNKNOWN}`, 404, `There is no order ${UNKNOWN}`, { status: 'paid' }),
  failed('DELETE', `/items/${UNKNOWN}`, 404, `There is no item ${UNKNOWN}`),
  failed('DELETE', `/customers/${UNKNOWN}`, 404, `There is no customer ${UNKNOWN}`),
  unserved('POST', '/items/1', 'GET, HEAD, PATCH, DELETE'),
  unserved('DELETE', '/orders/1', 'GET, HEAD, PATCH'),
  failed('GET', '/nothing', 404, 'Not Found'),
  failed('GET', '/__proto__', 404, 'Not Found'),
  failed('GET', '/items/1/2', 404, 'Not Found'),
  failed('GET', '/../../package.json', 404, 'Not Found'),
  { ...failed('POST', '/nothing', 404, 'Not Found'), body: '{' },
  { ...failed('POST', '/nothing', 404, 'Not Found'), body: '<a/>', type: 'text/xml' },
]

export const REFUSED: readonly Exchange[] = [...BODIES, ...ADDRESSES, ...MALFORMED, ...UNSERVED]

/** What the store itself refuses, because of what it keeps. */
export function conflicts({ items, customers, orders }: Kept): readonly Exchange[] {
  const [cup, lamp, pot] = items
  const [ada, bob] = customers
  const [open, shipped] = orders
  const place = (itemId: number, quantity: number, customerId = ada.id): object => ({
    customerId,
    lines: [{ itemId, quantity }],
  })
  return [
    failed('POST', '/items', 409, `KEP-0001 is item ${cup.id} already`, { ...item, sku: 'KEP-0001' }),
    failed('PATCH', `/items/${lamp.id}`, 409, `KEP-0003 is item ${pot.id} already`, { sku: 'KEP-0003' }),
    failed('POST', '/customers', 409, 'ada@example.com is known already', {
      ...customer,
      email: 'ada@example.com',
    }),
    failed('PATCH', `/customers/${bob.id}`, 409, 'ada@example.com is known already', {
      email: 'ada@example.com',
    }),
    failed('DELETE', `/customers/${ada.id}`, 409, '1 of their orders are under way'),
    failed('POST', '/orders', 409, `There is no customer ${UNKNOWN}`, place(cup.id, 1, UNKNOWN)),
    failed('POST', '/orders', 409, `There are 6 of item ${cup.id}`, place(cup.id, 7)),
    failed('POST', '/orders', 409, `There are 0 of item ${UNKNOWN}`, place(UNKNOWN, 1)),
    failed('PATCH', `/orders/${open.id}`, 409, 'An order that is new cannot become shipped', {
      status: 'shipped',
    }),
    failed('PATCH', `/orders/${shipped.id}`, 409, 'An order that is shipped cannot become new', {
      status: 'new',
    }),
  ]
}
