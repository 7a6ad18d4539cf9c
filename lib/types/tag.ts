/** Tags: parts of a type that only constrain it (`Tag<'minimum', 1>`). */
import type { Described } from '../metadata/manifest.js'
import type { Context, Reading } from './context.js'
import type { Binding } from './scope.js'
import type { Sync } from './typescript.js'

/** `Tag<'minimum', 1>` of this package. */
export function readTag(
  symbol: Sync.Symbol,
  bindings: readonly Binding[],
  context: Context,
): Reading | undefined {
  const isTag = symbol.name === 'Tag' && context.sources.originOfSymbol(symbol)?.kind === 'typefast'
  if (!isTag) {
    return undefined
  }
  const [word, value] = bindings.map(({ reading }) => reading)
  return tagsOf([[String(constantIn(word)?.value), value]])
}

/** By the names of their properties, without `~`. */
export function tagsOf(entries: readonly (readonly [string, Reading | undefined])[]): Reading {
  const known = entries.flatMap(([word, reading]) => {
    const constant = constantIn(reading)
    return constant === undefined ? [] : [[word, constant.value] as const]
  })
  return { tags: Object.fromEntries(known) }
}

/** The one value that a type has: `5`, `'a'`, `null`, `[1, 2]`. */
function constantIn(reading: Reading | undefined): { readonly value: unknown } | undefined {
  return reading?.type === undefined ? undefined : constantOf(reading.type)
}

function constantOf(type: Described): { readonly value: unknown } | undefined {
  if (type.kind === 'enum' && type.values.length === 1 && type.nullable !== true) {
    return { value: type.values[0] }
  }
  if (type.kind !== 'tuple' || type.rest !== undefined) {
    return undefined
  }
  const items = type.items.map(constantOf)
  return items.includes(undefined) ? undefined : { value: items.map((item) => item?.value) }
}
