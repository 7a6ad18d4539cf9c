import type { FastifyRequest } from 'fastify'
import type { Input } from '../operation.js'
import { parseQuery } from './query.js'

/** The raw values of one source, by name. */
export type Values = Readonly<Record<string, unknown>>
export type SourceReader = (request: FastifyRequest) => Values

const NONE: Values = {}

/** Where Fastify keeps the raw values of each source. */
export const SOURCES: Readonly<Record<Input['source'], SourceReader>> = {
  path: (request) => request.params as Values,
  query: (request) => request.query as Values,
  header: (request) => request.headers as Values,
  cookie: (request) => (request as { cookies?: Values }).cookies ?? NONE,
}

/** Node joins repeated headers with commas, which a value may hold: lists are taken from what was sent. */
export const repeatedHeaders: SourceReader = (request) => {
  const { rawHeaders } = request.raw
  const values: Record<string, string[]> = Object.create(null)
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!.toLowerCase()
    const sent = values[name] ?? []
    sent.push(rawHeaders[at + 1]!)
    values[name] = sent
  }
  return values
}

/** Parsed once for each request, however many inputs read it. */
const queries = new WeakMap<FastifyRequest, Values>()

/** In somebody else's application the query parser is theirs, and ours is the contract. */
export const ownQuery: SourceReader = (request) => {
  let values = queries.get(request)
  if (values === undefined) {
    const { url = '' } = request.raw
    const at = url.indexOf('?')
    values = at === -1 ? NONE : parseQuery(url.slice(at + 1))
    queries.set(request, values)
  }
  return values
}
