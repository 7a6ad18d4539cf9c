import { findProvided } from '../metadata/registry.js'
import type { Maker } from '../operation.js'
import type { Constructor } from '../types.js'

/** `'Database'`, `'Auth.user'`, `'Symbol(config)'`, `'(anonymous)'` */
export function nameOfToken(token: unknown): string {
  if (typeof token !== 'function') {
    return String(token)
  }
  const provided = findProvided(token)
  return provided === undefined
    ? token.name || '(anonymous)'
    : `${provided.owner.name}.${provided.record.name}`
}

/** A class: unlike those of functions its `prototype` cannot be replaced (ECMA-262, 15.7.14). */
export function isConstructor(value: unknown): value is Constructor {
  return (
    typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false
  )
}

const KINDS: Readonly<Record<string, 'async' | 'generator' | 'async generator'>> = {
  '[object AsyncFunction]': 'async',
  '[object GeneratorFunction]': 'generator',
  '[object AsyncGeneratorFunction]': 'async generator',
}

/** How a function is called: what it gives back is known from its kind. */
export function callMaker(call: (...args: never[]) => unknown, self?: unknown): Maker {
  return { kind: KINDS[Object.prototype.toString.call(call)] ?? 'plain', call, self }
}

/** Whether something follows the request that it is made in: a generator's end, or the disposal of an instance. */
export function endsLater(maker: Maker): boolean {
  switch (maker.kind) {
    case 'generator':
    case 'async generator':
      return true
    case 'class':
      return isDisposable(maker.target.prototype)
    default:
      return false
  }
}

function isDisposable(prototype: object): boolean {
  return Symbol.dispose in prototype || Symbol.asyncDispose in prototype
}
