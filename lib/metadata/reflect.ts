/** The one file that knows `design:*`, what the compiler emits of types. It gives back `unknown`. */
import 'reflect-metadata'
import type { AnyClass } from '../types.js'

function read(key: string, target: AnyClass, name: string): unknown {
  return Reflect.getMetadata(key, target.prototype as object, name)
}

/** The declared type of a property, or `undefined` where none was emitted. */
export function propertyType(target: AnyClass, property: string): unknown {
  return read('design:type', target, property)
}

/** The declared types of a method's parameters, or `undefined` where none were emitted. */
export function parameterTypes(target: AnyClass, method: string): readonly unknown[] | undefined {
  const types = read('design:paramtypes', target, method)
  return Array.isArray(types) ? types : undefined
}

/** The same of a static method. */
export function staticParameterTypes(target: AnyClass, method: string): readonly unknown[] | undefined {
  const types: unknown = Reflect.getMetadata('design:paramtypes', target, method)
  return Array.isArray(types) ? types : undefined
}

/** The same of a constructor, or of the one that a class inherits; `undefined` where nothing of it is decorated. */
export function constructorTypes(target: AnyClass): readonly unknown[] | undefined {
  const types: unknown = Reflect.getMetadata('design:paramtypes', target)
  return Array.isArray(types) ? types : undefined
}

/** The declared type of what a method returns: `Promise` for all that is asynchronous. */
export function returnType(target: AnyClass, method: string): unknown {
  return read('design:returntype', target, method)
}

/** Writes the declared type of a property, as the compiler would. */
export function setPropertyType(target: AnyClass, property: string, type: unknown): void {
  Reflect.defineMetadata('design:type', type, target.prototype as object, property)
}
