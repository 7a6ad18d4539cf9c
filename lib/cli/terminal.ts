/** Where a command runs, and where it tells what it did. */
export interface Terminal {
  readonly folder: string
  /** What was asked for. */
  print(text: string): void
  /** What went wrong. */
  complain(text: string): void
  /** When the user ends a program that would run on. */
  stopped(): Promise<void>
}

/** How a program ends: as other programs must be able to tell. */
export const FINE = 0
/** The types are stale, or in error. */
export const FAILED = 1
/** It was called in a wrong way. */
export const MISUSED = 2
