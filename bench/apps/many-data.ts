/** What the routes of the many-apps return. */
export const itemOf = (id: number) => ({
  name: `item ${id}`,
  price: 1,
  owner: { name: 'Ada', email: 'ada@example.com' },
})
