import type { InjectableOptions } from '../metadata/options.js'
import { controllerRecord } from '../metadata/registry.js'
import type { AnyClass } from '../types.js'
import { legacy } from './legacy.js'

/**
 * Makes a class a provider of itself, whose constructor's parameters are dependencies by their types. It is made
 * once, when the application gets ready, and disposed when that closes.
 *
 * @example
 * ```ts
 * @Injectable()
 * class ItemStore {
 *   constructor(private readonly database: Database) {}
 * }
 * ```
 */
export function Injectable(options: InjectableOptions = {}): ClassDecorator {
  return legacy<ClassDecorator>((target) => {
    controllerRecord(target as unknown as AnyClass).injectable = options
  })
}
