import { type Fault, formatPlace } from './fault.js'

/**
 * Thrown once, before the server listens, with every fault that was found.
 *
 * @example
 * ```
 * DeclarationError: 2 faults
 *   PATH_UNKNOWN PetsController.find, parameter 0: the path /pets/:id has no :petId; name a placeholder of the path
 *   INPUT_UNDECLARED PetsController.find, parameter 1: add @Param, @Query, ... or @Depends
 * ```
 */
export class DeclarationError extends Error {
  override readonly name = 'DeclarationError'

  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map(({ code, place, message }) => `  ${code} ${formatPlace(place)}: ${message}`)
    super([`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`, ...lines].join('\n'))
  }
}
