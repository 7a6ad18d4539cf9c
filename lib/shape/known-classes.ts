/** What a declared type is, apart from DTO classes. */
export type KnownType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'bigint'
  | 'date'
  | 'bytes'
  | 'array'
  | 'set'
  | 'map'
  /** The compiler emits `Object` for unions, interfaces, type aliases and what is imported as a type. */
  | 'unknown'

const KNOWN = new Map<unknown, KnownType>([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [BigInt, 'bigint'],
  [Date, 'date'],
  [Buffer, 'bytes'],
  [Uint8Array, 'bytes'],
  [Array, 'array'],
  [Set, 'set'],
  [Map, 'map'],
  [Object, 'unknown'],
  [Function, 'unknown'],
  [Promise, 'unknown'],
  [Symbol, 'unknown'],
  [undefined, 'unknown'],
  [null, 'unknown'],
])

/** `(String)` → `'string'`; `undefined` for a class that is none of the language's own. */
export function knownTypeOf(declared: unknown): KnownType | undefined {
  return KNOWN.get(declared) ?? (typeof declared === 'function' ? undefined : 'unknown')
}

/** A class, and not a function that gives one: arrow functions have no prototype. */
export function isClass(value: unknown): value is abstract new () => object {
  return typeof value === 'function' && Object.hasOwn(value, 'prototype')
}
