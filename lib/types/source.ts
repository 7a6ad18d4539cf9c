/** The files of a program, and where things stand in them. */
import { relative, sep } from 'node:path'
import { type Origin, Origins } from './origin.js'
import type { Ast, Snapshot, Sync } from './typescript.js'

export interface SourceOptions {
  /** Of the project: paths are relative to it. */
  readonly folder: string
  /** The generated module, which is never read. */
  readonly module: string
}

const DECLARATIONS = /\.d\.[cm]?ts$/
const TESTS = /\.(?:spec|test|e2e-spec)\.[cm]?[jt]sx?$|[\\/]__tests__[\\/]/

export class Sources {
  private readonly program: Sync.Program
  private readonly files = new Map<string, Ast.SourceFile | undefined>()
  private readonly paths = new Map<string, string>()
  private readonly nodes = new Map<string, Ast.Node | undefined>()

  constructor(
    snapshot: Snapshot,
    private readonly options: SourceOptions,
    private readonly origins: Origins = new Origins(options.folder),
  ) {
    this.program = snapshot.program
  }

  /** The user's own files, the generated module among them. */
  projectFiles(): readonly string[] {
    return this.program.getSourceFileNames().filter((file) => this.isProject(file))
  }

  /** It may have classes that serve requests: no declarations, no tests. */
  static isServing(file: string): boolean {
    return !DECLARATIONS.test(file) && !TESTS.test(file)
  }

  isProject(file: string): boolean {
    return this.originOf(file).kind === 'project'
  }

  get(file: string): Ast.SourceFile | undefined {
    if (!this.files.has(file)) {
      this.files.set(file, this.program.getSourceFile(file))
    }
    return this.files.get(file)
  }

  /** The declaration behind a handle: the same object each time. */
  nodeOf(handle: Sync.NodeHandle): Ast.Node | undefined {
    const key = `${handle.index} ${handle.path}`
    if (!this.nodes.has(key)) {
      this.nodes.set(key, handle.resolve())
    }
    return this.nodes.get(key)
  }

  originOf(file: string): Origin {
    return this.origins.of(file)
  }

  /** Of a symbol; what is declared in several files is what its first declaration is. */
  originOfSymbol(symbol: Sync.Symbol): Origin | undefined {
    const [first] = symbol.declarations
    return first && this.originOf(first.path)
  }

  fileOf(node: Ast.Node): string {
    return node.getSourceFile().fileName
  }

  /** Relative to the project's folder, with slashes. */
  pathOf(file: string): string {
    let path = this.paths.get(file)
    if (path === undefined) {
      path = relative(this.options.folder, file).replaceAll(sep, '/')
      this.paths.set(file, path)
    }
    return path
  }

  /** `src/orders.ts:12` */
  at(node: Ast.Node): string {
    const source = node.getSourceFile()
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    return `${this.pathOf(source.fileName)}:${line + 1}`
  }

  /** `src/orders.ts:12:3` */
  positionOf(node: Ast.Node): string {
    const source = node.getSourceFile()
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source))
    return `${this.pathOf(source.fileName)}:${line + 1}:${character + 1}`
  }
}
