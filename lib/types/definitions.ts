/** Objects that types mention: each is read once, and referred to by its id. */
import type { Definition, Described } from '../metadata/manifest.js'
import type { Context } from './context.js'
import type { ImportedClass } from './imported-class.js'
import type { Unit } from './unit.js'

/** What a definition is called before names are made distinct. */
export interface Head {
  /** Relative to the folder of the project. */
  readonly file: string
  /** `Order`, `Shop.Order` of a namespace. */
  readonly name: string
}

/** All that can be said of an object before it is read. */
export interface DefinitionPlan {
  readonly head: Head
  /** What its type parameters stand for. */
  readonly arguments?: readonly Described[]
  /** `Partial<Order>`: its name is made of another's. */
  readonly derives?: Derivation
  /** Tells apart what has no name of its own, and stands in one place. */
  readonly mark?: string
  /** It can be found again by its head, without who refers to it. */
  readonly isDeclared?: boolean
  /** The file of a class of a package. */
  readonly packageClass?: string
  /** It has an index signature beside its properties. */
  readonly isOpen?: boolean
}

export interface Derivation {
  readonly operator: 'Partial' | 'Required' | 'Pick' | 'Omit'
  readonly of: string
  readonly keys?: readonly string[]
}

export interface DefinitionJob {
  readonly id: string
  readonly plan: DefinitionPlan
  /** Files of who refers to it, where what it is was worked out there. */
  readonly files: ReadonlySet<string>
  readonly read: (context: Context) => Definition<ImportedClass>
}

/** One that was read; what it refers to are ids. */
export interface DefinitionUnit extends Unit {
  readonly plan: DefinitionPlan
  readonly definition: Definition<ImportedClass>
}

export class Definitions {
  private readonly jobs = new Map<string, DefinitionJob>()
  private waiting: DefinitionJob[] = []

  /** @param units those that are still true. */
  constructor(private readonly units: ReadonlyMap<string, DefinitionUnit>) {}

  /** Has it read, once. */
  ask(job: DefinitionJob): void {
    if (!this.jobs.has(job.id) && !this.units.has(job.id)) {
      this.jobs.set(job.id, job)
      this.waiting.push(job)
    }
  }

  planOf(id: string): DefinitionPlan | undefined {
    return this.jobs.get(id)?.plan ?? this.units.get(id)?.plan
  }

  /** Those that were asked for since. */
  take(): readonly DefinitionJob[] {
    const taken = this.waiting
    this.waiting = []
    return taken
  }
}
