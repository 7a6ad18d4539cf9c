/** What generated modules have said of classes: the one place that keeps it. */
import type { AnyClass } from '../types.js'
import type {
  ClassTypes,
  DeclaredObject,
  Definition,
  DescribedProperty,
  MethodTypes,
  Types,
} from './manifest.js'
import { lineageOf, sharedPart } from './registry.js'

/** A definition, and the module whose other definitions it refers to. */
export interface DefinitionUse {
  readonly types: Types
  readonly key: string
}

/** A property of a definition, whichever definition declares it. */
export interface DefinedProperty {
  readonly property: DescribedProperty
  /** The class whose decorators hold for it. */
  readonly source?: AnyClass
  /** `Partial` or `Required` said it. */
  readonly optional?: boolean
}

type KnownClass = ClassTypes & { readonly types: Types }

interface Known {
  readonly definitions: WeakMap<AnyClass, DefinitionUse>
  readonly classes: WeakMap<AnyClass, KnownClass>
}

const known: Known = sharedPart('types', () => ({
  definitions: new WeakMap(),
  classes: new WeakMap(),
}))

/**
 * Where a generated module mentions a class that was not there when it was loaded; its decorators would be unknown. The
 * file of the class imports the module, as a `main.ts` with controllers in it does.
 */
export function missingClasses({ definitions, classes }: Types): string[] {
  const ofDefinitions = Object.entries(definitions).filter(
    ([, definition]) =>
      isMissing(definition, 'class') ||
      ('properties' in definition &&
        Object.values(definition.properties).some((property) => isMissing(property, 'from'))),
  )
  const ofClasses = classes.filter(
    ({ class: target, parameters = [], methods = {} }) =>
      target === undefined ||
      [...parameters, ...Object.values(methods).flatMap((method) => method.parameters)].some((parameter) =>
        isMissing(parameter, 'provided'),
      ),
  )
  return [...ofDefinitions.map(([key]) => key), ...ofClasses.map(({ at = 'a controller' }) => at)]
}

const isMissing = (said: object, word: string): boolean =>
  Object.hasOwn(said, word) && Reflect.get(said, word) === undefined

/**
 * Makes what a generated module says known: `createApp({ types })` does it. Call it where DTO classes are used without
 * an application, as by `parse` in a worker. Of two that speak of one class the last one holds.
 *
 * @param types what `types.gen.ts` exports.
 * @throws TypeError where a class of it is undefined: its file imports the module.
 */
export function registerTypes(types: Types): void {
  const missing = missingClasses(types)
  if (missing.length > 0) {
    throw new TypeError(`the generated module has no class for ${missing.join(', ')}: its file imports it`)
  }
  for (const [key, definition] of Object.entries(types.definitions)) {
    // Of a generic class there are several: each is reached by its key.
    if ('class' in definition && definition.class !== undefined && !key.endsWith('>')) {
      known.definitions.set(definition.class, { types, key })
    }
  }
  for (const entry of types.classes) {
    known.classes.set(entry.class, { ...entry, types })
  }
}

/** What is said of a DTO class. */
export function definitionOf(target: AnyClass): DefinitionUse | undefined {
  return known.definitions.get(target)
}

/** What is said of a method, and where what it refers to is. */
export type MethodUse = MethodTypes & { readonly types: Types; readonly name: string }

/**
 * What is said of a decorated method, its base classes' included.
 *
 * @param name of a static one: `static ` and its name.
 */
export function methodTypes(target: AnyClass, name: string): MethodUse | undefined {
  return nearest(target, ({ methods, types }) => {
    const method = methods?.[name]
    return method && { ...method, types, name }
  })
}

/** What is said of the constructor of a class, or of the one that it inherits. */
export function constructorParameters(
  target: AnyClass,
): (Pick<MethodUse, 'types'> & Pick<MethodTypes, 'parameters'>) | undefined {
  return nearest(target, ({ parameters, types }) => parameters && { parameters, types })
}

/** What the nearest class of a lineage says, where it says it. */
function nearest<T>(target: AnyClass, said: (entry: KnownClass) => T | undefined): T | undefined {
  for (const ancestor of lineageOf(target).reverse()) {
    const entry = known.classes.get(ancestor)
    const found = entry && said(entry)
    if (found !== undefined) return found
  }
  return undefined
}

/** What is said of a class as a controller or a provider. */
export function classTypes(target: AnyClass): ClassTypes | undefined {
  return known.classes.get(target)
}

/** What a key stands for; a module that a person has changed may lack it. */
export function definitionAt({ types, key }: DefinitionUse): Definition | undefined {
  return Object.hasOwn(types.definitions, key) ? types.definitions[key] : undefined
}

/** The class whose instances a definition is of. */
export function classOf(use: DefinitionUse): AnyClass | undefined {
  const definition = definitionAt(use)
  return definition !== undefined && 'class' in definition ? definition.class : undefined
}

/** The same, or of `Partial<Order>` and the like: `Order`. What that says of other keys holds for them too. */
export function classBehind(use: DefinitionUse): AnyClass | undefined {
  const definition = definitionAt(use)
  return definition !== undefined && 'from' in definition
    ? classBehind({ ...use, key: definition.from })
    : classOf(use)
}

/** What declares the keys of a definition: itself, or of `Partial<Order>` and `Required`, `Order`; of `Pick` nothing does. */
export function declaredBehind(use: DefinitionUse): DeclaredObject | undefined {
  const definition = definitionAt(use)
  if (definition === undefined || !('from' in definition)) {
    return definition
  }
  const { from, pick, omit } = definition
  return pick === undefined && omit === undefined ? declaredBehind({ ...use, key: from }) : undefined
}

/** The properties of a definition, through `Partial`, `Pick` and the like, by name in their order. */
export function definedProperties(use: DefinitionUse): Map<string, DefinedProperty> {
  const definition = definitionAt(use)
  if (definition === undefined) {
    return new Map()
  }
  const { types } = use
  if (!('from' in definition)) {
    const own = definition.class
    return new Map(
      Object.entries(definition.properties).map(([name, property]) => {
        const source = property.from ?? own
        return [name, { property, ...(source && { source }) }]
      }),
    )
  }
  const { from, optional, pick, omit } = definition
  const kept = [...definedProperties({ types, key: from })].filter(
    ([name]) => (pick === undefined || pick.includes(name)) && omit?.includes(name) !== true,
  )
  return new Map(
    kept.map(([name, defined]) => [name, optional === undefined ? defined : { ...defined, optional }]),
  )
}
