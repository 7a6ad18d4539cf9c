import type { ClassTypes, Definition, MethodTypes, Types, TypesSource } from '../metadata/manifest.js'
import { ImportedNames } from './emit-names.js'
import { sharedParts } from './emit-shared.js'
import { type ValueNames, ValueText } from './emit-value.js'
import type { ImportStyle } from './import-style.js'
import type { ImportedClass, ReadTypes } from './reader.js'
import { GENERATED } from './write-module.js'

export interface EmitOptions extends Partial<ImportStyle> {
  /** The generated module, absolute. */
  readonly module: string
}

/**
 * Linters and formatters leave it as it is: who mends it by hand loses that the next time. Compilers believe it, since
 * to check it takes longer than to check the program.
 */
const HEADER = [
  `// ${GENERATED}. Do not edit.`,
  '// @ts-nocheck',
  '/* eslint-disable */',
  '// biome-ignore-all lint: generated',
  '// biome-ignore-all format: generated',
  '// biome-ignore-all assist: generated',
]

/** Prettier has no word for a whole file. */
const UNFORMATTED = '// prettier-ignore'

/** The text of the generated module: the same for the same types, in whatever order files were read. */
export function emitModule(
  { definitions, classes, controllers }: ReadTypes,
  source: TypesSource,
  { module, extension = '', semicolons = false }: EmitOptions,
): string {
  const types: Types<ImportedClass> = {
    version: 1,
    source: { ...source, files: sortedByKey(source.files) },
    definitions: sortedByKey(definitions),
    classes: sortedByFile(classes, (each) => each.class),
  }
  const listed = sortedByFile(controllers, (each) => each)
  const imported = new Set([...listed, ...mentionedClasses(types)])
  const names = new ImportedNames(imported, module, extension)
  const plain: ValueNames = {
    nameOf: (value) => (imported.has(value as ImportedClass) ? names.of(value as ImportedClass) : undefined),
    open: openParts(types),
  }
  const shared = sharedParts(types, plain, (name) => names.isFree(name))
  const text = new ValueText({ ...plain, nameOf: shared.nameOf })
  const statements = [
    // Before any class: the package adds what decorator metadata is written with.
    `import 'typefast'`,
    `import type { ControllerOption, Types } from 'typefast'`,
    ...names.statements(),
    ...shared.constants.map(({ name, value }) => `const ${name} = ${text.of(unnamed(value))} as const`),
    `export const controllers: readonly ControllerOption[] = ${new ValueText(plain).of(listed, '', 55, 0)}`,
    `export const types: Types = ${text.of(types)}`,
  ]
  const end = semicolons ? ';' : ''
  return `${HEADER.join('\n')}\n\n${statements.map((each) => `${UNFORMATTED}\n${each}${end}\n`).join('')}`
}

/** A copy, for which no constant stands. */
const unnamed = (value: object): object => (Array.isArray(value) ? [...value] : { ...value })

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function sortedByKey<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)))
}

/** Within a file they keep their order, which is the file's. */
function sortedByFile<Value>(values: readonly Value[], classOf: (value: Value) => ImportedClass): Value[] {
  return [...values].sort((a, b) => compare(classOf(a).file, classOf(b).file))
}

/** By place, never by form: a default value may look like anything. */
function* mentionedClasses({ definitions, classes }: Types<ImportedClass>): Iterable<ImportedClass> {
  for (const definition of Object.values(definitions)) {
    if (!('properties' in definition)) continue
    if (definition.class !== undefined) yield definition.class
    for (const { from } of Object.values(definition.properties)) {
      if (from !== undefined) yield from
    }
  }
  for (const each of classes) {
    yield each.class
    const methods = Object.values(each.methods ?? {})
    for (const { parameters = [] } of [each, ...methods]) {
      for (const parameter of parameters) {
        if ('provided' in parameter) yield parameter.provided
      }
    }
  }
}

/** A line for each definition, property, method and parameter. */
function openParts(types: Types<ImportedClass>): Set<object> {
  const { source, definitions, classes } = types
  return new Set([
    types,
    source,
    source.files,
    definitions,
    ...Object.values(definitions).flatMap(openDefinition),
    classes,
    ...classes.flatMap(openClass),
  ])
}

function openDefinition(definition: Definition<ImportedClass>): object[] {
  return 'properties' in definition ? [definition, definition.properties] : []
}

function openClass(each: ClassTypes<ImportedClass>): object[] {
  const { methods, parameters = [] } = each
  return [
    each,
    parameters,
    ...(methods === undefined ? [] : [methods, ...Object.values(methods).flatMap(openMethod)]),
  ]
}

const openMethod = (method: MethodTypes<ImportedClass>): object[] => [method, method.parameters]
