import type { NewOrder } from './inputs.js'

/** What the list route returns: rows as a database gives them, with a property that must not leave. */
export const rows = Array.from({ length: 100 }, (_, index) => ({
  id: index + 1,
  name: `Item ${index + 1}`,
  price: index * 1.25,
  tags: ['new', 'sale', `shelf-${index % 7}`],
  createdAt: new Date(Date.UTC(2024, 0, 1, 0, index)),
  owner: { id: (index % 10) + 1, name: `Owner ${(index % 10) + 1}` },
  secret: 'must not leave',
}))

/** What the order route returns. */
export function receiptOf(order: NewOrder): { id: number; total: number } {
  let total = 0
  for (const { quantity, price } of order.lines) {
    total += quantity * price
  }
  return { id: 1, total }
}
