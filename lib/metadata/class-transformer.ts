/** The one file that reads and writes class-transformer's storage. */
import { type ExposeOptions, TransformationType, type TypeOptions } from 'class-transformer'
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js'
import type { Direction, TransformFunction } from '../shape/shape.js'
import type { AnyClass } from '../types.js'

const TYPES: Readonly<Record<Direction, TransformationType>> = {
  input: TransformationType.PLAIN_TO_CLASS,
  output: TransformationType.CLASS_TO_PLAIN,
}

/** What `@Type` said. */
export interface TypeRule {
  /** The class, `undefined` where a circular import left none. */
  readonly type: () => unknown
  readonly discriminator?: NonNullable<TypeOptions['discriminator']>
  readonly keepDiscriminator: boolean
}

/** The `@Type` of a property, its base classes' included. */
export function typeRule(target: AnyClass, property: string): TypeRule | undefined {
  const metadata = defaultMetadataStorage.findTypeMetadata(target, property)
  if (metadata === undefined) {
    return undefined
  }
  const { typeFunction, options } = metadata
  return {
    // The arguments are of one value; a class that depends on them is what `discriminator` is for.
    type: () => typeFunction?.({ newObject: {}, object: {}, property }),
    ...(options?.discriminator === undefined ? {} : { discriminator: options.discriminator }),
    keepDiscriminator: options?.keepDiscriminatorProperty === true,
  }
}

/** `@Transform`s of a property in the order in which class-transformer applies them. */
export function transformsOf(
  target: AnyClass,
  property: string,
  direction: Direction,
  groups: readonly string[],
): TransformFunction[] {
  const type = TYPES[direction]
  return defaultMetadataStorage
    .findTransformMetadatas(target, property, type)
    .filter(
      ({ options }) =>
        options?.groups === undefined || options.groups.length === 0 || shares(options.groups, groups),
    )
    .map(
      ({ transformFn }): TransformFunction =>
        (value, obj, key) =>
          transformFn({ value, key, obj, type, options: { groups: [...groups] } }),
    )
}

/** How `@Expose` and `@Exclude` let a property through: its name on the wire, or `undefined` where they do not. */
export function exposureOf(
  target: AnyClass,
  property: string,
  direction: Direction,
  groups: readonly string[],
): { readonly wire: string; readonly exposed: boolean } | undefined {
  const exposed = defaultMetadataStorage.getExposedProperties(target, TYPES[direction]).includes(property)
  const options: ExposeOptions | undefined = exposed
    ? defaultMetadataStorage.findExposeMetadata(target, property)?.options
    : undefined
  if (defaultMetadataStorage.getExcludedProperties(target, TYPES[direction]).includes(property)) {
    return undefined
  }
  if (!exposed && defaultMetadataStorage.getStrategy(target) === 'excludeAll') {
    return undefined
  }
  if (options?.groups !== undefined && options.groups.length > 0 && !shares(options.groups, groups)) {
    return undefined
  }
  return { wire: options?.name ?? property, exposed }
}

/** The names of properties that class-transformer knows: those with `@Expose`, `@Type` or `@Transform`. */
export function transformedProperties(lineage: readonly AnyClass[]): string[] {
  const { _typeMetadatas, _transformMetadatas, _exposeMetadatas } = maps()
  return [_exposeMetadatas, _typeMetadatas, _transformMetadatas].flatMap((map) =>
    lineage.flatMap((target) => [...(map.get(target)?.keys() ?? [])].filter((name) => name !== undefined)),
  )
}

type Storage = Readonly<
  Record<'_typeMetadatas' | '_transformMetadatas' | '_exposeMetadatas' | '_excludeMetadatas', MetadataMap>
>
type MetadataMap = Map<unknown, Map<string, unknown>>

function maps(): Storage {
  return defaultMetadataStorage as unknown as Storage
}

function shares(some: readonly string[], others: readonly string[]): boolean {
  return some.some((group) => others.includes(group))
}

/** Gives `target` what `base` has of the properties that `keeps` accepts. */
export function copyTransforms(
  lineage: readonly AnyClass[],
  target: AnyClass,
  keeps: (property: string) => boolean,
): void {
  for (const map of Object.values(pickMaps())) {
    const copied: Map<string, unknown> = map.get(target) ?? new Map()
    for (const base of lineage) {
      for (const [property, said] of map.get(base) ?? []) {
        if (property === undefined || keeps(property)) {
          copied.set(property, withTarget(said, target))
        }
      }
    }
    if (copied.size > 0) {
      map.set(target, copied)
    }
  }
}

function pickMaps(): Storage {
  const { _typeMetadatas, _transformMetadatas, _exposeMetadatas, _excludeMetadatas } = maps()
  return { _typeMetadatas, _transformMetadatas, _exposeMetadatas, _excludeMetadatas }
}

function withTarget(said: unknown, target: AnyClass): unknown {
  return Array.isArray(said)
    ? said.map((one: object) => ({ ...one, target }))
    : { ...(said as object), target }
}
