/** Reads what a program's types say; after a change, no more than what the change may have reached. */
import type { ClassTypes, Types } from '../metadata/manifest.js'
import { assemble } from './assembly.js'
import { byCodeUnits } from './definition-names.js'
import { type ImportGraph, importedBy, reachOf, rerouted } from './import-graph.js'
import type { ImportedClass } from './imported-class.js'
import { NO_UNITS, SnapshotReader, type Units, withThrows } from './snapshot-reader.js'
import type { SourceOptions } from './source.js'
import type { TypesProblem } from './types-error.js'
import type { Changes, OpenProject } from './typescript.js'
import { isTouched, type Unit } from './unit.js'

export type { ImportedClass } from './imported-class.js'

/** What the generated module is made of. */
export interface ReadTypes {
  readonly definitions: Types<ImportedClass>['definitions']
  readonly classes: readonly ClassTypes<ImportedClass>[]
  /** Classes with `@Controller`, in the order of files and positions. */
  readonly controllers: readonly ImportedClass[]
  /** Absolute: those of the project that a type was taken from. */
  readonly files: readonly string[]
  readonly problems: readonly TypesProblem[]
}

const SOURCE = /\.[cm]?[jt]sx?$/

type Keep = (unit: Unit) => boolean

export class TypesReader {
  private graph: ImportGraph = new Map()
  private units = NO_UNITS

  /** @param options.folder of the configuration file: every `at` is relative to it. */
  constructor(
    private readonly project: OpenProject,
    private readonly options: SourceOptions,
  ) {}

  read(): ReadTypes {
    return this.update(() => () => false)
  }

  /** Reads again what changes may have reached. */
  refresh(changes: Changes): ReadTypes {
    this.project.refresh(changes)
    const paths = [...(changes.changed ?? []), ...(changes.created ?? []), ...(changes.deleted ?? [])]
    if (!paths.every((path) => SOURCE.test(path))) {
      return this.read()
    }
    const before = this.graph
    return this.update((after) => {
      const changed = new Set([...paths, ...rerouted(before, after)])
      const isGlobal = [...changed].some((file) => before.get(file)?.isGlobal || after.get(file)?.isGlobal)
      const reach = reachOf(changed, before, after)
      return (unit) => !isGlobal && !isTouched(unit, reach)
    })
  }

  /** @param keepIn says which units are still true, in the program as it now is. */
  private update(keepIn: (graph: ImportGraph) => Keep): ReadTypes {
    const reader = new SnapshotReader(this.project, this.options)
    const keep = keepIn(reader.graph)
    const { files, classes, throws, definitions } = this.units
    const known: Units = {
      files: kept(files, keep),
      classes: kept(classes, keep),
      throws: kept(throws, keep),
      definitions: kept(definitions, keep),
    }
    this.units = reader.read(known, this.units)
    this.graph = reader.graph
    return this.result()
  }

  private result(): ReadTypes {
    const { classes, throws, definitions } = this.units
    const exported = [...classes].flatMap(([key, unit]) => {
      const { types } = unit
      return types === undefined ? [] : [{ ...unit, types: withThrows(types, throws.get(key)?.throws ?? {}) }]
    })
    const units: Unit[] = [...classes.values(), ...throws.values(), ...definitions.values()]
    return {
      ...assemble(exported, definitions),
      controllers: exported.filter(({ isController }) => isController).map(({ types }) => types.class),
      files: this.filesOf(units),
      problems: problemsOf(units),
    }
  }

  private filesOf(units: readonly Unit[]): readonly string[] {
    const own = units.flatMap(({ files }) => [...files])
    const inferred = units.filter((unit) => unit.inferred).flatMap(({ files }) => [...files])
    const all = new Set([...own, ...importedBy(inferred, this.graph)])
    return [...all].filter((file) => this.graph.has(file)).sort(byCodeUnits)
  }
}

function kept<Each extends Unit>(units: ReadonlyMap<string, Each>, keep: Keep): ReadonlyMap<string, Each> {
  return new Map([...units].filter(([, unit]) => keep(unit)))
}

function problemsOf(units: readonly Unit[]): readonly TypesProblem[] {
  const problems = units.flatMap((unit) => unit.problems)
  const distinct = new Map(problems.map((problem) => [`${problem.at} ${problem.message}`, problem]))
  return [...distinct.values()].sort((a, b) => byPlace(a.at, b.at) || byCodeUnits(a.message, b.message))
}

/** `a.ts:9:1` before `a.ts:10:1` */
function byPlace(a: string, b: string): number {
  const [fileA = '', lineA, columnA] = a.split(/:(?=\d+:\d+$|\d+$)/)
  const [fileB = '', lineB, columnB] = b.split(/:(?=\d+:\d+$|\d+$)/)
  return byCodeUnits(fileA, fileB) || Number(lineA) - Number(lineB) || Number(columnA) - Number(columnB)
}
