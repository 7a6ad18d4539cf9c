import { type Kysely, type Migration, Migrator } from 'kysely'
import { items } from './migrations/0001-items.js'
import { customers } from './migrations/0002-customers.js'
import { orders } from './migrations/0003-orders.js'
import type { Tables } from './tables.js'

/** In the order of their names, by which the database remembers them: one that has been released stays as it is. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-items': items,
  '0002-customers': customers,
  '0003-orders': orders,
}

/** Runs the migrations that `db` has not seen yet: all of them, or none. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
