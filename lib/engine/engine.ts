import { GeneratedReaders } from './generated/readers.js'
import { GeneratedWriters } from './generated/writers.js'
import type { ReadMode } from './modes.js'
import { Readers } from './reader.js'
import { type WriteMode, Writers } from './writer.js'

/**
 * `generate`: code is made of shapes, for speed. `interpret`: closures, which mean the same, for processes
 * that forbid code generation (`--disallow-code-generation-from-strings`).
 */
export type EngineName = 'generate' | 'interpret'

/** The engine that was asked for, `generate` unless one was; never one that the process forbids. */
export function engineOf(asked: EngineName = 'generate'): EngineName {
  return asked === 'generate' && mayGenerate() ? 'generate' : 'interpret'
}

let allowed: boolean | undefined

function mayGenerate(): boolean {
  allowed ??= runsGenerated()
  return allowed
}

function runsGenerated(): boolean {
  try {
    return new Function('return true')() === true
  } catch {
    return false
  }
}

/** Readers of one mode, which share what they make for objects. */
export function readersOf(engine: EngineName, mode: ReadMode): Readers {
  return engine === 'generate' ? new GeneratedReaders(mode) : new Readers(mode)
}

/** Writers of one mode. */
export function writersOf(engine: EngineName, mode: WriteMode): Writers {
  return engine === 'generate' ? new GeneratedWriters(mode) : new Writers(mode)
}

/** The readers and writers of one application: what routes have in common is made once. */
export class Engine {
  readonly #readers = new Map<string, Readers>()
  readonly #writers = new Map<boolean, Writers>()

  constructor(readonly name: EngineName) {}

  readers(mode: ReadMode): Readers {
    const { from, coercion, unknown, known = [] } = mode
    if (known.length > 0) {
      return readersOf(this.name, mode)
    }
    const key = `${from} ${coercion} ${unknown}`
    const readers = this.#readers.get(key) ?? readersOf(this.name, mode)
    this.#readers.set(key, readers)
    return readers
  }

  writers(mode: WriteMode): Writers {
    const writers = this.#writers.get(mode.check) ?? writersOf(this.name, mode)
    this.#writers.set(mode.check, writers)
    return writers
  }
}
