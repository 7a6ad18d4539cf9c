/** One state of a program, and what is read of it. */
import type { ClassTypes, MethodTypes, ThrownError } from '../metadata/manifest.js'
import { mentionedInClass, mentionedInDefinition, plansWithin } from './assembly.js'
import { CachedChecker } from './checker.js'
import { decoratedMethodsOf, readClass } from './class-types.js'
import type { Context, Program } from './context.js'
import { findClasses } from './declarations.js'
import type { NamedUnit } from './definition-names.js'
import { type DefinitionJob, Definitions, type DefinitionUnit } from './definitions.js'
import { type ImportGraph, readImports, withoutModule } from './import-graph.js'
import { importedClassOf, isAbstract } from './importable.js'
import type { ImportedClass } from './imported-class.js'
import { revive } from './revival.js'
import { type SourceOptions, Sources } from './source.js'
import { docsAt } from './symbols.js'
import { joinThrown, ThrownErrors, thrownByDocs } from './throws.js'
import type { Ast, OpenProject } from './typescript.js'
import { type Unit, UnitDraft } from './unit.js'

/** The classes of one file that count. */
export interface FileUnit extends Unit {
  readonly classes: readonly { readonly at: number; readonly isController: boolean }[]
}

export interface ClassUnit extends Unit {
  readonly isController: boolean
  /** Absent where it cannot be imported. */
  readonly types?: ClassTypes<ImportedClass>
}

/** Errors by method; they are found in whatever it calls. */
export interface ThrowsUnit extends Unit {
  readonly throws: Readonly<Record<string, readonly ThrownError[]>>
}

/** All that was read, by files, classes and definitions. */
export interface Units {
  readonly files: ReadonlyMap<string, FileUnit>
  readonly classes: ReadonlyMap<string, ClassUnit>
  readonly throws: ReadonlyMap<string, ThrowsUnit>
  readonly definitions: ReadonlyMap<string, NamedUnit>
}

export const NO_UNITS: Units = {
  files: new Map(),
  classes: new Map(),
  throws: new Map(),
  definitions: new Map(),
}

export class SnapshotReader {
  readonly graph: ImportGraph
  private readonly sources: Sources
  private readonly program: Omit<Program, 'definitions'>
  private readonly projectFiles: readonly Ast.SourceFile[]
  private thrown: ThrownErrors | undefined

  constructor(
    private readonly project: OpenProject,
    private readonly options: SourceOptions,
  ) {
    const { typescript, snapshot } = project
    const { checker } = snapshot
    this.sources = new Sources(snapshot, options)
    this.program = {
      typescript,
      sources: this.sources,
      checker: new CachedChecker(checker, typescript),
      evaluation: { typescript, checker },
    }
    const files = this.sources.projectFiles().flatMap((file) => this.sources.get(file) ?? [])
    const graph = readImports(files, { ...this.program, definitions: new Definitions(new Map()) })
    this.graph = withoutModule(graph, options.module, snapshot.rootFiles)
    this.projectFiles = files.filter(({ fileName }) => this.graph.has(fileName))
  }

  /**
   * Reads what is not known.
   *
   * @param known what is still true.
   * @param before what there was; its definitions that are not true any more are found again.
   */
  read(known: Units, before: Units): Units {
    const definitions = new Definitions(known.definitions)
    const program: Program = { ...this.program, definitions }
    const files = this.readFiles(known.files, program)
    const classes = new Map<string, ClassUnit>()
    const throws = new Map<string, ThrowsUnit>()
    for (const [file, unit] of files) {
      for (const { at, isController } of unit.classes) {
        const key = `${file} ${at}`
        const declaration = (): Ast.ClassDeclaration =>
          this.sources.get(file)!.statements[at] as Ast.ClassDeclaration
        classes.set(key, known.classes.get(key) ?? readClassUnit(declaration(), isController, program))
        throws.set(key, known.throws.get(key) ?? this.readThrows(declaration(), program))
      }
    }
    const roots = new Set(
      [...classes.values()].flatMap(({ types }) => (types ? mentionedInClass(types) : [])),
    )
    return {
      files,
      classes,
      throws,
      definitions: this.readDefinitions(roots, definitions, known, before, program),
    }
  }

  private readFiles(known: ReadonlyMap<string, FileUnit>, program: Program): ReadonlyMap<string, FileUnit> {
    const serving = this.projectFiles.filter(({ fileName }) => Sources.isServing(fileName))
    const ordered = serving.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
    const unknown = ordered.filter(({ fileName }) => !known.has(fileName))
    const found = findClasses(unknown, program)
    const units = new Map(
      unknown.map((source) => {
        const classes = found
          .filter(({ declaration }) => declaration.parent === source)
          .map(({ declaration, isController }) => ({
            at: source.statements.indexOf(declaration),
            isController,
          }))
        const draft = new UnitDraft()
        draft.files.add(source.fileName)
        return [source.fileName, { ...draft.finish(), classes }] as const
      }),
    )
    return new Map(ordered.map(({ fileName }) => [fileName, known.get(fileName) ?? units.get(fileName)!]))
  }

  private readThrows(declaration: Ast.ClassDeclaration, program: Program): ThrowsUnit {
    const { typescript, evaluation, checker } = this.program
    const unit = new UnitDraft()
    const context: Context = { ...program, unit }
    const methods = decoratedMethodsOf(declaration, context)
    unit.files.add(this.sources.fileOf(declaration))
    unit.inferred = true
    this.thrown ??= new ThrownErrors({
      typescript,
      checker: checker.checker,
      cached: checker,
      program: this.project.snapshot.program,
      isProjectFile: (path) => this.sources.isProject(path),
    })
    const entries = methods.map(([name, method]) => {
      const documented = thrownByDocs(docsAt(method, context), method, evaluation)
      return [name, joinThrown(this.thrown!.of(method), documented)] as const
    })
    // What its comment lacks is said where its types are read.
    return { ...unit.finish(), problems: [], throws: Object.fromEntries(entries) }
  }

  /** Those that are mentioned, and those that they mention. */
  private readDefinitions(
    roots: ReadonlySet<string>,
    definitions: Definitions,
    known: Units,
    before: Units,
    program: Program,
  ): ReadonlyMap<string, NamedUnit> {
    const units = new Map<string, DefinitionUnit>(known.definitions)
    const mentioned = new Map<string, NamedUnit>()
    const waiting = [...roots]
    const fresh = new Set<string>()
    for (const id of waiting) {
      this.run(definitions.take(), units, program)
      const unit = units.get(id) ?? this.revived(id, definitions, before, units, program)
      if (unit !== undefined && !fresh.has(id)) {
        fresh.add(id)
        // Who is found again by an old plan does not ask for its arguments.
        const old = (known.definitions.get(id) ?? before.definitions.get(id))?.within
        const within = plansWithin(unit.plan, (each) => definitions.planOf(each) ?? old?.get(each))
        mentioned.set(id, { ...unit, within })
        waiting.push(...mentionedInDefinition(unit.definition))
      }
    }
    return mentioned
  }

  private run(jobs: readonly DefinitionJob[], units: Map<string, DefinitionUnit>, program: Program): void {
    for (const { id, plan, files, read } of jobs) {
      const unit = new UnitDraft()
      for (const file of files) unit.files.add(file)
      const definition = read({ ...program, unit })
      units.set(id, { ...unit.finish(), plan, definition })
    }
  }

  private revived(
    id: string,
    definitions: Definitions,
    before: Units,
    units: Map<string, DefinitionUnit>,
    program: Program,
  ): DefinitionUnit | undefined {
    const plan = before.definitions.get(id)?.plan
    if (plan !== undefined) {
      revive(plan, this.options.folder, { ...program, unit: new UnitDraft() })
      this.run(definitions.take(), units, program)
    }
    return units.get(id)
  }
}

/** A class that cannot be imported is left out, and reported. */
function readClassUnit(
  declaration: Ast.ClassDeclaration,
  isController: boolean,
  program: Program,
): ClassUnit {
  const unit = new UnitDraft()
  const { sources, typescript } = program
  const imported = importedClassOf(declaration, program)
  unit.files.add(sources.fileOf(declaration))
  if (imported === undefined) {
    const kind = isController ? 'controller' : 'class'
    unit.report({
      severity: 'error',
      at: sources.positionOf(declaration),
      message: `${kind} ${declaration.name?.text ?? ''} is not exported, so that typefast cannot import it`,
      remedy: 'export it',
    })
    return { ...unit.finish(), isController }
  }
  const types = readClass(declaration, imported, { ...program, unit })
  const serves = isController && !isAbstract(declaration, typescript.ast)
  return { ...unit.finish(), isController: serves, types }
}

/** Types with the errors of their methods. */
export function withThrows(
  { methods = {}, ...types }: ClassTypes<ImportedClass>,
  throws: ThrowsUnit['throws'],
): ClassTypes<ImportedClass> {
  const entries = Object.entries(methods).map(([name, { at, ...method }]) => {
    const errors = throws[name] ?? []
    const whole: MethodTypes<ImportedClass> = {
      ...method,
      ...(errors.length > 0 && { throws: errors }),
      ...(at !== undefined && { at }),
    }
    return [name, whole] as const
  })
  return { ...types, ...(entries.length > 0 && { methods: Object.fromEntries(entries) }) }
}
