import { IsInt, Max, Min } from 'class-validator'
import type { SelectQueryBuilder } from 'kysely'
import { type Constructor, Field } from 'typefast'

/** Which part of a list is asked for. Filters extend it. */
export class PageQuery {
  @IsInt()
  @Min(1)
  @Max(100)
  @Field({ description: 'How many at most' })
  limit: number = 20

  @IsInt()
  @Min(0)
  @Field({ description: 'How many to leave out before the first' })
  offset: number = 0
}

/** A part of a list. */
export interface Page<T> {
  items: T[]
  total: number
}

const pages = new WeakMap<Constructor, Constructor<Page<object>>>()

/** The class of pages of `item`, always the same one: `Page(Item)` is documented as `ItemPage`. */
export function Page<T extends object>(item: Constructor<T>): Constructor<Page<T>> {
  const page = pages.get(item) ?? makePage(item)
  pages.set(item, page)
  return page as Constructor<Page<T>>
}

function makePage<T extends object>(item: Constructor<T>): Constructor<Page<T>> {
  class ClassPage implements Page<T> {
    @Field({ items: item, description: 'In the order that was asked for' })
    items!: T[]

    @IsInt()
    @Min(0)
    @Field({ description: 'How many there are on all pages' })
    total!: number
  }
  Object.defineProperty(ClassPage, 'name', { value: `${item.name}Page` })
  return ClassPage
}

/** The part of the rows of `query` that is asked for. */
export async function pageOf<DB, Table extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Table, Row>,
  { limit, offset }: PageQuery,
): Promise<Page<Row>> {
  const items = await query.limit(limit).offset(offset).execute()
  const { total } = await query
    .clearSelect()
    .clearOrderBy()
    .select(({ fn }) => fn.countAll().as('total'))
    .$castTo<{ total: number }>()
    .executeTakeFirstOrThrow()
  return { items, total }
}
