import { type Kysely, type Migration, sql } from 'kysely'

export const items: Migration = {
  up: (db: Kysely<unknown>) =>
    db.schema
      .createTable('items')
      .addColumn('id', 'bigint', (id) => id.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('name', 'text', (name) => name.notNull())
      .addColumn('sku', 'text', (sku) => sku.notNull().unique())
      .addColumn('price', 'numeric', (price) => price.notNull().check(sql`price >= 0`))
      .addColumn('stock', 'bigint', (stock) => stock.notNull().check(sql`stock >= 0`))
      .addColumn('tags', sql`text[]`, (tags) => tags.notNull())
      .execute(),
  down: (db: Kysely<unknown>) => db.schema.dropTable('items').execute(),
}
