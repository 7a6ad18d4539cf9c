import type { ArrayShape } from '../../shape/shape.js'

/** What the function of a list is called after: `ListOrder`, `Liststring` */
export const listName = ({ items }: ArrayShape): string =>
  `List${items.kind === 'reference' ? items.target.name : items.kind}`
