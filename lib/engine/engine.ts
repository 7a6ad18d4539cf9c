import { GeneratedReaders } from './generated/readers.js'
import type { ReadMode } from './modes.js'
import { Readers } from './reader.js'

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
