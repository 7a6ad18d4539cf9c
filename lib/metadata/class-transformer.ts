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
    type: () => typeOf(() => typeFunction?.({ newObject: {}, object: {}, property })),
    ...(options?.discriminator === undefined ? {} : { discriminator: options.discriminator }),
    keepDiscriminator: options?.keepDiscriminatorProperty === true,
  }
}

/** A class that a circular import left uninitialized throws when it is mentioned. */
function typeOf(type: () => unknown): unknown {
  try {
    return type()
  } catch {
    return undefined
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

const MAPS = ['_typeMetadatas', '_transformMetadatas', '_exposeMetadatas', '_excludeMetadatas'] as const

type Storage = Readonly<Record<(typeof MAPS)[number], Map<unknown, Map<string | undefined, unknown>>>>

function maps(): Storage {
  return defaultMetadataStorage as unknown as Storage
}

function shares(some: readonly string[], others: readonly string[]): boolean {
  return some.some((group) => others.includes(group))
}

/** Gives `target` what `base` and its base classes (`lineage`, topmost first) have of some of its properties. */
export function copyTransforms(
  base: AnyClass,
  lineage: readonly AnyClass[],
  target: AnyClass,
  properties: readonly string[],
): void {
  for (const map of MAPS.map((name) => maps()[name])) {
    const copied = map.get(target) ?? new Map<string | undefined, unknown>()
    for (const [property, said] of lineage.flatMap((of) => [...(map.get(of) ?? [])])) {
      if (property !== undefined && properties.includes(property)) {
        copied.set(property, joined(said, copied.get(property), target))
      }
    }
    if (copied.size > 0) {
      map.set(target, copied)
    }
  }
  copyStrategy(base, target, properties)
}

/** Transforms add up, in the order of the library: it reverses the list, and a base class's come first. */
function joined(said: unknown, before: unknown, target: AnyClass): unknown {
  return Array.isArray(said)
    ? [...said.map((one: object) => ({ ...one, target })), ...((before as object[] | undefined) ?? [])]
    : { ...(said as object), target }
}

/**
 * A class's own `@Exclude()` is not inherited, and the class that is made is a base class: what it hides is
 * hidden property by property.
 */
function copyStrategy(base: AnyClass, target: AnyClass, properties: readonly string[]): void {
  if (defaultMetadataStorage.getStrategy(base) !== 'excludeAll') {
    return
  }
  for (const propertyName of properties) {
    const exposed = defaultMetadataStorage.findExposeMetadata(base, propertyName)
    const { toClassOnly = false, toPlainOnly = false } = exposed?.options ?? {}
    if (exposed === undefined) {
      defaultMetadataStorage.addExcludeMetadata({ target, propertyName, options: {} })
    } else if (toClassOnly !== toPlainOnly) {
      const options = { toClassOnly: toPlainOnly, toPlainOnly: toClassOnly }
      defaultMetadataStorage.addExcludeMetadata({ target, propertyName, options })
    }
  }
}
