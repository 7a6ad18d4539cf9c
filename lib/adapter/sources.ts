import type { FastifyRequest } from 'fastify'
import type { Input } from '../operation.js'

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
export const repeatedHeaders: SourceReader = (request) => request.raw.headersDistinct as Values
