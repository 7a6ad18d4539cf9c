import type { Place, Report } from '../errors/fault.js'
import { unknownOptions } from '../metadata/option-names.js'

/** A mistyped option must not mean its default in silence. */
export function refuseUnknown(
  options: object | undefined,
  known: Readonly<Record<string, true>>,
  place: Place,
  to: { readonly report: Report },
): void {
  for (const mistake of unknownOptions(options ?? {}, known)) to.report('OPTION_INVALID', place, mistake)
}
