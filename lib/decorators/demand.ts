import type { Demands, HandlerRecord } from '../metadata/records.js'
import { controllerRecord, handlerRecord } from '../metadata/registry.js'
import type { AnyClass } from '../types.js'
import { legacy } from './legacy.js'

/** A decorator of a parameter, which gets a value, or of a method or a class, of which it is demanded. */
export type DemandDecorator = ParameterDecorator & MethodDecorator & ClassDecorator

/** Where it stands tells what it means; `demand` writes before what decorators below it wrote. */
export function demandDecorator(
  take: (record: HandlerRecord, index: number) => void,
  demand: (demands: Demands) => void,
): DemandDecorator {
  return legacy((owner: object, name?: string | symbol, at?: number | PropertyDescriptor) => {
    if (typeof at === 'number') {
      take(handlerRecord(owner, name), at)
    } else {
      demand(name === undefined ? controllerRecord(owner as AnyClass) : handlerRecord(owner, name))
    }
  })
}
