import type { Fault } from '../errors/fault.js'
import { SHARED_OPTIONS, unknownOptions } from '../metadata/option-names.js'

interface Checked {
  readonly controllers?: unknown
  readonly openapi?: unknown
  readonly docs?: unknown
  readonly redoc?: unknown
  readonly unknown?: unknown
  readonly coercion?: unknown
  readonly errors?: unknown
  readonly dependencies?: unknown
  readonly security?: unknown
  readonly defaults?: object
}

const ADDRESS = /^\/[\w\-./~]*$/

/** What a module is that was spread, beside what it exports: `createApp({ ...generated })`. */
const OF_MODULES: readonly string[] = ['default', '__esModule', 'module.exports']

const withoutExports = (options: object): object =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !OF_MODULES.includes(name)))

/**
 * An option that is none of its kind: a mistyped one must not mean its default in silence.
 *
 * @param known the names of all.
 */
export function optionFaults(options: Checked, known: Readonly<Record<string, true>>): Fault[] {
  const faults: Fault[] = []
  const refuse = (option: string, message: string): void => {
    faults.push({ code: 'OPTION_INVALID', place: { option }, message })
  }
  for (const message of unknownOptions(withoutExports(options), known)) {
    faults.push({ code: 'OPTION_INVALID', place: {}, message })
  }
  for (const mistake of unknownOptions(options.defaults ?? {}, SHARED_OPTIONS)) {
    refuse('defaults', mistake)
  }
  for (const option of ['openapi', 'docs', 'redoc'] as const) {
    const address = options[option]
    if (
      address !== undefined &&
      address !== false &&
      !(typeof address === 'string' && ADDRESS.test(address))
    ) {
      refuse(option, `must be a path such as '/${option}', or false, not ${JSON.stringify(address)}`)
    }
  }
  if (!Array.isArray(options.controllers)) {
    refuse('controllers', 'must be a list of classes with @Controller, or of instances of such')
  }
  for (const option of ['dependencies', 'security'] as const) {
    if (options[option] !== undefined && !Array.isArray(options[option])) {
      refuse(option, `must be a list of ${option === 'security' ? 'security schemes' : 'providers'}`)
    }
  }
  const { openapi = '/openapi.json', docs = '/docs', redoc = '/redoc' } = options
  const addresses = [openapi, docs, redoc].filter((address) => address !== false)
  if (new Set(addresses).size < addresses.length) {
    refuse('docs', 'openapi, docs and redoc need an address each')
  }
  const { unknown, coercion } = options
  if (unknown !== undefined && !['drop', 'reject', 'keep'].includes(unknown as string)) {
    refuse('unknown', `must be 'drop', 'reject' or 'keep', not ${JSON.stringify(unknown)}`)
  }
  if (coercion !== undefined && !['strict', 'lax'].includes(coercion as string)) {
    refuse('coercion', `must be 'strict' or 'lax', not ${JSON.stringify(coercion)}`)
  }
  const { format, limit } = (options.errors ?? {}) as { format?: unknown; limit?: unknown }
  if (format !== undefined && !['detail', 'problem'].includes(format as string)) {
    refuse('errors.format', `must be 'detail' or 'problem', not ${JSON.stringify(format)}`)
  }
  if (limit !== undefined && !(Number.isInteger(limit) && (limit as number) > 0)) {
    refuse('errors.limit', `must be a whole number above 0, not ${String(limit)}`)
  }
  return faults
}
