import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'

/** As TypeScript writes paths, on Windows too. */
export const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))

/** `('/shop', '/shop/src/orders.ts')` → `'src/orders.ts'` */
export const pathFrom = (folder: string, file: string): string => slashed(relative(folder, file))

/** A position as editors and terminals link it: `src/orders.ts:12:3`, from a folder. */
export function placeOf(folder: string, file: string, position: number): string {
  const before = textOf(file).slice(0, position)
  const line = before.split(/\r\n|[\n\r\u2028\u2029]/)
  return `${pathFrom(folder, file)}:${line.length}:${line.at(-1)!.length + 1}`
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return ''
  }
}
