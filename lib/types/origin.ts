/** Where a declaration comes from, by its file. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Origin =
  /** A file of the user's program; `package` is that of another part of its workspace. */
  | { readonly kind: 'project'; readonly package?: string }
  /** Of the language, its environment, or Node. */
  | { readonly kind: 'standard' }
  /** Of this package: decorators and markers. */
  | { readonly kind: 'typefast' }
  | { readonly kind: 'package'; readonly name: string }

const LANGUAGE = /[\\/]lib\.[^\\/]*\.d\.ts$/
const NODE = /[\\/]node_modules[\\/](?:@types[\\/](?:node|web)|undici-types|buffer)[\\/]/
const PACKAGE = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/

const DECLARATIONS = /\.d\.[cm]?ts$/

interface Package {
  readonly name: string
  readonly folder: string
}

/** Looks a file's origin up; each folder's `package.json` is read once. */
export class Origins {
  private readonly byFile = new Map<string, Origin>()
  private readonly byFolder = new Map<string, Package | undefined>()

  /** @param folder of the project: a package around it is its own. */
  constructor(private readonly folder?: string) {}

  of(file: string): Origin {
    let origin = this.byFile.get(file)
    if (origin === undefined) {
      origin = this.find(file)
      this.byFile.set(file, origin)
    }
    return origin
  }

  private find(file: string): Origin {
    if (LANGUAGE.test(file) || NODE.test(file)) {
      return { kind: 'standard' }
    }
    if (this.isTypefast(file)) {
      return { kind: 'typefast' }
    }
    const name = PACKAGE.exec(file)?.[1]?.replaceAll('\\', '/')
    if (name !== undefined) {
      return { kind: 'package', name }
    }
    const other = this.otherPackage(file)
    if (other === undefined) {
      return { kind: 'project' }
    }
    return DECLARATIONS.test(file) ? { kind: 'package', name: other } : { kind: 'project', package: other }
  }

  /** Links in `node_modules` lead to packages beside the project. */
  private otherPackage(file: string): string | undefined {
    const { folder } = this
    const found = folder === undefined ? undefined : this.packageOf(dirname(file))
    const isOwn = found === undefined || folder === found.folder || isWithin(folder!, found.folder)
    return isOwn || this.packageOf(folder!)?.name === found.name ? undefined : found.name
  }

  /** Its own folders only: samples and specs beside them are programs of a user. */
  private isTypefast(file: string): boolean {
    const found = this.packageOf(dirname(file))
    return (
      found?.name === 'typefast' &&
      ['lib', 'dist'].some((folder) => isWithin(file, join(found.folder, folder)))
    )
  }

  /** The nearest package with a name that `folder` is in. */
  private packageOf(folder: string): Package | undefined {
    if (this.byFolder.has(folder)) {
      return this.byFolder.get(folder)
    }
    const name = packageNameIn(folder)
    const parent = dirname(folder)
    const above = parent === folder ? undefined : () => this.packageOf(parent)
    const found = name === undefined ? above?.() : { name, folder }
    this.byFolder.set(folder, found)
    return found
  }
}

/** `undefined` where the folder has no package of its own; a `package.json` without a name only sets options. */
function packageNameIn(folder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name
  } catch {
    return undefined
  }
}

export function isWithin(file: string, folder: string): boolean {
  return file.startsWith(folder) && /[\\/]/.test(file.charAt(folder.length))
}
