/** Whether a value is of the type that was drawn, by what class-validator knows of it. */
import { getMetadataStorage } from 'class-validator'
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js'
import { enumValues } from '../../lib/shape/enum-values.js'
import { MARK } from './drawn-custom.js'
import type { PropertyDrawn } from './dto.js'
import { isMap, TYPES } from './dto-types.js'

export const isArray = Array.isArray
export const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !isArray(value)

/** A check of a user's own, whatever it is called. */
const isCustom = ({ constraints }: ValidationMetadata): boolean => constraints?.[0] === MARK

/** Under which its message is found. */
export function keyOf({ constraintCls, name, type }: ValidationMetadata): string {
  const [constraint] = getMetadataStorage().getTargetValidatorConstraints(constraintCls)
  return constraint?.name ?? name ?? type
}

/** The check of the library's own. */
export const nameOf = (metadata: ValidationMetadata): string =>
  isCustom(metadata) ? '' : (metadata.name ?? metadata.type)

/** A check with a condition of its own says nothing of the type. */
const isAlways = ({ validateIf }: ValidationMetadata): boolean => validateIf === undefined

type Metadatas = readonly ValidationMetadata[]

const saying = (metadatas: Metadatas, each: boolean): Metadatas =>
  metadatas.filter((one) => isAlways(one) && (one.each ?? false) === each)

/** The values that a check lists, which are then the type. */
function listed(metadatas: Metadatas): readonly unknown[] | undefined {
  for (const metadata of metadatas) {
    const [first] = metadata.constraints ?? []
    if (nameOf(metadata) === 'isIn') return first as unknown[]
    if (nameOf(metadata) === 'isEnum') return enumValues(first as Record<string, string>)
    if (nameOf(metadata) === 'equals') return [first]
  }
  return undefined
}

function ofKind(kind: string, metadatas: Metadatas, value: unknown): boolean {
  const isWhole = metadatas.some((one) => nameOf(one) === 'isInt')
  switch (kind) {
    case 'string':
    case 'boolean':
      return typeof value === kind
    case 'number':
      return isWhole ? Number.isInteger(value) : Number.isFinite(value)
    case 'date':
      return typeof value === 'string' && /^\d{4}-/.test(value)
    case 'array':
      return isArray(value)
    default:
      return isObject(value)
  }
}

export function fits({ type }: PropertyDrawn, metadatas: Metadatas, value: unknown): boolean {
  const said = saying(metadatas, false)
  const values = type === 'listed' || type.startsWith('implied') ? listed(said) : undefined
  return values?.includes(value) ?? ofKind(TYPES[type].kind, said, value)
}

/** What `@Type` says is all that is asked of an item's type. */
export function itemFits({ type }: PropertyDrawn, metadatas: Metadatas, item: unknown): boolean {
  const { items = 'any', typed, nests } = TYPES[type]
  if (typed !== undefined || nests === true) {
    return ofKind(items, [], item)
  }
  const said = saying(metadatas, true)
  return listed(said)?.includes(item) ?? ofKind(items, said, item)
}

export type Entry = readonly [key: string | number, item: unknown]

/** The items of a value that may be of another type. */
export function entriesOf({ type }: PropertyDrawn, raw: unknown): readonly Entry[] {
  if (isArray(raw)) return (raw as unknown[]).map((item, index) => [index, item])
  return isMap(type) && isObject(raw) ? Object.entries(raw as object) : []
}
