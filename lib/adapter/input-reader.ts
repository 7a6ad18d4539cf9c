import type { FastifyRequest } from 'fastify'
import { MISTAKES } from '../engine/mistakes.js'
import type { Reader } from '../engine/reader.js'
import type { Run } from '../engine/run.js'
import type { Input } from '../operation.js'
import type { Shape } from '../shape/shape.js'
import type { Settings } from './settings.js'
import { repeatedHeaders, SOURCES, type SourceReader } from './sources.js'

/** Reads one input of a request; issues are added to the run. */
export type InputReader = (request: FastifyRequest, run: Run) => unknown

export function inputReader(input: Input, { engine, unknown }: Settings, query: SourceReader): InputReader {
  const { source, name, shape, known } = input
  const read = engine.readers({ from: 'text', coercion: 'lax', unknown, known }).of(shape)
  if (name !== undefined) {
    return named(input, name, valuesOf(input, query), read)
  }
  const values = wholeSource(input, query)
  return (request, run) => {
    run.loc.push(source)
    const value = read(values(request), run)
    run.loc.pop()
    return value
  }
}

/** Where the value of a named input is. */
export function valuesOf({ source, shape }: Input, query: SourceReader): SourceReader {
  return source === 'query' ? query : isList(shape) && source === 'header' ? repeatedHeaders : SOURCES[source]
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
    run.loc.push(source, name)
    const value = raw === undefined ? run.refuse(MISTAKES.missing, raw) : read(raw, run)
    run.loc.length -= 2
    return value
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

/** A default that a handler may change is copied for each. */
export function freshOf(value: unknown): () => unknown {
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
