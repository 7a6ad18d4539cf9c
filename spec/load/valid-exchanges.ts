import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from './check.js'
import type { Kept } from './kept.js'

const get = (path: string, json: unknown): Exchange => ({ method: 'GET', path, status: 200, json })
const page = (path: string, items: readonly unknown[], total = items.length): Exchange =>
  get(path, { items, total })
const change = (path: string, body: object, json: unknown): Exchange => ({
  method: 'PATCH',
  path,
  body: JSON.stringify(body),
  status: 200,
  json,
})

/** Requests that are answered with what is kept, and leave it as it is. */
export function validExchanges(kept: Kept): readonly Exchange[] {
  return [...ofItems(kept), ...ofCustomers(kept), ...ofOrders(kept)]
}

function ofItems({ items }: Kept): Exchange[] {
  const [cup, lamp, pot] = items
  return [
    ...items.map((item) => get(`/items/${item.id}`, item)),
    get(`/items/+${cup.id}.0`, cup),
    { method: 'HEAD', path: `/items/${pot.id}`, status: 200 },
    page('/items?tag=kept', items),
    page('/items?tag=kept&order=price', [cup, pot, lamp]),
    page('/items?tag=kept&limit=1&offset=1', [lamp], 3),
    page('/items?tag=kept&limit=1&limit=2', [cup, lamp], 3),
    page('/items?tag=kept&offset=9007199254740991', [], 3),
    page('/items?tag=kept&tag=other', []),
    page('/items?tag=kept&maxPrice=6.0', [cup]),
    page('/items?tag=kept&inStock=no', [pot]),
    page('/items?search=KEPT+LAMP%20%C3%A9&__proto__=1&constructor[x]=2', [lamp]),
    page('/items?search=%zz%ff', []),
    page('/items?tag=kept&search=cup&unknown=%', [cup]),
    change(`/items/${cup.id}`, {}, cup),
    change(`/items/${cup.id}`, { sku: cup.sku, colour: 'dropped', __proto__: null }, cup),
  ]
}

function ofCustomers({ customers: [ada, bob] }: Kept): Exchange[] {
  return [
    { method: 'GET', path: '/customers?limit=2', status: 200, items: [ada, bob] },
    { method: 'GET', path: '/customers?limit=1&offset=1&__proto__=1', status: 200, items: [bob] },
    get(`/customers/${ada.id}`, ada),
    get(`/customers/${bob.id}`, bob),
    change(`/customers/${bob.id}`, { note: null }, bob),
  ]
}

function ofOrders({ customers: [ada, bob], orders }: Kept): Exchange[] {
  const [open, shipped] = orders
  return [
    ...orders.map((order) => get(`/orders/${order.id}`, order)),
    page(`/orders?customerId=${ada.id}`, orders),
    page(`/orders?customerId=${ada.id}&limit=1`, [open], 2),
    page(`/orders?customerId=${ada.id}&status=shipped&status=paid`, [shipped]),
    page(`/orders?customerId=${ada.id}&from=2020-01-01T00:00:00Z&until=2999-12-31T23:59:59%2B02:00`, orders),
    page(`/orders?customerId=${ada.id}&until=2020-01-01T00:00:00Z`, []),
    page(`/orders?customerId=${bob.id}`, []),
  ]
}

const golden: unknown = JSON.parse(readFileSync(join(__dirname, '../golden/store.json'), 'utf8'))

/** Large ones, that are asked for now and then. */
export const PAGES: readonly Exchange[] = [
  get('/openapi.json', golden),
  { method: 'GET', path: '/docs', status: 200, html: '<title>Store</title>' },
  { method: 'GET', path: '/redoc', status: 200, html: '<title>Store</title>' },
]
