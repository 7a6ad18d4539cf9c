import { type ControllerOption, DeclarationError, type Fault } from 'typefast'
import { compile } from '../lib/compile/compile.js'
import type { CompileOptions } from '../lib/compile/program.js'

/** The faults that compiling some controllers finds; none where it succeeds. */
export function faultsOf(
  controllers: readonly ControllerOption[],
  options: CompileOptions = {},
): readonly Fault[] {
  try {
    compile(controllers, options)
    return []
  } catch (error) {
    if (error instanceof DeclarationError) return error.faults
    throw error
  }
}
