import { IsInt, Max, Min } from 'class-validator'
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

/** The part of `all` that `query` asks for. */
export function pageOf<T>(all: readonly T[], { limit, offset }: PageQuery): Page<T> {
  return { items: all.slice(offset, offset + limit), total: all.length }
}
