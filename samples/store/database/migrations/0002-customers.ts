import { type Kysely, type Migration, sql } from 'kysely'

export const customers: Migration = {
  up: (db: Kysely<unknown>) =>
    db.schema
      .createTable('customers')
      .addColumn('id', 'bigint', (id) => id.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('name', 'text', (name) => name.notNull())
      .addColumn('email', 'text', (email) => email.notNull().unique())
      .addColumn('street', 'text', (street) => street.notNull())
      .addColumn('city', 'text', (city) => city.notNull())
      .addColumn('country', 'text', (country) => country.notNull())
      .addColumn('note', 'text')
      .addColumn('since', 'timestamptz(3)', (since) => since.notNull().defaultTo(sql`now()`))
      .execute(),
  down: (db: Kysely<unknown>) => db.schema.dropTable('customers').execute(),
}
