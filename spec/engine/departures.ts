/** Where a value that class-validator takes is refused all the same, and where messages may differ. */
import { getMetadataStorage } from 'class-validator'
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js'
import { entriesOf, fits, isArray, isObject, itemFits, keyOf, nameOf } from './drawn-fit.js'
import { type Dto, dtoOf, type PropertyDrawn, propertiesOf, TAG } from './dto.js'
import { isMap, TYPES } from './dto-types.js'

export const DEPARTURES = {
  type: 'a value that is not of the declared or implied type is refused',
  item: 'an item of another type is refused',
  array: 'an array is refused for one nested object',
  absent: 'absence is refused, though the checks would let it pass',
  null: 'null is refused, though the checks would let it pass',
  nested: 'a nested object is checked without @ValidateNested, and where a condition does not hold',
  tooLong: 'items of an array that is already too long are not checked',
  repeated: 'of two checks of one name both messages are given, and not the last only',
  tag: 'an object without a tag that is known is refused, and not taken for one of the base class',
  entry: 'an entry of a map is read and checked under any key, and not dropped for that of a method',
  quiet: 'of a value that is refused, only checks with an answer and a message of their own are heard',
  unknown: 'an object with unknown keys only is empty, since they are dropped',
  unmade: 'a key called constructor, on which class-transformer throws, is dropped',
  untagged: 'null in a list of tagged objects, on which class-transformer throws, is refused',
  untold: 'an object with a toString that is no function, on which class-transformer throws, is refused',
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
  const { property, metadatas, raw, instance, path } = facts
  const conditions = metadatas.filter(({ type }) => type === 'conditionalValidation')
  const holds = conditions.every(({ constraints: [condition] }) =>
    condition(instance, instance[property.name]),
  )
  if (raw === undefined || raw === null) {
    const certain = raw === null && metadatas.length === 0
    return holds ? [{ name: raw === null ? 'null' : 'absent', path, certain }] : []
  }
  const messages = isLoose(property, holds) ? 'any' : undefined
  if (!fits(property, metadatas, raw)) {
    const isOne = TYPES[property.type].nests === true && TYPES[property.type].kind === 'object'
    const name = isOne && isArray(raw) ? 'array' : 'type'
    return [{ name, path, certain: true, below: true, messages }]
  }
  const entries = entriesOf(property, raw)
  const limits = holds ? metadatas.filter(isLimit).map(({ constraints: [most] }) => Number(most)) : []
  if (limits.some((most) => entries.length > most)) {
    return [{ name: 'tooLong', path, certain: false, below: true, messages: 'any' }]
  }
  const isWrong = entries.some(
    ([, item]) => TYPES[property.type].items !== undefined && !itemFits(property, metadatas, item),
  )
  return [
    // No `Set` passes the check, which is of arrays.
    ...(limits.length > 0 && TYPES[property.type].pool === 'set'
      ? [{ name: 'tooLong', path, certain: false, messages: 'any' } as const]
      : []),
    ...(isWrong ? [{ name: 'item', path, certain: true, messages } as const] : []),
    ...(isMap(property.type) ? entryDepartures(facts) : []),
    ...(property.nested === undefined ? [] : ofNested(facts, holds)),
  ]
}

/** Messages see the converted value, which a refused one was not. */
function isLoose({ type, nested }: PropertyDrawn, holds: boolean): boolean {
  return TYPES[type].typed !== undefined || nested !== undefined || !holds
}

/** Entries that class-transformer drops: `Map` has something of that name. */
function entryDepartures({ property, raw, instance, path }: Facts): Departure[] {
  const made = instance[property.name]
  const dropped = entriesOf(property, raw).filter(([key]) => !(made instanceof Map && made.has(key)))
  return dropped.length === 0 ? [] : [{ name: 'entry', path, certain: false, messages: 'more' }]
}

function ofNested(facts: Facts, holds: boolean): Departure[] {
  const { property, metadatas, raw, path } = facts
  const isAsked = holds && metadatas.some(({ type }) => type === 'nestedValidation')
  const values = [...(isMap(property.type) ? [] : [raw]), ...entriesOf(property, raw).map(([, item]) => item)]
  const isEmptied = values.some((value) => isObject(value) && !hasKnownKey(value as Instance, property))
  return [
    ...(isEmptied && metadatas.some((one) => nameOf(one) === 'isNotEmptyObject')
      ? [{ name: 'unknown', path, certain: false, messages: 'any' } as const]
      : []),
    ...(isAsked ? [] : [{ name: 'nested', path, certain: false, below: true } as const]),
    ...nestedDepartures(facts),
  ]
}

function nestedDepartures(facts: Facts): Departure[] {
  const { property, raw, instance, path } = facts
  const made = instance[property.name]
  if (TYPES[property.type].items === undefined) {
    return ofOne(facts, raw, made, path)
  }
  const list = made instanceof Set ? [...made] : made
  return entriesOf(property, raw).flatMap(([key, item]) =>
    ofOne(
      facts,
      item,
      list instanceof Map ? list.get(key) : Reflect.get(list as object, key),
      `${path}.${key}`,
    ),
  )
}

/** `made`: of class-transformer; nothing where it dropped the value. */
function ofOne({ property, groups }: Facts, raw: unknown, made: unknown, path: string): Departure[] {
  if (isArray(raw)) {
    return [{ name: 'item', path, certain: false, below: true, messages: 'any' }]
  }
  if (!isObject(raw)) {
    return []
  }
  if (made === undefined) {
    return [{ name: 'entry', path, certain: false, below: true }]
  }
  const dto = dtoOf(property, raw)
  return dto === undefined
    ? [{ name: 'tag', path, certain: true, below: true, messages: 'any' }]
    : departuresOf(dto, (made as object).constructor, raw as Instance, made as Instance, groups, path)
}

/** A tag that is not kept leaves nothing behind. */
function hasKnownKey(value: Instance, property: PropertyDrawn): boolean {
  const dto = dtoOf(property, value)
  const known = dto === undefined ? [] : [...propertiesOf(dto).keys()]
  const tag = property.tags?.keep === true ? [TAG] : []
  return [...known, ...tag].some((name) => Object.hasOwn(value, name))
}

function isLimit(metadata: ValidationMetadata): boolean {
  return nameOf(metadata) === 'arrayMaxSize' && !metadata.each
}

function isRepeated(metadatas: readonly ValidationMetadata[]): boolean {
  const keys = metadatas.map(keyOf)
  return new Set(keys).size < keys.length
}
