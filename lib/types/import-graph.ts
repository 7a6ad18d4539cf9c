/** Which files of a program import which: what a change may reach. */
import type { Program } from './context.js'
import type { Ast } from './typescript.js'

/** Plain data: it is compared with the next one. */
export interface FileImports {
  /** Files of the program, absolute. */
  readonly imports: ReadonlySet<string>
  /** Those whose exports it passes on. */
  readonly reexports: ReadonlySet<string>
  /** What it declares holds in files that do not import it. */
  readonly isGlobal: boolean
}

export type ImportGraph = ReadonlyMap<string, FileImports>

export function readImports(sources: readonly Ast.SourceFile[], program: Program): ImportGraph {
  const { checker, typescript } = program
  const files = new Map(sources.map((source) => [foldedPath(source.fileName), source.fileName]))
  const specifiers = sources.flatMap((source) => specifiersIn(source, typescript.ast))
  checker.prefetchSymbols(specifiers)
  return new Map(sources.map((source) => [source.fileName, importsOf(source, files, program)] as const))
}

function importsOf(
  source: Ast.SourceFile,
  files: ReadonlyMap<string, string>,
  { checker, typescript }: Program,
): FileImports {
  const { ast } = typescript
  const imports = new Set<string>()
  const reexports = new Set<string>()
  for (const specifier of specifiersIn(source, ast)) {
    const path = checker.symbolAt(specifier)?.declarations[0]?.path
    const file = path === undefined ? undefined : files.get(foldedPath(path))
    if (file !== undefined) {
      imports.add(file)
      if (ast.isExportDeclaration(specifier.parent)) reexports.add(file)
    }
  }
  const isGlobal = source.externalModuleIndicator === undefined || source.moduleAugmentations.length > 0
  return { imports, reexports, isGlobal }
}

/** Of imports, and of exports from elsewhere; `import('./a.js')` and `import a = require('./a.js')` are some too. */
function specifiersIn({ statements, imports }: Ast.SourceFile, ast: typeof Ast): readonly Ast.Node[] {
  const declared = statements.flatMap((statement) =>
    (ast.isImportDeclaration(statement) || ast.isExportDeclaration(statement)) && statement.moduleSpecifier
      ? [statement.moduleSpecifier]
      : [],
  )
  return [...new Set([...declared, ...imports])]
}

/** Without `module`, and what is in the program only because that imports it. */
export function withoutModule(graph: ImportGraph, module: string, roots: readonly string[]): ImportGraph {
  const own = new Map(
    [...graph].flatMap(([file, { imports, reexports, isGlobal }]) => {
      const others = (all: ReadonlySet<string>) => new Set([...all].filter((each) => each !== module))
      const inner: FileImports = { imports: others(imports), reexports: others(reexports), isGlobal }
      return file === module ? [] : [[file, inner] as const]
    }),
  )
  const reached = importedBy(
    roots.filter((file) => file !== module),
    own,
  )
  const listed = importedBy([module], graph)
  return new Map([...own].filter(([file]) => reached.has(file) || !listed.has(file)))
}

/** The checker folds the case of paths where the file system does. */
function foldedPath(path: string): string {
  return path.toLowerCase()
}

/** All that `files` import, and what that imports. */
export function importedBy(files: Iterable<string>, graph: ImportGraph): ReadonlySet<string> {
  const reached = new Set(files)
  for (const file of reached) {
    for (const imported of graph.get(file)?.imports ?? []) reached.add(imported)
  }
  return reached
}

/** What a change of `files` may reach. */
export interface Reach {
  /** They changed themselves. */
  readonly changed: ReadonlySet<string>
  /** Names in them may stand for something else. */
  readonly renamed: ReadonlySet<string>
  /** What the checker infers in them may be something else. */
  readonly inferred: ReadonlySet<string>
}

export function reachOf(changed: ReadonlySet<string>, before: ImportGraph, after: ImportGraph): Reach {
  const graphs = [before, after]
  const passing = [...changed].filter((file) =>
    graphs.some((graph) => (graph.get(file)?.reexports.size ?? 0) > 0),
  )
  const barrels = importersOf(passing, graphs, 'reexports')
  const passed = new Set(graphs.flatMap((graph) => importingDirectly(barrels, graph)))
  return {
    changed,
    renamed: new Set([...changed, ...passed]),
    inferred: importersOf(changed, graphs, 'imports'),
  }
}

function importersOf(
  files: Iterable<string>,
  graphs: readonly ImportGraph[],
  edge: 'imports' | 'reexports',
): ReadonlySet<string> {
  const importers = new Map<string, string[]>()
  for (const [file, each] of graphs.flatMap((graph) => [...graph])) {
    for (const imported of each[edge]) {
      importers.set(imported, [...(importers.get(imported) ?? []), file])
    }
  }
  const reached = new Set(files)
  for (const file of reached) {
    for (const importer of importers.get(file) ?? []) reached.add(importer)
  }
  return reached
}

function importingDirectly(files: ReadonlySet<string>, graph: ImportGraph): string[] {
  return [...graph]
    .filter(([, { imports }]) => [...imports].some((each) => files.has(each)))
    .map(([file]) => file)
}

/** Files whose imports lead elsewhere than before. */
export function rerouted(before: ImportGraph, after: ImportGraph): string[] {
  return [...after].flatMap(([file, { imports }]) => {
    const known = before.get(file)?.imports
    const isSame = known?.size === imports.size && [...imports].every((each) => known.has(each))
    return isSame ? [] : [file]
  })
}
