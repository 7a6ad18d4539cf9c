import type { Literal } from './shape.js'

/**
 * The values of a list or of a TypeScript enum; of a numeric enum without its reverse names.
 * `({ 0: 'Low', Low: 0 })` → `[0]`
 */
export function enumValues(
  of: readonly Literal[] | Readonly<Record<string, string | number>>,
): readonly Literal[] {
  if (Array.isArray(of)) {
    return of as readonly Literal[]
  }
  const entity = of as Readonly<Record<string, string | number>>
  const isReverse = (key: string): boolean =>
    typeof entity[key] === 'string' && entity[entity[key] as string] === Number(key)
  return Object.keys(entity).flatMap((key) => (isReverse(key) ? [] : [entity[key] as string | number]))
}
