import type { FastifyReply, FastifyRequest } from 'fastify'
import { MISTAKES } from '../engine/mistakes.js'
import { finish, type Outcome } from '../engine/outcome.js'
import { type Reader, Readers } from '../engine/reader.js'
import { Run } from '../engine/run.js'
import type { Argument, Body, Input, Operation } from '../operation.js'
import type { Shape } from '../shape/shape.js'
import type { Settings } from './settings.js'
import { repeatedHeaders, SOURCES, type SourceReader } from './sources.js'

/** A request to the arguments of a handler, or to all its issues. */
export type RequestReader = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Outcome<unknown[]> | Promise<Outcome<unknown[]>>

/** Issues are in this order, whatever the order of the parameters. */
const ORDER: Readonly<Record<Input['source'], number>> = { path: 0, query: 1, header: 2, cookie: 3 }

/** Chooses, once, how all inputs of an operation are read. */
export function requestReader(operation: Operation, settings: Settings, query: SourceReader): RequestReader {
  const readers = operation.inputs.map((input, index) => ({
    index,
    rank: ORDER[input.source],
    read: inputReader(input, settings, query),
  }))
  const ordered = readers.sort((a, b) => a.rank - b.rank || a.index - b.index)
  const readBody = operation.body && bodyReader(operation.body, operation, settings)
  const runOptions = {
    input: settings.errors.input === true,
    ...(settings.errors.limit === undefined ? {} : { limit: settings.errors.limit }),
  }
  return (request, reply) => {
    const run = new Run([], runOptions)
    const values: unknown[] = []
    for (const { index, read } of ordered) {
      values[index] = read(request, run)
    }
    const body = readBody?.(request, run)
    const args = operation.arguments.map((argument) => argumentOf(argument, values, body, request, reply))
    return finish<unknown[]>(args, run)
  }
}

function argumentOf(
  argument: Argument,
  values: readonly unknown[],
  body: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): unknown {
  switch (argument.kind) {
    case 'input':
      return values[argument.input]
    case 'body':
      return argument.name === undefined ? body : ownValue(body, argument.name)
    case 'request':
      return request
    case 'reply':
      return reply
  }
}

/** `toString` is there in every object, and was never sent. */
function ownValue(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined
}

type InputReader = (request: FastifyRequest, run: Run) => unknown

function inputReader(input: Input, settings: Settings, query: SourceReader): InputReader {
  const { source, name, shape, known } = input
  // Node writes every header's name in lower case, and sends many that no program declares.
  const unknown = source === 'header' || source === 'cookie' ? 'drop' : settings.unknown
  const read = new Readers({ from: 'text', coercion: 'lax', unknown, known }).of(shape)
  if (name === undefined) {
    const values = wholeSource(input, query)
    return (request, run) => at(run, source, () => read(values(request), run))
  }
  const values =
    source === 'query' ? query : isList(shape) && source === 'header' ? repeatedHeaders : SOURCES[source]
  return named(input, name, values, read)
}

function named(
  { source, required, default: fallback }: Input,
  name: string,
  values: SourceReader,
  read: Reader,
): InputReader {
  const absent = fallback === undefined ? () => undefined : freshOf(fallback.value)
  return (request, run) => {
    const all = values(request)
    const raw = Object.hasOwn(all, name) ? all[name] : undefined
    if (raw === undefined && !required) {
      return absent()
    }
    return at(run, source, () => {
      run.loc.push(name)
      const value = raw === undefined ? run.refuse(MISTAKES.missing, raw) : read(raw, run)
      run.loc.pop()
      return value
    })
  }
}

/** Headers that a DTO declares as lists are lists of what was sent; the others are Node's text. */
function wholeSource({ source, shape }: Input, query: SourceReader): SourceReader {
  if (source === 'query') {
    return query
  }
  const lists =
    shape.kind === 'reference'
      ? shape.target.properties.filter((property) => isList(property.shape)).map(({ wire }) => wire)
      : []
  if (source !== 'header' || lists.length === 0) {
    return SOURCES[source]
  }
  return (request) => {
    const sent = repeatedHeaders(request)
    const found = lists.filter((name) => sent[name] !== undefined)
    return { ...request.headers, ...Object.fromEntries(found.map((name) => [name, sent[name]])) }
  }
}

const isList = ({ kind }: Shape): boolean => kind === 'array'

function at<T>(run: Run, source: string, work: () => T): T {
  run.loc.push(source)
  try {
    return work()
  } finally {
    run.loc.pop()
  }
}

/** A default that a handler may change is copied for each. */
function freshOf(value: unknown): () => unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) !== null &&
    !isInstance(value)
    ? () => structuredClone(value)
    : () => value
}

function isInstance(value: object): boolean {
  return ![Object, Array, Date, Map, Set].some((known) => Object.getPrototypeOf(value) === known.prototype)
}

function bodyReader(
  { shape, required, default: fallback, named: keys }: Body,
  { coercion }: Operation,
  { unknown }: Settings,
): InputReader {
  const read = new Readers({ from: 'json', coercion, unknown }).of(shape)
  const absent = fallback === undefined ? () => undefined : freshOf(fallback.value)
  return (request, run) => {
    const raw: unknown = request.body
    return at(run, 'body', () => {
      if (raw === undefined || (raw === null && shape.nullable !== true)) {
        if (!required) {
          return keys === undefined ? absent() : withDefaults(keys.properties, read({}, run))
        }
        return run.refuse(MISTAKES.missing, raw)
      }
      const value = read(raw, run)
      return keys === undefined ? value : withDefaults(keys.properties, value)
    })
  }
}

/** A body of named inputs has no class whose instance would hold the defaults. */
function withDefaults(
  properties: readonly { readonly name: string; readonly default?: { readonly value: unknown } }[],
  value: unknown,
): unknown {
  if (typeof value !== 'object' || value === null) {
    return value
  }
  for (const { name, default: fallback } of properties) {
    if (fallback !== undefined && !Object.hasOwn(value, name)) {
      Object.defineProperty(value, name, { ...PLAIN, value: freshOf(fallback.value)() })
    }
  }
  return value
}

/** A name may be `__proto__`, which assignment would not make a property. */
const PLAIN = { enumerable: true, configurable: true, writable: true }
