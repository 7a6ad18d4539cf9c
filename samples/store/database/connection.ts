import { CamelCasePlugin, Kysely } from 'kysely'
import { migrate } from './migrate.js'
import { openStorage, type Storage } from './storage.js'
import type { Tables } from './tables.js'

/** The application's way to its database. */
export class Connection implements AsyncDisposable {
  readonly db: Kysely<Tables>

  constructor(private readonly storage: Storage) {
    this.db = new Kysely<Tables>({ dialect: storage.dialect, plugins: [new CamelCasePlugin()] })
  }

  /** Opens the database at an address as `openStorage` takes it, with its tables as they are to be. */
  static async open(address: string): Promise<Connection> {
    const connection = new Connection(await openStorage(address))
    try {
      await migrate(connection.db)
      return connection
    } catch (error) {
      await connection[Symbol.asyncDispose]()
      throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.db.destroy()
    await this.storage.close()
  }
}
