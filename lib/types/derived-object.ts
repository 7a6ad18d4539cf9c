/** `Partial<Order>`, `Pick<Order, 'id'>`: an object that is another one, changed. */
import type { DerivedObject } from '../metadata/manifest.js'
import type { Context, Reading } from './context.js'
import type { DefinitionPlan, Derivation, Head } from './definitions.js'
import { referTo } from './object-reference.js'
import { withoutNull } from './union.js'

const OPERATORS = new Set<string>(['Partial', 'Required', 'Pick', 'Omit'])

/**
 * What one of TypeScript's own operators makes of an object with a name.
 *
 * @param head of the alias that is nothing else.
 * @returns `undefined` for another operator, and for what is no such object.
 */
export function deriveObject(
  operator: string,
  [object, keys]: readonly (Reading | undefined)[],
  place: { readonly at: string; readonly head?: Head | undefined },
  context: Context,
): Reading | undefined {
  const names = keys === undefined ? undefined : namesIn(keys)
  const takesKeys = operator === 'Pick' || operator === 'Omit'
  const type = object?.type
  if (!OPERATORS.has(operator) || type?.kind !== 'reference' || type.nullable || object?.absent) {
    return undefined
  }
  const isOpen = context.definitions.planOf(type.to)?.isOpen === true
  if (takesKeys && (names === undefined || isOpen)) {
    return undefined
  }
  const derives: Derivation = {
    operator: operator as Derivation['operator'],
    of: type.to,
    ...(takesKeys && { keys: names! }),
  }
  const plan: DefinitionPlan = {
    ...(place.head ? { head: place.head, isDeclared: true } : { head: { file: '', name: '' } }),
    derives,
    ...(isOpen && { isOpen }),
  }
  return referTo(plan, () => derived(derives, place.at, place.head), place.at, context, true)
}

/** `'id' | 'name'`; nothing is no key. */
function namesIn({ type, absent }: Reading): string[] | undefined {
  if (type === undefined) {
    return absent ? undefined : []
  }
  const bare = withoutNull(type)
  return bare.kind === 'enum' && type.nullable !== true ? bare.values.map(String) : undefined
}

const PRESENCE: Partial<Record<Derivation['operator'], boolean>> = { Partial: true, Required: false }

function derived({ operator, of, keys }: Derivation, at: string, head: Head | undefined): DerivedObject {
  const optional = PRESENCE[operator]
  return {
    name: '',
    from: of,
    ...(optional !== undefined && { optional }),
    ...(operator === 'Pick' && { pick: keys! }),
    ...(operator === 'Omit' && { omit: keys! }),
    ...(head !== undefined && { at: at.replace(/:\d+$/, '') }),
  }
}
