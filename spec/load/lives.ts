import { made, type Talk } from './conversation.js'
import { ADDRESS } from './kept.js'
import { type Draw, oneOf } from './random.js'

/** Who does it: a client has one SKU and one address of its own at a time, so that none meets another's. */
export interface Actor {
  readonly talk: Talk
  readonly draw: Draw
  readonly index: number
}

/** A life makes things, looks at them, and takes them away. */
export type Life = (actor: Actor) => Promise<void>

const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index)

function newItem({ draw, index }: Actor): { sku: string; name: string; price: number } {
  const sku = `LI${letterOf(index)}-${String(draw(10_000)).padStart(4, '0')}`
  return { sku, name: `Own é ${sku}`, price: draw(100) / 4 }
}

const newCustomer = ({ draw, index }: Actor) => ({
  name: `Own \u{1f600} ${draw(100)}`,
  email: `own${index}.${draw(10_000)}@example.com`,
  address: ADDRESS,
})

const itemLife: Life = async (actor) => {
  const { talk, draw } = actor
  const item = { ...newItem(actor), stock: draw(9), tags: ['a', 'b"\\\u2028'].slice(draw(3)) }
  const id = await made(talk, '/items', { ...item, colour: 'dropped' })
  const path = `/items/${id}`
  expect(await talk('GET', path)).toEqual([200, { ...item, id }])
  const found = { items: [{ ...item, id }], total: 1 }
  expect(await talk('GET', `/items?search=${encodeURIComponent(item.name)}&maxPrice=25`)).toEqual([
    200,
    found,
  ])
  const change = oneOf(draw, [{ price: 1 }, { stock: 99 }, { name: 'Own', tags: [] }, {}])
  expect(await talk('PATCH', path, change)).toEqual([200, { ...item, ...change, id }])
  const tooFew = { type: 'greater_than_equal', loc: ['body', 'stock'] }
  expect(await talk('PATCH', path, { price: 2, stock: -1 })).toMatchObject([422, { detail: [tooFew] }])
  expect(await talk('GET', path)).toEqual([200, { ...item, ...change, id }])
  const again = { detail: `${item.sku} is item ${id} already` }
  expect(await talk('POST', '/items', item)).toEqual([409, again])
  await gone(talk, path, `There is no item ${id}`)
}

const customerLife: Life = async (actor) => {
  const { talk, draw } = actor
  const customer = newCustomer(actor)
  const id = await made(talk, '/customers', customer)
  const path = `/customers/${id}`
  const kept = { ...customer, id, note: null, since: moment }
  expect(await talk('GET', path)).toEqual([200, kept])
  const change = oneOf(draw, [{ note: 'Rings twice' }, { address: { ...ADDRESS, city: 'Leeds' } }])
  expect(await talk('PATCH', path, change)).toEqual([200, { ...kept, ...change }])
  const known = { detail: `${customer.email} is known already` }
  expect(await talk('POST', '/customers', customer)).toEqual([409, known])
  expect(await talk('GET', `/orders?customerId=${id}`)).toEqual([200, { items: [], total: 0 }])
  await gone(talk, path, `There is no customer ${id}`)
}

/** Leaves its order, which nobody can take away. */
export const orderLife: Life = async (actor) => {
  const { talk, draw } = actor
  const item = newItem(actor)
  const itemId = await made(talk, '/items', { ...item, stock: 5 })
  const customerId = await made(talk, '/customers', newCustomer(actor))
  const stock = async (): Promise<unknown> =>
    ((await talk('GET', `/items/${itemId}`))[1] as { stock: number }).stock
  const id = await made(talk, '/orders', { customerId, lines: [{ itemId, quantity: 2 }] })
  const priced = { itemId, quantity: 2, name: item.name, unitPrice: item.price }
  const order = { id, customerId, status: 'new', lines: [priced], total: item.price * 2, placedAt: moment }
  expect([await talk('GET', `/orders/${id}`), await stock()]).toEqual([[200, order], 3])
  const more = { customerId, lines: [{ itemId, quantity: 4 }] }
  expect(await talk('POST', '/orders', more)).toEqual([409, { detail: `There are 3 of item ${itemId}` }])
  const underWay = { detail: '1 of their orders are under way' }
  expect(await talk('DELETE', `/customers/${customerId}`)).toEqual([409, underWay])
  const end = oneOf(draw, ['shipped', 'cancelled'])
  for (const status of ['paid', end]) {
    expect(await talk('PATCH', `/orders/${id}`, { status })).toEqual([200, { ...order, status }])
  }
  expect(await stock()).toBe(end === 'cancelled' ? 5 : 3)
  const listed = { items: [{ ...order, status: end }], total: 1 }
  expect(await talk('GET', `/orders?customerId=${customerId}`)).toEqual([200, listed])
  await gone(talk, `/items/${itemId}`, `There is no item ${itemId}`)
  await gone(talk, `/customers/${customerId}`, `There is no customer ${customerId}`)
}

async function gone(talk: Talk, path: string, detail: string): Promise<void> {
  expect(await talk('DELETE', path)).toEqual([204, undefined])
  expect(await talk('DELETE', path)).toEqual([404, { detail }])
}

export const LIVES: readonly Life[] = [itemLife, customerLife]
