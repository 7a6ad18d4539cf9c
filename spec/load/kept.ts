import { made, type Talk } from './conversation.js'

export interface KeptItem {
  readonly id: number
  readonly name: string
  readonly sku: string
  readonly price: number
  readonly stock: number
  readonly tags: readonly string[]
}

/** What is in the store from start to end, and what no request changes. */
export interface Kept {
  /** By name: a cup, a lamp, a pot that is out of stock. All are tagged `kept`. */
  readonly items: readonly [cup: KeptItem, lamp: KeptItem, pot: KeptItem]
  /** Ada, who has the orders, and Bob. */
  readonly customers: readonly [ada: { readonly id: number }, bob: { readonly id: number }]
  /** Ada's: the first is new, the second is shipped. */
  readonly orders: readonly [open: { readonly id: number }, shipped: { readonly id: number }]
}

export const ADDRESS = { street: '12 St James Square', city: 'London', country: 'GB' }

export async function fill(talk: Talk): Promise<Kept> {
  const item = { stock: 10, tags: ['kept'] }
  const cup = await made(talk, '/items', { ...item, name: 'Kept cup', sku: 'KEP-0001', price: 6 })
  const lamp = await made(talk, '/items', { ...item, name: 'Kept lamp é', sku: 'KEP-0002', price: 30.5 })
  const pot = await made(talk, '/items', {
    ...item,
    name: 'Kept pot',
    sku: 'KEP-0003',
    price: 24.5,
    stock: 0,
  })
  const ada = await made(talk, '/customers', { name: 'Ada', email: 'ada@example.com', address: ADDRESS })
  const bob = await made(talk, '/customers', { name: 'Bob', email: 'bob@example.com', address: ADDRESS })
  const order = { customerId: ada, lines: [{ itemId: cup, quantity: 2 }], deliverOn: '2030-01-31' }
  const open = await made(talk, '/orders', order)
  const shipped = await made(talk, '/orders', order)
  for (const status of ['paid', 'shipped']) await talk('PATCH', `/orders/${shipped}`, { status })
  const read = async (path: string): Promise<never> => (await talk('GET', path))[1] as never
  return {
    items: [await read(`/items/${cup}`), await read(`/items/${lamp}`), await read(`/items/${pot}`)],
    customers: [await read(`/customers/${ada}`), await read(`/customers/${bob}`)],
    orders: [await read(`/orders/${open}`), await read(`/orders/${shipped}`)],
  }
}
