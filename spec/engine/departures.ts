/** Where a value that class-validator takes is refused all the same, and where messages may differ. */
import { getMetadataStorage } from 'class-validator'
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js'
import { enumValues } from '../../lib/shape/enum-values.js'
import { type Dto, type PropertyDrawn, propertiesOf } from './dto.js'
import { TYPES } from './dto-arbitrary.js'

export const DEPARTURES = {
  type: 'a value that is not of the declared or implied type is refused',
  item: 'an item of another type is refused',
  array: 'an array is refused for one nested object',
  absent: 'absence is refused, though the checks would let it pass',
  null: 'null is refused, though the checks would let it pass',
  nested: 'a nested object is checked without @ValidateNested, and where a condition does not hold',
  tooLong: 'items of an array that is already too long are not checked',
  repeated: 'of two checks of one name both messages are given, and not the last only',
  unknown: 'an object with unknown keys only is empty, since they are dropped',
  unmade: 'a key called constructor, on which class-transformer throws, is dropped',
  thrown: 'a value on which the library throws is refused',
} as const

export interface Departure {
  readonly name: keyof typeof DEPARTURES
  readonly path: string
  /** Refused by us for certain; else possibly. */
  readonly certain: boolean
  /** What class-validator says of anything below the path is not compared. */
  readonly below?: boolean
  /** How our messages of the path compare to class-validator's: `same` unless given. */
  readonly messages?: 'more' | 'any' | undefined
}

type Instance = Record<string, unknown>

/** The departures of one object, its nested objects' included. */
export function departuresOf(
  dto: Dto,
  target: Function,
  raw: Instance,
  instance: Instance,
  groups: readonly string[],
  at = '',
): Departure[] {
  const all = getMetadataStorage().getTargetValidationMetadatas(target, '', false, false, [...groups])
  return [...propertiesOf(dto)].flatMap(([name, property]) => {
    const metadatas = all.filter(({ propertyName }) => propertyName === name)
    const path = at === '' ? name : `${at}.${name}`
    const found = ofProperty({ property, metadatas, raw: raw[name], instance, path, groups })
    return isRepeated(metadatas)
      ? [...found, { name: 'repeated', path, certain: false, messages: 'more' }]
      : found
  })
}

interface Facts {
  readonly property: PropertyDrawn
  readonly metadatas: readonly ValidationMetadata[]
  readonly raw: unknown
  readonly instance: Instance
  readonly path: string
  readonly groups: readonly string[]
}

function ofProperty(facts: Facts): Departure[] {
  const { property, metadatas, raw, instance, path, groups } = facts
  const conditions = metadatas.filter(({ type }) => type === 'conditionalValidation')
  const holds = conditions.every(({ constraints: [condition] }) =>
    condition(instance, instance[property.name]),
  )
  if (raw === undefined || raw === null) {
    const certain = raw === null && metadatas.length === 0
    return holds ? [{ name: raw === null ? 'null' : 'absent', path, certain }] : []
  }
  if (!fits(property, metadatas, raw)) {
    const name = property.type === 'nested' && Array.isArray(raw) ? 'array' : 'type'
    return [
      { name, path, certain: true, below: true, messages: isLoose(property, holds) ? 'any' : undefined },
    ]
  }
  const items = Array.isArray(raw) ? (raw as unknown[]) : []
  if (holds && metadatas.some((metadata) => isLimit(metadata) && items.length > metadata.constraints[0])) {
    return [{ name: 'tooLong', path, certain: false, below: true, messages: 'any' }]
  }
  const wrong = items.filter(
    (item) => TYPES[property.type].items !== undefined && !itemFits(property, metadatas, item),
  )
  const found: Departure[] =
    wrong.length === 0
      ? []
      : [{ name: 'item', path, certain: true, messages: isLoose(property, holds) ? 'any' : undefined }]
  if (property.nested === undefined) {
    return found
  }
  const isAsked = holds && metadatas.some(({ type }) => type === 'nestedValidation')
  const isEmptied = [raw, ...items].some(
    (of) => isObject(of) && !hasKnownKey(of as Instance, property.nested as Dto),
  )
  return [
    ...found,
    ...(isEmptied && metadatas.some((one) => nameOf(one) === 'isNotEmptyObject')
      ? [{ name: 'unknown', path, certain: false, messages: 'any' } as const]
      : []),
    ...(isAsked ? [] : [{ name: 'nested', path, certain: false, below: true } as const]),
    ...nestedDepartures(facts, property.nested, groups),
  ]
}

/** Messages see the converted value, which a refused one was not. */
function isLoose({ type, nested }: PropertyDrawn, holds: boolean): boolean {
  return type === 'date' || nested !== undefined || !holds
}

function nestedDepartures(
  { property, raw, instance, path }: Facts,
  nested: Dto,
  groups: readonly string[],
): Departure[] {
  const value = instance[property.name]
  const pairs = Array.isArray(raw)
    ? raw.map((item, index): [unknown, unknown, string] => [
        item,
        (value as unknown[])[index],
        `${path}.${index}`,
      ])
    : [[raw, value, path] as [unknown, unknown, string]]
  return pairs.flatMap(([item, made, at]) =>
    isObject(item)
      ? departuresOf(nested, (made as object).constructor, item as Instance, made as Instance, groups, at)
      : isArray(item)
        ? [{ name: 'item' as const, path: at, certain: false, below: true, messages: 'any' as const }]
        : [],
  )
}

const hasKnownKey = (value: Instance, dto: Dto): boolean =>
  [...propertiesOf(dto).keys()].some((name) => Object.hasOwn(value, name))

const isArray = Array.isArray
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !isArray(value)

function isLimit(metadata: ValidationMetadata): boolean {
  return nameOf(metadata) === 'arrayMaxSize' && !metadata.each
}

const nameOf = ({ name, type }: ValidationMetadata): string => name ?? type

function isRepeated(metadatas: readonly ValidationMetadata[]): boolean {
  const names = metadatas.map(nameOf)
  return new Set(names).size < names.length
}

/** A check with a condition of its own says nothing of the type. */
const isAlways = ({ validateIf }: ValidationMetadata): boolean => validateIf === undefined

/** The values that a check lists, which are then the type. */
function listed(metadatas: readonly ValidationMetadata[], each: boolean): readonly unknown[] | undefined {
  for (const metadata of metadatas.filter((one) => isAlways(one) && (one.each ?? false) === each)) {
    const [first] = metadata.constraints ?? []
    if (nameOf(metadata) === 'isIn') return first as unknown[]
    if (nameOf(metadata) === 'isEnum') return enumValues(first as Record<string, string>)
    if (nameOf(metadata) === 'equals') return [first]
  }
  return undefined
}

function ofKind(
  kind: string,
  metadatas: readonly ValidationMetadata[],
  value: unknown,
  each: boolean,
): boolean {
  const isWhole = metadatas
    .filter(isAlways)
    .some((one) => nameOf(one) === 'isInt' && (one.each ?? false) === each)
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

function fits({ type }: PropertyDrawn, metadatas: readonly ValidationMetadata[], value: unknown): boolean {
  const values = type === 'listed' || type.startsWith('implied') ? listed(metadatas, false) : undefined
  return values?.includes(value) ?? ofKind(TYPES[type].kind, metadatas, value, false)
}

function itemFits({ type }: PropertyDrawn, metadatas: readonly ValidationMetadata[], item: unknown): boolean {
  const values = type === 'nestedList' ? undefined : listed(metadatas, true)
  return values?.includes(item) ?? ofKind(TYPES[type].items as string, metadatas, item, true)
}
