/** Which files below some folders change. */
import { existsSync, type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { slashed } from './file-place.js'
import type { Changes } from './typescript.js'

/** So long nothing more must happen, in milliseconds: an editor that saves, or a checkout, changes things in bursts. */
const QUIET = 30

export interface FolderWatchOptions {
  /** Files to tell of. */
  readonly isOfInterest: (file: string) => boolean
  /** Folders to stay out of. */
  readonly isForeign: (folder: string) => boolean
}

/**
 * Watches each folder by itself: what Node.js calls recursive would watch all files of all packages on Linux.
 */
export class FolderWatch {
  private readonly folders = new Map<string, WatchedFolder>()
  private readonly known = new Set<string>()
  private readonly touched = new Set<string>()
  private readonly lost = new Set<string>()
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly options: FolderWatchOptions,
    private readonly onChanges: (changes: Required<Changes>) => void,
  ) {}

  /** Watches a folder, and those below it where `deep`. */
  add(folder: string, deep: boolean): void {
    this.scan(folder, deep)
  }

  close(): void {
    clearTimeout(this.timer)
    for (const { watcher } of this.folders.values()) watcher.close()
    this.folders.clear()
  }

  /** @returns the files that it has and those before had not. */
  private scan(folder: string, deep: boolean): string[] {
    if (this.folders.has(folder)) return []
    const watcher = watch(folder, (_event, name) => {
      // Its own name: it is gone, even where there is another of that name by now.
      if (name === null || name === basename(folder)) this.lost.add(folder)
      this.touch(name === null ? folder : join(folder, name))
    })
    // A folder that is deleted while it is watched; the one above tells of it.
    watcher.on('error', () => this.forget(folder))
    this.folders.set(folder, { watcher, deep })
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return deep && !this.isForeign(path) ? this.scan(path, deep) : []
      if (!this.options.isOfInterest(path)) return []
      this.known.add(path)
      return [path]
    })
  }

  private isForeign(folder: string): boolean {
    const name = basename(folder)
    return name === 'node_modules' || name.startsWith('.') || this.options.isForeign(folder)
  }

  private touch(path: string): void {
    this.touched.add(path)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.tell(), QUIET)
  }

  private tell(): void {
    const before = new Set(this.known)
    const again = [...this.lost].flatMap((folder) => this.scanAgain(folder))
    const seen = new Set([...again, ...[...this.touched].flatMap((path) => this.look(path))])
    this.touched.clear()
    this.lost.clear()
    const changes = {
      changed: [...seen].filter((file) => before.has(file) && this.known.has(file)).map(slashed),
      created: [...seen].filter((file) => !before.has(file) && this.known.has(file)).map(slashed),
      deleted: [...before].filter((file) => !this.known.has(file)).map(slashed),
    }
    if (Object.values(changes).some((files) => files.length > 0)) this.onChanges(changes)
  }

  private scanAgain(folder: string): string[] {
    const deep = this.folders.get(folder)?.deep
    this.forget(folder)
    return deep !== undefined && existsSync(folder) ? this.scan(folder, deep) : []
  }

  /** @returns the files that are there now, or are other files than before. */
  private look(path: string): string[] {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) {
      this.forget(path)
      return []
    }
    if (found.isDirectory()) {
      const isWanted = this.folders.get(dirname(path))?.deep === true && !this.isForeign(path)
      return isWanted ? this.scan(path, true) : []
    }
    if (!this.options.isOfInterest(path)) return []
    this.known.add(path)
    return [path]
  }

  /** A file, or a folder with all that was in it. */
  private forget(path: string): void {
    const isIn = (each: string): boolean => each === path || each.startsWith(path + sep)
    for (const [folder, { watcher }] of this.folders) {
      if (!isIn(folder)) continue
      watcher.close()
      this.folders.delete(folder)
    }
    for (const file of this.known) {
      if (isIn(file)) this.known.delete(file)
    }
  }
}

interface WatchedFolder {
  readonly watcher: FSWatcher
  /** Folders below it are watched too. */
  readonly deep: boolean
}
