import type { FastifyRequest } from 'fastify'
import { finish } from '../engine/outcome.js'
import { Run, type RunOptions } from '../engine/run.js'
import type { Issue } from '../errors/issue.js'
import type { Argument, Operation } from '../operation.js'
import { INPUT_SOURCES } from '../types.js'
import { bodyReader } from './body-reader.js'
import { inputCode } from './input-code.js'
import { type InputReader, inputReader } from './input-reader.js'
import type { Settings } from './settings.js'
import type { SourceReader } from './sources.js'

/** A value for each argument of a handler; nothing for Fastify's own objects. */
export type Values = readonly unknown[]

/** Why a request is refused. */
export interface Refused {
  readonly issues: readonly Issue[]
}

/** A request to the values of a handler's arguments, or to all its issues. */
export type RequestReader = (request: FastifyRequest) => Values | Refused | Promise<Values | Refused>

/** What is read from a request, in the order of the sources: that is how issues are told. */
export interface Part {
  /** Of `inputs`; the body's is absent. */
  readonly input?: number
  readonly read: InputReader
}

/** Chooses, once, how all inputs of an operation are read. */
export function requestReader(operation: Operation, settings: Settings, query: SourceReader): RequestReader {
  const parts: Part[] = operation.inputs
    .map((input, index) => ({ input: index, read: inputReader(input, settings, query) }))
    .sort((a, b) => rankOf(operation, a.input) - rankOf(operation, b.input) || a.input - b.input)
  if (operation.body !== undefined) {
    parts.push({ read: bodyReader(operation.body, operation, settings) })
  }
  const options: RunOptions = {
    input: settings.errors.input === true,
    ...(settings.errors.limit === undefined ? {} : { limit: settings.errors.limit }),
  }
  const readAll: RequestReader = (request) => {
    const run = new Run([], options)
    const values: unknown[] = []
    let body: unknown
    for (const { input, read } of parts) {
      const value = read(request, run)
      if (input === undefined) body = value
      else values[input] = value
    }
    return conclude(
      operation.arguments.map((argument) => argumentOf(argument, values, body)),
      run,
    )
  }
  return settings.engine.name === 'generate'
    ? inputCode(operation, parts, { query, options, readAll })
    : readAll
}

const rankOf = ({ inputs }: Operation, index: number): number =>
  INPUT_SOURCES.indexOf(inputs[index]?.source as never)

/** The end of a reading: waits for what is asynchronous, where something is. */
export function conclude(values: Values, run: Run): ReturnType<RequestReader> {
  if (run.isClean) {
    return values
  }
  const outcome = finish<Values>(values, run)
  return outcome instanceof Promise
    ? outcome.then((late) => (late.ok ? late.value : late))
    : outcome.ok
      ? outcome.value
      : outcome
}

function argumentOf(argument: Argument, values: Values, body: unknown): unknown {
  switch (argument.kind) {
    case 'input':
      return values[argument.input]
    case 'body':
      return argument.name === undefined ? body : ownValue(body, argument.name)
    default:
      return undefined
  }
}

/** `toString` is there in every object, and was never sent. */
export function ownValue(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined
}
