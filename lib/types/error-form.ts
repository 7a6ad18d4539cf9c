/** How an error is made: what of it is known, and what an argument says. */
import { ERROR_STATUSES } from './error-statuses.js'
import type { Constant } from './literals.js'

/** A constant, the argument at a position, or (`undefined`) what only running the program tells. */
export type Part =
  | Constant
  | { readonly parameter: number /** Where it is left out. */; readonly otherwise?: Constant }
  | undefined

export interface ErrorForm {
  readonly status: Part
  readonly message: Part
}

/** `new HttpError(404, 'Item not found')` */
const HTTP_ERROR: ErrorForm = { status: { parameter: 0 }, message: { parameter: 1 } }

/** How an error that typefast exports is made: `new NotFound('Item not found')`. */
export function formNamed(name: string): ErrorForm | undefined {
  if (name === 'HttpError') {
    return HTTP_ERROR
  }
  return Object.hasOwn(ERROR_STATUSES, name)
    ? { status: { value: ERROR_STATUSES[name] }, message: { parameter: 0 } }
    : undefined
}

export function isParameter(part: Part): part is Extract<Part, { readonly parameter: number }> {
  return part !== undefined && 'parameter' in part
}

/** The value of a part where nobody gives the argument. */
export function valueOfPart(part: Part): unknown {
  return isParameter(part) ? part.otherwise?.value : part?.value
}
