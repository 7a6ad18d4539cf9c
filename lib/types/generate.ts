/** The generated module, written once, or compared. */

import { pathFrom } from './file-place.js'
import { TypesGenerator, type TypesOptions, type TypesText } from './generator.js'
import type { TypesProblem } from './types-error.js'
import { moduleText, writeModule } from './write-module.js'

export interface GeneratedTypes extends Pick<TypesText, 'folder' | 'definitions' | 'controllers'> {
  /** The module, absolute. */
  readonly module: string
  /** Whether it was another before. */
  readonly changed: boolean
  readonly problems: readonly TypesProblem[]
}

export interface CheckedTypes {
  /** The module, absolute. */
  readonly module: string
  /** What places are relative to. */
  readonly folder: string
  readonly fresh: boolean
  /** Why it is not. */
  readonly reasons: readonly string[]
  readonly problems: readonly TypesProblem[]
}

/**
 * Reads the types of a program, and writes its module where that is another now.
 *
 * @throws TypesError where the program cannot be read.
 * @example
 * ```ts
 * const { problems } = generateTypes({ project: 'packages/shop' })
 * ```
 */
export function generateTypes(options: TypesOptions = {}): GeneratedTypes {
  const generator = TypesGenerator.open(options)
  try {
    return written(generator.read())
  } finally {
    generator.close()
  }
}

/** Writes what was read. */
export function written({ text, ...read }: TypesText): GeneratedTypes {
  return { ...read, changed: writeModule(read.module, text) }
}

/**
 * Reads the types of a program, and writes nothing: for continuous integration.
 *
 * @throws TypesError where the program cannot be read.
 */
export function checkTypes(options: TypesOptions = {}): CheckedTypes {
  const generator = TypesGenerator.open(options)
  try {
    const { module, folder, text, problems } = generator.read()
    const reasons = differences(moduleText(module), text, pathFrom(folder, module))
    return { module, folder, fresh: reasons.length === 0, reasons, problems }
  } finally {
    generator.close()
  }
}

/** Between the module as it is and as it would be. */
function differences(is: string | undefined, text: string, name: string): string[] {
  if (is === undefined) return [`${name} does not exist`]
  if (withoutRoots(is) === withoutRoots(text)) return []
  const before = hashesOf(is)
  const after = hashesOf(text)
  const reasons = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((file) => {
    if (before.get(file) === after.get(file)) return []
    return before.has(file)
      ? `${file} ${after.has(file) ? 'has changed' : 'is no part of it now'}`
      : `${file} is not in it`
  })
  return reasons.length > 0
    ? reasons
    : [`${name} says other types than the program: a package has changed, or somebody has edited it`]
}

/** A new file in which nothing is declared makes no difference. */
const withoutRoots = (text: string): string => text.replace(/^ {4}roots: '\w*',$/m, '')

/** The files that a module says it was made of. */
function hashesOf(text: string): Map<string, string> {
  const [, lines = ''] = /^ {4}files: \{\n([\s\S]*?)^ {4}\},$/m.exec(text) ?? []
  return new Map(
    [...lines.matchAll(/^ {6}(.+): '(\w+)',$/gm)].map(([, file, hash]) => [unquoted(file!), hash!]),
  )
}

const unquoted = (key: string): string => key.replace(/^'(.*)'$/, '$1')
