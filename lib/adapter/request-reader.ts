import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRecord } from '../engine/collection-readers.js'
import { MISTAKES } from '../engine/mistakes.js'
import { finish, type Outcome } from '../engine/outcome.js'
import { type Reader, Readers } from '../engine/reader.js'
import { Run } from '../engine/run.js'
import type { Argument, Body, Input, Operation } from '../operation.js'
import type { ObjectShape, Shape } from '../shape/shape.js'
import { INPUT_SOURCES } from '../types.js'
import type { Settings } from './settings.js'
import { repeatedHeaders, SOURCES, type SourceReader } from './sources.js'

/** A request to the arguments of a handler, or to all its issues. */
export type RequestReader = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Outcome<unknown[]> | Promise<Outcome<unknown[]>>

/** Chooses, once, how all inputs of an operation are read. */
export function requestReader(operation: Operation, settings: Settings, query: SourceReader): RequestReader {
  const readers = operation.inputs.map((input, index) => ({
    index,
    // Issues are in the order of the sources, whatever the order of the parameters.
    rank: INPUT_SOURCES.indexOf(input.source),
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
  const read = new Readers({ from: 'text', coercion: 'lax', unknown: settings.unknown, known }).of(shape)
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
  return (request, run) => {
    const sent: unknown = request.body
    const isAbsent = sent === undefined || (sent === null && shape.nullable !== true)
    // A default is read as what is sent: a handler gets an instance of its own, made for it.
    const raw =
      keys === undefined ? (isAbsent ? fallback?.value : sent) : withDefaults(keys, isAbsent, sent, required)
    return at(run, 'body', () => {
      if (raw === undefined) {
        return required ? run.refuse(MISTAKES.missing, sent) : undefined
      }
      return read(raw, run)
    })
  }
}

/** The body of named inputs with the defaults of those that it lacks; `undefined` where it lacks one altogether. */
function withDefaults(keys: ObjectShape, isAbsent: boolean, sent: unknown, required: boolean): unknown {
  if (isAbsent ? required : !isRecord(sent)) {
    return isAbsent ? undefined : sent
  }
  const body = isAbsent ? {} : (sent as Record<string, unknown>)
  const absent = keys.properties.filter(
    ({ wire, default: given }) => given !== undefined && !Object.hasOwn(body, wire),
  )
  return Object.fromEntries([
    ...Object.entries(body),
    ...absent.map(({ wire, default: given }) => [wire, given?.value]),
  ])
}
