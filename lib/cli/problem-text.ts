import { join, relative } from 'node:path'
import type { TypesProblem } from '../types/types-error.js'

/**
 * A problem as terminals link it: `src/orders.ts:12:3 - error: …`, and what to do below.
 *
 * @param folder what its place is relative to.
 */
export function problemText(
  { at, severity, message, remedy }: TypesProblem,
  folder: string,
  from: string,
): string {
  return `${relative(from, join(folder, at))} - ${severity}: ${message}\n    ${remedy}`
}

/** `1 type`, `2 types` */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** `412 ms`, `1.3 s` */
export const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
