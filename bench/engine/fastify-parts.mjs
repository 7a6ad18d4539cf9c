// The parts that Fastify itself uses, in its versions and with its settings.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const requireOfFastify = createRequire(require.resolve('fastify'))
const requireOfRouter = createRequire(require.resolve('find-my-way'))

/** A validator of a schema, as Fastify has it made. */
export function ajvOf(schema) {
  const compilerOf = requireOfFastify('@fastify/ajv-compiler')()
  return compilerOf({}, { customOptions: {} })({ schema })
}

/** A serializer of a schema, as Fastify has it made. */
export function fastJsonOf(schema) {
  const compilerOf = requireOfFastify('@fastify/fast-json-stringify-compiler')()
  return compilerOf({}, {})({ schema })
}

export const fastQuerystring = requireOfRouter('fast-querystring')
