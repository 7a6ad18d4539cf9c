import type { ControlledTransaction } from 'kysely'
import { Depends, Provides } from 'typefast'
import { Connection } from './connection.js'
import { dataFault } from './data-exception.js'
import type { Tables } from './tables.js'

export type Transaction = ControlledTransaction<Tables>

export class Transactions {
  /**
   * One for each request, and its only way to the database: PGlite has a single connection, for which a request
   * that had it already would wait for ever. It commits before the answer: nobody is told of what was not kept.
   */
  @Provides({ until: 'handler' })
  static async *ofRequest(
    @Depends() { db }: Connection,
    @Depends() signal: AbortSignal,
  ): AsyncGenerator<Transaction> {
    const transaction = await db.startTransaction().execute()
    try {
      // Whoever asked may have left while it waited for a connection.
      signal.throwIfAborted()
      yield transaction
      await transaction.commit().execute()
    } catch (error) {
      throw dataFault(error) ?? error
    } finally {
      if (!transaction.isCommitted) await transaction.rollback().execute()
    }
  }
}
