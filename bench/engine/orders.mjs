/** So many bodies of the order route, no two alike, as `JSON.parse` gives them. */
function bodies(bodyOf) {
  return Array.from({ length: 8 }, (_, index) => JSON.parse(JSON.stringify(bodyOf(index))))
}

const lineOf = (order, line) => ({
  sku: `SKU-${order}-${line}`,
  quantity: order + line + 1,
  price: 2.5 * (line + 1) + order,
})

const orderOf = (index) => ({
  customer: { name: `Ada Lovelace ${index}`, email: `ada${index}@example.com` },
  note: `Leave it at door ${index}`,
  lines: Array.from({ length: 5 }, (_, line) => lineOf(index, line)),
})

export const validOrders = bodies(orderOf)

/** Each with the five mistakes of `MISTAKEN`. */
export const invalidOrders = bodies((index) => {
  const { note, lines } = orderOf(index)
  const [first, second, third, fourth, fifth] = lines
  return {
    customer: { name: '', email: `nobody${index}` },
    note,
    lines: [
      first,
      { ...second, quantity: -index },
      { ...third, sku: undefined },
      { ...fourth, price: -1 },
      fifth,
    ],
  }
})

/** Where the mistakes of an invalid order are. */
export const MISTAKEN = [
  'customer.name',
  'customer.email',
  'lines.1.quantity',
  'lines.2.sku',
  'lines.3.price',
]
