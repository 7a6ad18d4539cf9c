/** Which project's types are read, and where the module is written. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathFrom, slashed } from './file-place.js'
import { TypesError } from './types-error.js'

export interface Project {
  /** Its configuration, absolute. */
  readonly file: string
  /** Of its configuration: places are told from here. */
  readonly folder: string
  /** The configuration from its package's folder, where programs are started: `tsconfig.json`. */
  readonly name: string
}

/**
 * The project named by a file or a folder, or else the first above `from` that has a `tsconfig.json`.
 *
 * @throws TypesError where there is none.
 */
export function findProject(from: string, named?: string): Project {
  return projectAt(named === undefined ? configurationAbove(from) : configurationNamed(resolve(from, named)))
}

function projectAt(configuration: string): Project {
  // TypeScript tells files by their real names.
  const file = slashed(realpathSync(configuration))
  const folder = dirname(file)
  const home = above(folder).find((each) => existsSync(join(each, 'package.json'))) ?? folder
  return { file, folder, name: pathFrom(home, file) }
}

function configurationNamed(path: string): string {
  const file = isFolder(path) ? join(path, 'tsconfig.json') : path
  if (existsSync(file)) return file
  throw new TypesError('PROJECT_MISSING', {
    message: `there is no ${file}`,
    remedy: 'name a tsconfig.json, or a folder that has one: --project FILE',
  })
}

function configurationAbove(from: string): string {
  const folders = above(resolve(from))
  const found = folders.map((folder) => join(folder, 'tsconfig.json')).find((file) => existsSync(file))
  if (found !== undefined) return found
  throw new TypesError('PROJECT_MISSING', {
    message: `there is no tsconfig.json; looked in ${folders.join(', ')}`,
    remedy: 'run it in the folder of the program, write one (npx tsc --init), or name it: --project FILE',
  })
}

/** The configuration and those that it extends, as far as they are files beside it. */
export function configurationsOf(file: string): string[] {
  if (!existsSync(file)) return [file]
  const [, said = ''] = /"extends"\s*:\s*("[^"]*"|\[[^\]]*\])/.exec(readFileSync(file, 'utf8')) ?? []
  const extended = [...said.matchAll(/"(\.{1,2}\/[^"]*)"/g)].map(([, path]) => {
    const named = resolve(dirname(file), path!)
    return slashed(named.endsWith('.json') ? named : `${named}.json`)
  })
  return [file, ...extended.filter((each) => each !== file).flatMap(configurationsOf)]
}

function above(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...above(parent)]
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

const MODULE = 'types.gen.ts'

/**
 * Where the generated module is: where the user wants it, or in `src` where the program is there, or beside the
 * configuration.
 */
export function moduleOf({ folder }: Project, rootFiles: readonly string[], out?: string): string {
  if (out !== undefined) return slashed(checkedModule(out))
  const sources = join(folder, 'src')
  const inSources = rootFiles.some((file) => !pathFrom(sources, file).startsWith('..'))
  return slashed(join(inSources ? sources : folder, MODULE))
}

function checkedModule(out: string): string {
  if (/\.[cm]?ts$/.test(out) && !/\.d\.[cm]?ts$/.test(out) && !isFolder(out)) {
    return existsSync(dirname(out)) ? join(realpathSync(dirname(out)), basename(out)) : out
  }
  throw new TypesError('PROJECT_INVALID', {
    message: `${out} is not the name of a TypeScript file, and the types are a module of the program`,
    remedy: `say a file: --out src/${MODULE}`,
  })
}
