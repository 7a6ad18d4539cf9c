import { RequestValidationError } from 'typefast'

/** What Postgres says of a value that a column, or any text of its, cannot hold. */
const UNSTORABLE: ReadonlySet<unknown> = new Set([
  '22003', // a number that is too large
  '22P02', // the same, written as 1e300
  '22021', // U+0000
])

/** The request's fault, where an error of the database says that it cannot hold a value. */
export function dataFault(error: unknown): RequestValidationError | undefined {
  if (!UNSTORABLE.has(Object(error).code)) return undefined
  const fault = new RequestValidationError([
    { type: 'not_storable', loc: [], msg: 'A value is outside of what the database can hold' },
  ])
  fault.cause = error
  return fault
}
