import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import { MEMORY } from '../../samples/store/database/address.js'
import { Connection } from '../../samples/store/database/connection.js'

/** Of one spec file: PGlite takes a second to start, and files run side by side. */
export interface OwnDatabase extends AsyncDisposable {
  readonly connection: Connection
  /** As it was at first: no rows, and ids from 1. */
  empty(): Promise<void>
}

/** PGlite in memory, or a database that is made on the server at `DATABASE_URL`. */
export async function openOwnDatabase(): Promise<OwnDatabase> {
  const { address, drop } = await makeDatabase()
  const connection = await Connection.open(address)
  return {
    connection,
    empty: async () => {
      await sql`truncate items, customers, orders, order_lines restart identity`.execute(connection.db)
    },
    [Symbol.asyncDispose]: async () => {
      await connection[Symbol.asyncDispose]()
      await drop()
    },
  }
}

/** An address, and what takes away all that is there. */
export interface MadeDatabase {
  readonly address: string
  readonly drop: () => Promise<void>
}

export async function makeDatabase(server = process.env.DATABASE_URL): Promise<MadeDatabase> {
  if (server === undefined) return { address: MEMORY, drop: async () => undefined }
  const name = `store_${randomBytes(8).toString('hex')}`
  await ask(server, `create database ${name}`)
  const address = new URL(server)
  address.pathname = name
  return { address: address.href, drop: () => ask(server, `drop database ${name} with (force)`) }
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new Client(server)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
