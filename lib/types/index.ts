/** `typefast/types`: the generated module, made by a program. */
export { type CheckedTypes, checkTypes, type GeneratedTypes, generateTypes } from './generate.js'
export type { TypesOptions } from './generator.js'
export { staleTypes } from './stale.js'
export { TypesError, type TypesErrorCode, type TypesProblem } from './types-error.js'
export { type TypesWatch, type WatchResult, watchTypes } from './watch.js'
