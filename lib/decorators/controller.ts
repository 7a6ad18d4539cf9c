import type { ControllerOptions } from '../metadata/options.js'
import { controllerRecord } from '../metadata/registry.js'
import type { AnyClass } from '../types.js'
import { legacy } from './legacy.js'

/**
 * Makes a class a controller: its decorated methods, and those of its base classes, serve operations
 * below `prefix`.
 *
 * @param prefix of all its paths; may hold placeholders (`/shops/:shop/items`).
 * @param options defaults for all its operations.
 * @example
 * ```ts
 * @Controller('/items', { tags: ['stock'] })
 * class ItemsController {}
 * ```
 */
export function Controller(prefix = '', options: ControllerOptions = {}): ClassDecorator {
  return legacy<ClassDecorator>((target) => {
    controllerRecord(target as unknown as AnyClass).declared = { prefix, options }
  })
}
