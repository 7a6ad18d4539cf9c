import type { FastifyRequest } from 'fastify'
import { MISTAKES } from '../engine/mistakes.js'
import type { Reader } from '../engine/reader.js'
import type { Run } from '../engine/run.js'
import type { Input } from '../operation.js'
import { heldShapes } from '../shape/held-shapes.js'
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
  if (source !== 'header' || shape.kind !== 'reference' || !heldShapes(shape.target).some(isList)) {
    return SOURCES[source]
  }
  const { properties, additionalProperties } = shape.target
  const known = new Map(properties.map(({ wire, shape: of }) => [wire, of]))
  const isListed = (name: string): boolean => {
    const of = known.get(name) ?? additionalProperties
    return of !== undefined && isList(of)
  }
  return (request) => {
    const sent = Object.entries(repeatedHeaders(request)).filter(([name]) => isListed(name))
    return { ...request.headers, ...Object.fromEntries(sent) }
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
