import { basename, dirname, relative } from 'node:path'
import { isIdentifier, stringText } from './emit-text.js'
import { type ImportExtension, withExtension } from './import-style.js'
import type { ImportedClass } from './reader.js'

/** What the module itself declares and imports. */
const TAKEN = ['ControllerOption', 'Types', 'controllers', 'types']

interface Imported {
  readonly specifier: string
  readonly name: string
  readonly local: string
}

/** The imports of a generated module, and what each class is called in it. */
export class ImportedNames {
  private readonly imports: readonly Imported[]
  private readonly locals: ReadonlyMap<string, string>
  private readonly specifiers = new Map<string, string>()

  constructor(
    classes: Iterable<ImportedClass>,
    private readonly module: string,
    private readonly extension: ImportExtension,
  ) {
    const found = new Map<string, Omit<Imported, 'local'> & { readonly wanted: string }>()
    for (const each of classes) {
      const specifier = this.specifierOf(each)
      const key = keyOf(specifier, each.name)
      found.set(key, { specifier, name: each.name, wanted: wantedName(each) })
    }
    const names = new Set(TAKEN)
    this.imports = [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { specifier, name, wanted }]) => ({ specifier, name, local: freeName(wanted, names) }))
    this.locals = new Map(this.imports.map(({ specifier, name, local }) => [keyOf(specifier, name), local]))
  }

  /** What a class is called in the module. */
  of(imported: ImportedClass): string {
    return this.locals.get(keyOf(this.specifierOf(imported), imported.name))!
  }

  /** Whether a name is free for the module's own constants. */
  isFree(name: string): boolean {
    return !TAKEN.includes(name) && !this.imports.some(({ local }) => local === name)
  }

  /** One statement for each file and package, in their order. */
  statements(): string[] {
    const bySpecifier = new Map<string, Imported[]>()
    for (const each of this.imports) {
      const together = bySpecifier.get(each.specifier) ?? []
      bySpecifier.set(each.specifier, [...together, each])
    }
    return [...bySpecifier].map(([specifier, imports]) => {
      return `import { ${imports.map(nameText).join(', ')} } from ${stringText(specifier)}`
    })
  }

  private specifierOf({ file, specifier }: ImportedClass): string {
    if (specifier !== undefined) return specifier
    const known = this.specifiers.get(file) ?? relativeSpecifier(this.module, file, this.extension)
    this.specifiers.set(file, known)
    return known
  }
}

/** `('src/types.gen.ts', 'src/orders/order.ts', '.js')` → `'./orders/order.js'` */
function relativeSpecifier(module: string, file: string, extension: ImportExtension): string {
  const path = relative(dirname(module), file).replaceAll('\\', '/')
  return withExtension(path.startsWith('.') ? path : `./${path}`, extension)
}

const keyOf = (specifier: string, name: string): string => `${specifier}\0${name}`

/** A default export is called what its file is: `order-line.ts` → `OrderLine`. */
function wantedName({ file, name }: ImportedClass): string {
  const words = name === 'default' ? basename(file).replace(/\.\w+$/, '') : name
  if (name !== 'default' && isIdentifier(words)) return words
  const joined = words
    .split(/[^\p{ID_Continue}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  return isIdentifier(joined) ? joined : `Class${joined}`
}

/** Two classes of one name: `Order`, `Order2`. */
function freeName(wanted: string, names: Set<string>): string {
  let name = wanted
  for (let count = 2; names.has(name); count++) {
    name = `${wanted}${count}`
  }
  names.add(name)
  return name
}

function nameText({ name, local }: Imported): string {
  if (name === local) return name
  return `${isIdentifier(name) ? name : stringText(name)} as ${local}`
}
