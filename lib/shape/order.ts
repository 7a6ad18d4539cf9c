/**
 * One list that keeps the order of each of several, so that properties which only some of them know stand
 * where they were declared. The first list wins where two disagree.
 * `(['a', 'c'], ['a', 'b', 'c'])` → `['a', 'b', 'c']`
 */
export function joinOrders(...orders: readonly (readonly string[])[]): string[] {
  const joined: string[] = []
  for (const order of orders) {
    let at = 0
    for (const name of order) {
      const known = joined.indexOf(name)
      if (known === -1) {
        joined.splice(at, 0, name)
        at += 1
      } else if (known >= at) {
        at = known + 1
      }
    }
  }
  return joined
}
