import { sql } from 'kysely'
import type { Transaction } from './transaction.js'

/**
 * Lets no other transaction claim the same value until this one ends: so that what is read next is still true when
 * it is written, and a value that must be unique is refused with a reason, not by the constraint.
 */
export async function claim(transaction: Transaction, value: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${value}, 0))`.execute(transaction)
}
