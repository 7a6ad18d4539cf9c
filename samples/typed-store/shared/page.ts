import type { Int, Max, Min } from 'typefast'

/** Which part of a list is asked for. Filters extend it. */
export class PageQuery {
  /** How many at most */
  limit: Int & Min<1> & Max<100> = 20

  /** How many to leave out before the first */
  offset: Int & Min<0> = 0
}

// `interface ItemPage extends Page<Item> {}` is documented as `ItemPage`; by itself, `Page<Item>` is `PageOfItem`.
export interface Page<T> {
  /** In the order that was asked for */
  items: T[]
  /** How many there are on all pages */
  total: Int & Min<0>
}
