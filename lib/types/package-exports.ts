/** Classes of packages, by the specifiers that the program imports packages with. */
import type { Program } from './context.js'
import type { Ast, Sync } from './typescript.js'
import type { PackageExport } from './unit.js'

type ExportsOf = ReadonlyMap<string, readonly Sync.Symbol[]>

/** One snapshot of a program has one checker. */
const known = new WeakMap<Program['checker'], ExportsOf>()

/** How the program may import a class of a package that it uses; `undefined` where no module exports it. */
export function packageExportOf(
  declaration: Ast.ClassLikeDeclaration,
  program: Program,
): PackageExport | undefined {
  const own = declaration.name?.text ?? 'default'
  const candidates = [...exportsOf(program)].flatMap(([specifier, symbols]) =>
    symbols.map((symbol) => ({ specifier, name: symbol.name, symbol })),
  )
  // Under its own name first: to follow the others asks the checker about each.
  const named = candidates.filter(({ name }) => name === own)
  const others = candidates.filter(({ name, symbol }) => name !== own && isAlias(symbol, program))
  const found = [...named, ...others].find(({ symbol }) => declares(symbol, declaration, program))
  return found && { specifier: found.specifier, name: found.name }
}

const isAlias = ({ flags }: Sync.Symbol, { typescript }: Program): boolean =>
  (flags & typescript.sync.SymbolFlags.Alias) !== 0

function declares(symbol: Sync.Symbol, declaration: Ast.Node, { checker, sources }: Program): boolean {
  const target = checker.targetOf(symbol)
  const file = sources.fileOf(declaration).toLowerCase()
  return (
    target?.declarations.some(
      (handle) => handle.path.toLowerCase() === file && sources.nodeOf(handle) === declaration,
    ) ?? false
  )
}

function exportsOf(program: Program): ExportsOf {
  const { checker } = program
  let found = known.get(checker)
  if (found === undefined) {
    const modules = [...specifiersOf(program)].sort(([a], [b]) => (a < b ? -1 : 1))
    found = new Map(
      modules.flatMap(([specifier, node]) => {
        const module = checker.symbolAt(node)
        return module === undefined || !isForeign(module, program)
          ? []
          : [[specifier, checker.checker.getExportsOfModule(module)] as const]
      }),
    )
    known.set(checker, found)
  }
  return found
}

/** Of a package, or of another part of a workspace. */
function isForeign(module: Sync.Symbol, { sources }: Program): boolean {
  const origin = sources.originOfSymbol(module)
  return origin?.kind === 'package' || (origin?.kind === 'project' && origin.package !== undefined)
}

/** Of the project's files, each with one place where it stands; those that are relative mean no package. */
function specifiersOf({ sources, typescript }: Program): ReadonlyMap<string, Ast.Node> {
  const { ast } = typescript
  const specifiers = new Map<string, Ast.Node>()
  for (const file of sources.projectFiles()) {
    const origin = sources.originOf(file)
    const statements =
      origin.kind === 'project' && origin.package === undefined ? sources.get(file)?.statements : []
    for (const statement of statements ?? []) {
      const isImport = ast.isImportDeclaration(statement) || ast.isExportDeclaration(statement)
      const node = isImport ? statement.moduleSpecifier : undefined
      if (node !== undefined && ast.isStringLiteral(node) && !node.text.startsWith('.')) {
        specifiers.set(node.text, specifiers.get(node.text) ?? node)
      }
    }
  }
  return specifiers
}
