/** How the program writes its imports: the generated module writes its own alike. */

export type ImportExtension = '' | '.js' | '.ts'

export interface ImportStyle {
  /** What relative imports end with. */
  readonly extension: ImportExtension
  /** Whether statements end with a semicolon: a formatter would add or drop it. */
  readonly semicolons: boolean
}

/** How many relative imports of one file end so, and how many statements more with a semicolon than without. */
export interface ImportCounts {
  readonly extensions: Readonly<Record<ImportExtension, number>>
  readonly semicolons: number
}

const EXTENSIONS = ['', '.js', '.ts'] as const

const RELATIVE = /\b(?:from|import|require)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]*)\1/g
const STATEMENT = /^import\b[^'"]*(['"])[^'"\n]*\1[ \t]*(;?)/gm

export function importCounts(text: string): ImportCounts {
  const extensions: Record<ImportExtension, number> = { '': 0, '.js': 0, '.ts': 0 }
  for (const [, , specifier] of text.matchAll(RELATIVE)) {
    const extension = extensionOf(specifier!)
    if (extension !== undefined) extensions[extension]++
  }
  let semicolons = 0
  for (const [, , end] of text.matchAll(STATEMENT)) {
    semicolons += end === ';' ? 1 : -1
  }
  return { extensions, semicolons }
}

/** Data and styles say nothing of it. */
function extensionOf(specifier: string): ImportExtension | undefined {
  if (/\.[cm]?jsx?$/.test(specifier)) return '.js'
  if (/\.[cm]?tsx?$/.test(specifier)) return '.ts'
  return /\.(json|css|html|txt|node|wasm|svg)$/.test(specifier) ? undefined : ''
}

/** What most of a program's imports do; `otherwise` is the extension where there are none, or as many of it. */
export function importStyle(files: readonly ImportCounts[], otherwise: ImportExtension): ImportStyle {
  const sum = (countOf: (file: ImportCounts) => number): number =>
    files.reduce((total, file) => total + countOf(file), 0)
  const sums = EXTENSIONS.map((extension) => sum(({ extensions }) => extensions[extension]))
  const most = EXTENSIONS.filter((_, index) => sums[index] === Math.max(...sums))
  return {
    extension: most.includes(otherwise) ? otherwise : most.at(-1)!,
    semicolons: sum(({ semicolons }) => semicolons) > 0,
  }
}

/** `('./order.ts', '.js')` → `'./order.js'`; `.mts` and `.cts` have an extension always. */
export function withExtension(path: string, extension: ImportExtension): string {
  const [, stem, letter, source] = /^(.*)\.([cm]?)([jt])sx?$/.exec(path) ?? []
  if (stem === undefined || extension === '.ts') return path
  if (source === 'j') return extension === '' && letter === '' ? stem : path
  return letter === '' ? stem + extension : `${stem}.${letter}js`
}
