/** Why types cannot be read at all. */
export type TypesErrorCode =
  | 'TYPESCRIPT_MISSING'
  | 'TYPESCRIPT_OLD'
  | 'PROJECT_MISSING'
  | 'PROJECT_EMPTY'
  | 'PROJECT_INVALID'
  | 'PROJECT_UNOPENED'
  | 'MODULE_UNWRITTEN'

/** What the reader cannot work with: its message says what, and what to do. */
export class TypesError extends Error {
  override readonly name = 'TypesError'

  constructor(
    readonly code: TypesErrorCode,
    { message, remedy }: { readonly message: string; readonly remedy: string },
  ) {
    super(`${message}\n    ${remedy}`)
  }
}

/** Something in the program that cannot be read as it stands. */
export interface TypesProblem {
  readonly severity: 'error' | 'warning'
  /** `src/orders.ts:12:3`, relative to the folder of the project. */
  readonly at: string
  readonly message: string
  readonly remedy: string
}
