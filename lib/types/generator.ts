/** One project that is read, again and again, into the text of its generated module. */
import { resolve } from 'node:path'
import type { TypesSource } from '../metadata/manifest.js'
import { emitModule } from './emit.js'
import { hashOf } from './file-hash.js'
import { pathFrom } from './file-place.js'
import { type ImportStyle, importStyle } from './import-style.js'
import { ProgramFiles } from './program-files.js'
import { findProject, moduleOf, type Project } from './project.js'
import { type Checked, checkProgram, isOwn, typeErrors } from './project-checks.js'
import { type ReadTypes, TypesReader } from './reader.js'
import { TypesError, type TypesProblem } from './types-error.js'
import { type Changes, findTypeScript, openProject, type Sync, type TypeScript } from './typescript.js'
import { GENERATED, moduleText } from './write-module.js'

/** Whose types are read, by what, and where they are written. Paths are relative to `folder`. */
export interface TypesOptions {
  /** Where the command runs: the process's working directory unless given. */
  readonly folder?: string
  /** A `tsconfig.json`, or a folder that has one. Unless given, the first above `folder`. */
  readonly project?: string
  /** The generated module: `src/types.gen.ts` unless given, or beside the project where there is no `src`. */
  readonly out?: string
  /** A folder whose TypeScript reads, where the project itself has an older one. */
  readonly typescript?: string
}

const folderOf = ({ folder = process.cwd() }: TypesOptions): string => resolve(folder)

/** @throws TypesError where there is none. */
export const projectOf = (options: TypesOptions): Project => findProject(folderOf(options), options.project)

/** @throws TypesError where there is none that can be asked for types. */
export function typescriptOf(options: TypesOptions, { folder }: Project): TypeScript {
  const { typescript } = options
  return findTypeScript(typescript === undefined ? folder : resolve(folderOf(options), typescript))
}

export interface TypesText {
  /** The generated module, absolute. */
  readonly module: string
  /** Of the project: what places are relative to. */
  readonly folder: string
  readonly text: string
  readonly problems: readonly TypesProblem[]
  /** How many types it describes, and how many controllers it lists. */
  readonly definitions: number
  readonly controllers: number
}

const NO_CONTROLLER = {
  severity: 'warning',
  message: 'the program has no controller',
  remedy: 'export a class with @Controller(), and let tsconfig include its file',
} as const

export class TypesGenerator {
  private readonly files = new ProgramFiles()

  private constructor(
    private readonly checked: Checked,
    private readonly reader: TypesReader,
  ) {}

  /**
   * Opens the project that `options` name.
   *
   * @throws TypesError where there is none, or it cannot be read.
   */
  static open(options: TypesOptions = {}): TypesGenerator {
    const project = projectOf(options)
    const open = openProject(typescriptOf(options, project), project.file)
    try {
      const out = options.out === undefined ? undefined : resolve(folderOf(options), options.out)
      const module = moduleOf(project, open.snapshot.rootFiles, out)
      const checked = { open, project, module }
      refuseForeign(module)
      checkProgram(checked)
      return new TypesGenerator(checked, new TypesReader(open, { folder: project.folder, module }))
    } catch (error) {
      open.close()
      throw error
    }
  }

  get project(): Project {
    return this.checked.project
  }

  get module(): string {
    return this.checked.module
  }

  /** Folders that compilers write to. */
  get outputs(): readonly string[] {
    const { outDir, declarationDir } = this.compilerOptions
    return [outDir, declarationDir].filter((folder) => folder !== undefined)
  }

  get takesJavaScript(): boolean {
    return this.compilerOptions.allowJs === true
  }

  /** All files of the program but those of packages, absolute. */
  get programFiles(): readonly string[] {
    return this.checked.open.snapshot.program.getSourceFileNames().filter(isOwn)
  }

  read(): TypesText {
    return this.textOf(this.reader.read(), typeErrors(this.checked))
  }

  /** After changes; of type errors it tells those of the changed files. */
  refresh(changes: Changes): TypesText {
    const { changed = [], created = [], deleted = [] } = changes
    this.files.forget([...changed, ...created, ...deleted])
    const read = this.reader.refresh(changes)
    checkProgram(this.checked)
    return this.textOf(read, typeErrors(this.checked, [...changed, ...created]))
  }

  close(): void {
    this.checked.open.close()
  }

  private textOf(read: ReadTypes, errors: readonly TypesProblem[]): TypesText {
    const { module } = this
    return {
      module,
      folder: this.project.folder,
      text: emitModule(read, this.source(read.files), { module, ...this.importStyle() }),
      problems: [...read.problems, ...errors, ...this.emptiness(read)],
      definitions: Object.keys(read.definitions).length,
      controllers: read.controllers.length,
    }
  }

  /** Nobody wants a module of nothing; where a controller has an error, that is said. */
  private emptiness({ controllers, problems }: ReadTypes): TypesProblem[] {
    const isEmpty = controllers.length === 0 && !problems.some(({ severity }) => severity === 'error')
    return isEmpty ? [{ ...NO_CONTROLLER, at: this.project.name }] : []
  }

  private source(files: readonly string[]): TypesSource {
    const { folder, name } = this.project
    const hashes = files.map((file) => [pathFrom(folder, file), this.files.of(file).hash] as const)
    const roots = this.ownFiles().map((file) => pathFrom(folder, file))
    return {
      project: name,
      module: pathFrom(folder, this.module),
      files: Object.fromEntries(hashes),
      roots: hashOf(roots.sort().join('\n')),
    }
  }

  /** The module may be among them or not: it must not change by being written. */
  private ownFiles(): string[] {
    return this.checked.open.snapshot.rootFiles.filter((file) => file !== this.module)
  }

  private importStyle(): ImportStyle {
    const { module, allowImportingTsExtensions, rewriteRelativeImportExtensions } = this.compilerOptions
    const { ModuleKind } = this.checked.open.typescript.sync
    const isNode = module !== undefined && module >= ModuleKind.Node16 && module <= ModuleKind.NodeNext
    const isTs = allowImportingTsExtensions === true || rewriteRelativeImportExtensions === true
    const imports = this.ownFiles().map((file) => this.files.of(file).imports)
    return importStyle(imports, isTs ? '.ts' : isNode ? '.js' : '')
  }

  private get compilerOptions(): Sync.CompilerOptions {
    return this.checked.open.snapshot.program.getCompilerOptions()
  }
}

/** What somebody wrote is not overwritten; an empty file holds the place. */
function refuseForeign(module: string): void {
  const text = moduleText(module)
  if (text === undefined || text.trim() === '' || text.includes(GENERATED)) return
  throw new TypesError('MODULE_UNWRITTEN', {
    message: `${module} was not written by typefast, and would be overwritten`,
    remedy: 'move it, or say another place: --out FILE',
  })
}
