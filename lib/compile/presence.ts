import type { InputOptions } from '../metadata/options.js'

/** Whether an input must be there, and what its absence gives: a default says that it need not. */
export function presence(options: InputOptions): {
  readonly required: boolean
  readonly default?: { readonly value: unknown }
} {
  const { default: value, required = value === undefined } = options
  return { required, ...(value === undefined ? {} : { default: { value } }) }
}
