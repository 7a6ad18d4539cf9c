/** What the classes and interfaces of the language, and of Node, are as data. */
import type { Described } from '../metadata/manifest.js'
import type { Reading } from './context.js'
import { unreadable } from './unreadable.js'

/** Reads one of the arguments: `T` of `Set<T>`. */
export type ReadArgument = (index: number) => Reading | undefined

type Read = (argument: ReadArgument, at: string) => Reading | undefined

const STANDARD: Readonly<Record<string, Read>> = {
  Array: (argument) => arrayOf(argument(0)),
  ReadonlyArray: (argument) => arrayOf(argument(0)),
  Set: (argument) => arrayOf(argument(0), { container: 'set' }),
  ReadonlySet: (argument) => arrayOf(argument(0), { container: 'set' }),
  Map: mapOf,
  ReadonlyMap: mapOf,
  Date: () => ({ type: { kind: 'date-time' } }),
  Buffer: () => ({ type: { kind: 'bytes' } }),
  Uint8Array: () => ({ type: { kind: 'bytes' } }),
  File: () => ({ type: { kind: 'file' } }),
  Function: (_argument, at) => unreadable('a function', at),
  CallableFunction: (_argument, at) => unreadable('a function', at),
  Object: (_argument, at) => unreadable('any object (Object)', at),
  String: (_argument, at) => unreadable('a String object; write string', at),
  Number: (_argument, at) => unreadable('a Number object; write number', at),
  Boolean: (_argument, at) => unreadable('a Boolean object; write boolean', at),
}

/** Classes that pass through as they are where a handler returns them. */
export const PASSING: ReadonlySet<string> = new Set([
  'Buffer',
  'Uint8Array',
  'ArrayBuffer',
  'ReadableStream',
  'Readable',
  'Duplex',
  'Transform',
  'PassThrough',
  'ReadStream',
  'IncomingMessage',
  'Response',
  'Blob',
  'File',
])

/** Those of which a handler gives one value after another. */
export const STREAMING: ReadonlySet<string> = new Set([
  'AsyncIterable',
  'AsyncIterableIterator',
  'AsyncIterator',
  'AsyncGenerator',
  'AsyncIteratorObject',
])

export const PROMISES: ReadonlySet<string> = new Set(['Promise', 'PromiseLike'])

export function readStandard(name: string, argument: ReadArgument, at: string): Reading | undefined {
  const read = Object.hasOwn(STANDARD, name) ? STANDARD[name] : undefined
  return read === undefined ? unreadable(`${articleOf(name)} ${name}`, at) : read(argument, at)
}

export function articleOf(word: string): string {
  return /^(?:[AEIO]|URL$|U[nr])/i.test(word) && !/^UR/.test(word) ? 'an' : 'a'
}

export function arrayOf(items: Reading | undefined, more: { container?: 'set' } = {}): Reading | undefined {
  return items && { type: { kind: 'array', items: typeIn(items), ...more } }
}

function mapOf(argument: ReadArgument, at: string): Reading | undefined {
  const keys = argument(0)
  const values = argument(1)
  if (keys === undefined || values === undefined) {
    return undefined
  }
  return isAnyString(keys)
    ? { type: { kind: 'record', values: typeIn(values), container: 'map' } }
    : unreadable('a Map whose keys are not string', at)
}

/** What stands in a collection: of `undefined` nothing is left there. */
export function typeIn({ type }: Reading): Described {
  return type ?? { kind: 'enum', values: [] }
}

export function isAnyString({ type }: Reading): boolean {
  return type?.kind === 'string' && Object.keys(type).length === 1
}
