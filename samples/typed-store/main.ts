import { type App, type AppOptions, createApp } from 'typefast'
import { addressFor, MEMORY, placeOf } from '../store/database/address.js'
import { Connection } from '../store/database/connection.js'
import * as generated from './types.gen.js'

export interface StoreOptions extends Pick<AppOptions, 'logger'> {
  /** Its address, or one that is open already and stays so; in memory, unless it is said. */
  readonly database?: string | Connection
}

/** The store of `samples/store`, its types said once. */
export function createStore({ database = MEMORY, ...options }: StoreOptions = {}): Promise<App> {
  return createApp({
    ...options,
    ...generated,
    title: 'Store',
    version: '1.0.0',
    description: 'A small shop: what it sells, to whom, and what they ordered.',
    license: { name: 'MIT', identifier: 'MIT' },
    tags: [
      { name: 'items', description: 'The catalogue, and what is in the warehouse' },
      { name: 'customers', description: 'Who buys' },
      { name: 'orders', description: 'From the basket to the parcel' },
    ],
    providers: [[Connection, typeof database === 'string' ? () => Connection.open(database) : database]],
  })
}

async function start(): Promise<void> {
  const database = addressFor(process)
  const store = await createStore({ database })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => store.close())
  try {
    await store.listen({ port: Number(process.env.PORT ?? 3000) })
  } catch (error) {
    await store.close()
    throw error
  }
  store.fastify.log.info(`Data in ${placeOf(database)}`)
}

if (require.main === module) {
  start().catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
}
