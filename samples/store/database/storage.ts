import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { type Dialect, PostgresDialect } from 'kysely'
import { PGliteDialect } from 'kysely-pglite-dialect'
import { Pool, types } from 'pg'
import { isPostgres, MEMORY } from './address.js'
import { COLUMN_READERS } from './column-types.js'
import { lockFolder } from './folder-lock.js'

/** Where rows are kept, opened. */
export interface Storage {
  readonly dialect: Dialect
  /** After the last query. */
  readonly close: () => Promise<void>
}

/** `'memory://'`, `'postgres://ada@db.example.com/store'`, or a folder, which is made where it is missing. */
export function openStorage(address: string): Promise<Storage> {
  if (address === MEMORY) return openPGlite(address)
  return isPostgres(address) ? openPostgres(address) : openFolder(address)
}

async function openFolder(folder: string): Promise<Storage> {
  mkdirSync(dirname(folder), { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const { dialect, close } = await openPGlite(folder)
    return { dialect, close: () => close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

async function openPGlite(dataDir: string): Promise<Storage> {
  const pglite = await PGlite.create({ dataDir, parsers: COLUMN_READERS })
  return {
    dialect: new PGliteDialect(pglite),
    close: async () => {
      if (!pglite.closed) await pglite.close()
    },
  }
}

async function openPostgres(connectionString: string): Promise<Storage> {
  const pool = new Pool({
    connectionString,
    connectionTimeoutMillis: 5000,
    types: {
      getTypeParser: (type, format) => COLUMN_READERS[type] ?? types.getTypeParser(type, format),
    },
  })
  // Of a connection that breaks while nobody uses it, which the pool replaces; unheard, it would end the process.
  pool.on('error', () => undefined)
  return {
    dialect: new PostgresDialect({ pool }),
    close: async () => {
      if (!pool.ended) await pool.end()
    },
  }
}
