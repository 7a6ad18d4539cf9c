import { enumValues } from './enum-values.js'
import type { Check, Literal, Shape } from './shape.js'

/** The values that a property which tells a union's member may have: of an enum, or of checks that list them. */
export function tagsOf(shape: Shape): string[] {
  return shape.kind === 'enum' ? shape.values.map(String) : (shape.checks ?? []).flatMap(listed)
}

function listed({ name, builtin, each, constraints: [first] }: Check): string[] {
  if (!builtin || each) return []
  if (name === 'equals') return [String(first)]
  if (name === 'isIn') return (first as Literal[]).map(String)
  return name === 'isEnum' ? enumValues(first as Record<string, string | number>).map(String) : []
}
