/** The generated module, written anew whenever the program changes. */
import { basename, dirname } from 'node:path'
import { pathFrom, slashed } from './file-place.js'
import { FolderWatch } from './folder-watch.js'
import { type GeneratedTypes, written } from './generate.js'
import { projectOf, TypesGenerator, type TypesOptions, type TypesText, typescriptOf } from './generator.js'
import { configurationsOf, type Project } from './project.js'
import { TypesError } from './types-error.js'
import type { Changes } from './typescript.js'

/** What came of one look at the program. */
export type WatchResult = { readonly milliseconds: number } & (
  | { readonly generated: GeneratedTypes }
  /** It is as it was before, until the program can be read again. */
  | { readonly error: Error }
)

export interface TypesWatch {
  close(): void
}

/**
 * Writes the module now, and again after each change. `onResult` hears of each; of an error once, until it is another.
 *
 * @throws TypesError where there is no project, or nothing to read it with.
 */
export function watchTypes(options: TypesOptions, onResult: (result: WatchResult) => void): TypesWatch {
  return new Watch(options, onResult)
}

class Watch implements TypesWatch {
  private readonly project: Project
  private generator: TypesGenerator | undefined
  private folders: FolderWatch | undefined
  private last: TypesText | undefined
  private lastError: string | undefined
  /** Told to TypeScript with the next change: that the module was written changes nothing in itself. */
  private written: string[] = []

  constructor(
    private readonly options: TypesOptions,
    private readonly onResult: (result: WatchResult) => void,
  ) {
    this.project = projectOf(options)
    // Without it nothing that a user writes in the program would help.
    typescriptOf(options, this.project)
    this.open()
  }

  close(): void {
    this.folders?.close()
    this.generator?.close()
    this.generator = undefined
  }

  private open(): void {
    this.close()
    this.look(() => {
      try {
        this.generator = TypesGenerator.open(this.options)
      } finally {
        // Before it is read, which takes longer: what changes meanwhile is seen.
        this.watchFolders()
      }
      return this.generator.read()
    })
  }

  private watchFolders(): void {
    this.folders = new FolderWatch(
      {
        isOfInterest: (file) => this.isOfInterest(slashed(file)),
        isForeign: (folder) => this.generator?.outputs.includes(slashed(folder)) ?? false,
      },
      (changes) => this.heed(changes),
    )
    this.folders.add(this.project.folder, true)
    for (const folder of this.foldersElsewhere()) this.folders.add(folder, false)
  }

  private isOfInterest(file: string): boolean {
    if (/\.[cm]?tsx?$/.test(file)) return true
    if (/\.[cm]?jsx?$/.test(file)) return this.generator?.takesJavaScript ?? false
    return file.endsWith('.json') && (this.isConfiguration(file) || this.programFiles().includes(file))
  }

  /** Of what the program takes from beside its own folder: sources of another package, a configuration. */
  private foldersElsewhere(): Set<string> {
    const files = [...this.programFiles(), ...configurationsOf(this.project.file)]
    const folders = new Set(files.map((file) => dirname(file)))
    return new Set([...folders].filter((folder) => pathFrom(this.project.folder, folder).startsWith('..')))
  }

  private programFiles(): readonly string[] {
    return this.generator?.programFiles ?? []
  }

  private heed(changes: Required<Changes>): void {
    const files = Object.values(changes).flat()
    if (this.generator === undefined || files.some((file) => this.isConfiguration(file))) {
      this.open()
      return
    }
    const { module } = this.generator
    if (files.every((file) => file === module)) {
      this.restore(module)
      return
    }
    const { generator } = this
    const told = { ...changes, created: [...new Set([...changes.created, ...this.written])] }
    this.written = []
    this.look(() => generator.refresh(told))
  }

  /** It is ours: what somebody else made of it, or that it is gone, does not last. */
  private restore(module: string): void {
    this.written = [module]
    if (this.last !== undefined) written(this.last)
  }

  private isConfiguration(file: string): boolean {
    const name = basename(file)
    return name === 'package.json' || configurationsOf(this.project.file).includes(file)
  }

  private look(read: () => TypesText): void {
    const start = performance.now()
    const took = (): number => performance.now() - start
    try {
      this.last = read()
      const generated = written(this.last)
      this.lastError = undefined
      this.onResult({ generated, milliseconds: took() })
    } catch (error) {
      this.fail(error as Error, took())
    }
  }

  private fail(error: Error, milliseconds: number): void {
    if (!(error instanceof TypesError)) {
      // Who knows what it was left in.
      this.generator?.close()
      this.generator = undefined
    }
    if (error.message === this.lastError) return
    this.lastError = error.message
    this.onResult({ error, milliseconds })
  }
}
