import { dtoRecord } from '../metadata/registry.js'
import type { UnknownKeys } from '../shape/shape.js'
import type { AnyClass } from '../types.js'
import { legacy } from './legacy.js'

/**
 * What happens to keys of a request that the decorated DTO does not declare: `drop` them (the default),
 * `reject` the request with `extra_forbidden`, or `keep` them on the instance, unchecked unless an index signature
 * that was read says what they are.
 *
 * @example
 * ```ts
 * @Unknown('reject')
 * class CreateItem {}
 * ```
 */
export function Unknown(keys: UnknownKeys): ClassDecorator {
  return legacy<ClassDecorator>((target) => {
    dtoRecord(target as unknown as AnyClass).unknown = keys
  })
}
