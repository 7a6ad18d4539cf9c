import type { Issue } from '../errors/issue.js'
import type { Constructor } from '../types.js'
import { type ParseOptions, type ParseResult, safeParse } from './parse.js'

/** The Standard Schema interface, version 1 (standardschema.dev), with its types. */
export interface StandardSchema<Output> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'typefast'
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>
    readonly types?: { readonly input: unknown; readonly output: Output }
  }
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly (string | number)[] }[] }

/**
 * A DTO class as a Standard Schema, for libraries that take any validator.
 *
 * @example
 * ```ts
 * const result = await standardSchema(Item)['~standard'].validate(value)
 * ```
 */
export function standardSchema<T extends object>(
  target: Constructor<T>,
  options: ParseOptions = {},
): StandardSchema<T> {
  return {
    '~standard': {
      version: 1,
      vendor: 'typefast',
      validate: (value) => {
        const result = safeParse(target, value, options)
        return result instanceof Promise ? result.then(toStandard) : toStandard(result)
      },
    },
  }
}

function toStandard<T>(result: ParseResult<T>): StandardResult<T> {
  return result.ok ? { value: result.value } : { issues: result.issues.map(toStandardIssue) }
}

function toStandardIssue({ msg, loc }: Issue): { message: string; path: readonly (string | number)[] } {
  return { message: msg, path: loc }
}
