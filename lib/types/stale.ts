/** Whether a generated module still tells of the program: without TypeScript, and quickly. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { Types, TypesSource } from '../metadata/manifest.js'
import { hashOf } from './file-hash.js'

/**
 * What has changed since the module was made, in words; nothing where it is fresh, and nothing where its program is
 * not here, as in a deployment.
 */
export function staleTypes({ source }: Pick<Types, 'source'>): string[] {
  const base = baseOf(source)
  return base === undefined ? [] : staleness(source, base)
}

/**
 * The same of a program that is known to be here.
 *
 * @param base what the source's project is relative to.
 */
export function staleness(source: TypesSource, base: string): string[] {
  const folder = posix.dirname(source.project)
  const at = join(base, folder)
  return [...changedFiles(source, at), ...newControllers(source, at)].sort()
}

/** Where the program is: where the process runs, or above the script that it runs. */
function baseOf({ project, module }: TypesSource): string | undefined {
  const generated = posix.join(posix.dirname(project), module)
  const holds = (folder: string): boolean =>
    existsSync(join(folder, project)) && existsSync(join(folder, generated))
  const [, script = ''] = process.argv
  return [process.cwd(), ...above(script)].find(holds)
}

/** `'/shop/dist/main.js'` → `/shop/dist`, `/shop`, `/` */
function above(file: string): string[] {
  const folder = dirname(file)
  return folder === file || folder === '.' ? [] : [folder, ...above(folder)]
}

/** One that is not here may be missing for a good reason: an image holds what runs. */
function changedFiles({ files }: TypesSource, at: string): string[] {
  return Object.entries(files)
    .filter(([file, hash]) => {
      const text = textOf(join(at, file))
      return text !== undefined && hashOf(text) !== hash
    })
    .map(([file]) => `${file} has changed`)
}

const SOURCE_FILE = /\.[cm]?tsx?$/
/** Tests and declarations hold no controllers of the program. */
const OTHER = /\.(?:spec|test|e2e|d)\.[cm]?tsx?$/
const CONTROLLER = /^[ \t]*@(?:\w+\.)?Controller\b/m

/** In folders that types were taken from: to look through all would take long. */
function newControllers({ files, module }: TypesSource, at: string): string[] {
  const folders = new Set([...Object.keys(files), module].map((file) => posix.dirname(file)))
  return [...folders]
    .flatMap((folder) => namesIn(join(at, folder)).map((name) => posix.join(folder, name)))
    .filter((file) => SOURCE_FILE.test(file) && !OTHER.test(file))
    .filter((file) => !Object.hasOwn(files, file) && file !== module)
    .filter((file) => CONTROLLER.test(textOf(join(at, file)) ?? ''))
    .map((file) => `${file} has a controller that is not in it`)
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
