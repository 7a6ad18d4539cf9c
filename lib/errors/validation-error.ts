import type { Issue } from './issue.js'

/** `{ loc: ['body', 'name'], msg: 'Field required' }` → `'body.name: Field required'` */
function line({ loc, msg }: Issue): string {
  return loc.length === 0 ? msg : `${loc.join('.')}: ${msg}`
}

/** A value that was refused, with every issue: what `parse` throws, and what a request is answered 422 with. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError'

  constructor(
    readonly issues: readonly Issue[],
    /** Of the answer: 422 unless the request was not even read (400, 415). */
    readonly status: number = 422,
  ) {
    super(issues.map(line).join('\n'))
  }
}
