import type { Issue } from './issue.js'

/** `{ loc: ['body', 'name'], msg: 'Field required' }` → `'body.name: Field required'` */
function line({ loc, msg }: Issue): string {
  return loc.length === 0 ? msg : `${loc.join('.')}: ${msg}`
}

/** A value that was refused, with every issue: what `parse` throws. */
export class ValidationError extends Error {
  override readonly name: string = 'ValidationError'

  constructor(readonly issues: readonly Issue[]) {
    super()
  }
}

// Most are answered and never shown: the text is made when somebody asks for it.
Object.defineProperty(ValidationError.prototype, 'message', {
  configurable: true,
  get(this: ValidationError): string {
    return this.issues.map(line).join('\n')
  },
})

/**
 * A request that was refused, with every issue of its inputs. A handler may throw one for what only it can
 * judge; a `ValidationError` that is none (of a `parse` in a handler) is the server's own, and a 500.
 *
 * @param status 422 unless the request was not even read (400, 415).
 * @example
 * ```ts
 * throw new RequestValidationError([{ type: 'end_before_start', loc: ['body', 'end'], msg: 'Ends before it starts' }])
 * ```
 */
export class RequestValidationError extends ValidationError {
  override readonly name = 'RequestValidationError'

  constructor(
    issues: readonly Issue[],
    readonly status: number = 422,
  ) {
    super(issues)
  }

  /** One of a request that a client sent: without a stack, which would tell nothing and cost more than all the rest. */
  static ofClient(issues: readonly Issue[], status?: number): RequestValidationError {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    const refused = new RequestValidationError(issues, status)
    Error.stackTraceLimit = stackTraceLimit
    return refused
  }
}
