/** Where a declaration comes from, by its file. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Origin =
  /** A file of the user's program. */
  | { readonly kind: 'project' }
  /** Of the language, its environment, or Node. */
  | { readonly kind: 'standard' }
  /** Of this package: decorators and markers. */
  | { readonly kind: 'typefast' }
  | { readonly kind: 'package'; readonly name: string }

const LANGUAGE = /[\\/]lib\.[^\\/]*\.d\.ts$/
const NODE = /[\\/]node_modules[\\/](?:@types[\\/](?:node|web)|undici-types|buffer)[\\/]/
const PACKAGE = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/

/** Looks a file's origin up; each folder's `package.json` is read once. */
export class Origins {
  private readonly byFile = new Map<string, Origin>()
  private readonly byFolder = new Map<string, string | undefined>()

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
    return name === undefined ? { kind: 'project' } : { kind: 'package', name }
  }

  /** Its own folders only: samples and specs beside them are programs of a user. */
  private isTypefast(file: string): boolean {
    const root = this.rootOf(dirname(file))
    return root !== undefined && ['lib', 'dist'].some((folder) => isWithin(file, join(root, folder)))
  }

  /** The folder of the package `typefast` that `folder` is in. */
  private rootOf(folder: string): string | undefined {
    if (this.byFolder.has(folder)) {
      return this.byFolder.get(folder)
    }
    const name = packageNameIn(folder)
    const parent = dirname(folder)
    const root = name === undefined && parent !== folder ? this.rootOf(parent) : name && folder
    const found = name === undefined || name === 'typefast' ? root : undefined
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
