/** Instances as both class-transformer and we make them: unknown keys, which only one of us keeps, aside. */
import { isArray, isObject } from './drawn-fit.js'
import { type Dto, dtoOf, type PropertyDrawn, propertiesOf, TAG } from './dto.js'
import { TYPES } from './dto-types.js'

type Instance = Record<string, unknown>

/** What an instance that was made of `raw` has, its class first. */
export function shownOf(dto: Dto, raw: Instance, instance: Instance, tag?: unknown): unknown[] {
  const own = [...propertiesOf(dto)].flatMap(([name, property]) =>
    Object.hasOwn(instance, name) ? [[name, shownValue(property, raw[name], instance[name])]] : [],
  )
  return [instance.constructor, tag, ...own]
}

function shownValue(property: PropertyDrawn, raw: unknown, value: unknown): unknown {
  const { type, nested } = property
  const { items, pool } = TYPES[type]
  // Without `@Type` class-transformer leaves the list that was sent.
  const list = pool === 'looseSet' && isArray(value) ? new Set(value as unknown[]) : value
  if (nested === undefined || typeof value !== 'object' || value === null) return list
  if (items === undefined) return shownNested(property, raw, value)
  const shown = [...toEntries(value)].map(([key, item]) => [
    key,
    shownNested(property, Reflect.get(raw as object, key), item),
  ])
  return [(value as object).constructor, shown]
}

function toEntries(value: unknown): Iterable<readonly [string, unknown]> {
  if (value instanceof Map) return value as Map<string, unknown>
  return [...(value as Iterable<unknown>)].map((item, index) => [String(index), item] as const)
}

function shownNested(property: PropertyDrawn, raw: unknown, value: unknown): unknown {
  const dto = dtoOf(property, raw)
  return dto === undefined || !isObject(value)
    ? value
    : shownOf(dto, raw as Instance, value as Instance, property.tags && Reflect.get(value as object, TAG))
}
