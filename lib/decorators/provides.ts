import type { ProvidesOptions } from '../metadata/options.js'
import { handlerRecord, setProvided } from '../metadata/registry.js'
import type { AnyClass } from '../types.js'
import { legacy } from './legacy.js'

/**
 * Makes a static method a provider, which is asked for by itself: `@Depends(Auth.user)`. Its parameters are
 * declared as a handler's. It may be asynchronous; of a generator, what follows `yield` is teardown.
 *
 * @example
 * ```ts
 * class Transactions {
 *   @Provides({ until: 'handler' })
 *   static async *open(@Depends() database: Database) {
 *     const transaction = await database.begin()
 *     try {
 *       yield transaction
 *       await transaction.commit()
 *     } catch (error) {
 *       await transaction.rollback()
 *       throw error
 *     }
 *   }
 * }
 * ```
 */
export function Provides(options: ProvidesOptions = {}): MethodDecorator {
  return legacy<MethodDecorator>((owner, name, descriptor: PropertyDescriptor) => {
    const record = handlerRecord(owner, name)
    record.provides = options
    if (typeof descriptor?.value === 'function') {
      const target = typeof owner === 'function' ? owner : owner.constructor
      setProvided(descriptor.value, { owner: target as unknown as AnyClass, record })
    }
  })
}
