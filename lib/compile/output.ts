import { isBodiless, reasonOf } from '../errors/status.js'
import type { MethodUse } from '../metadata/described.js'
import type { RouteOptions } from '../metadata/options.js'
import type { Output, ResponseDocumentation } from '../operation.js'
import { describedShape } from '../shape/described-shape.js'
import { isClass, knownTypeOf } from '../shape/known-classes.js'
import { isDto } from '../shape/object-shape.js'
import { typeOptionShape } from '../shape/option-shape.js'
import type { Shape } from '../shape/shape.js'
import type { HandlerPlace, Program } from './program.js'

/** What is known of what a handler returns, beside its options. */
export interface DeclaredResult {
  /** What the compiler emitted. */
  readonly declared: unknown
  readonly described: MethodUse | undefined
}

/** What a handler answers on success. */
export function compileOutput(
  options: RouteOptions,
  declared: DeclaredResult,
  groups: readonly string[],
  place: HandlerPlace,
  program: Program,
): Output {
  const { status = 200 } = options
  if (!Number.isInteger(status) || status < 200 || status > 399) {
    program.report(
      'OPTION_INVALID',
      place,
      `status must be a success or redirection (200 to 399), not ${String(status)}`,
    )
  }
  const shape = outputShape(options, declared, groups, place, program)
  if (shape !== undefined && isBodiless(status)) {
    program.report(
      'STATUS_BODILESS',
      place,
      `an answer of status ${status} has no body, and the handler returns one; use another status, or return nothing`,
    )
  }
  const streams = declared.described?.streams === true && !('returns' in options)
  return {
    status,
    ...(shape && { shape }),
    ...(streams && { streams }),
    description: options.responseDescription ?? reasonOf(status),
  }
}

function outputShape(
  options: RouteOptions,
  { declared, described }: DeclaredResult,
  groups: readonly string[],
  place: HandlerPlace,
  { shapes, report }: Program,
): Shape | undefined {
  const context = { builder: shapes, direction: 'output', groups } as const
  if ('returns' in options) {
    return typeOptionShape(options.returns, place, context)
  }
  if (described !== undefined) {
    const { returns, types, at } = described
    // Of `object` nothing is known, as of what has no type.
    return returns === undefined || returns.kind === 'any' || returns.kind === 'unreadable'
      ? undefined
      : describedShape({ type: returns, types, at }, place, context)
  }
  const known = knownTypeOf(declared)
  if (known === 'array' || known === 'set' || known === 'map') {
    report(
      'ITEMS_UNTYPED',
      place,
      'it returns a collection whose item type is not known; say { returns: [Class] }',
    )
    return undefined
  }
  // Bytes pass through; `Object` and `Promise` say nothing, and what says nothing is any JSON.
  if (known === 'unknown' || known === 'bytes' || isForeign(declared)) {
    return undefined
  }
  return typeOptionShape(declared, place, context)
}

/** Classes that are sent as they are: streams, Fastify's reply, a `Response`; never a DTO, whatever its methods. */
function isForeign(declared: unknown): boolean {
  if (!isClass(declared) || isDto(declared)) return false
  const prototype = declared.prototype as Record<string, unknown>
  return ['pipe', 'getReader', 'send', 'arrayBuffer'].some((method) => method in prototype)
}

/** Further responses, as the document says them. */
export function compileResponses(
  options: RouteOptions,
  groups: readonly string[],
  place: HandlerPlace,
  { shapes, report }: Program,
): Readonly<Record<string, ResponseDocumentation>> {
  const context = { builder: shapes, direction: 'output', groups } as const
  return Object.fromEntries(
    Object.entries(options.responses ?? {}).map(([status, { description, type }]) => {
      if (type !== undefined && status === String(options.status ?? 200)) {
        report(
          'OPTION_INVALID',
          place,
          `responses[${status}] is the success, which is written by its type: say { returns }`,
        )
      }
      if (!/^(?:[1-5](?:\d\d|XX)|default)$/.test(status)) {
        report(
          'OPTION_INVALID',
          place,
          `responses takes statuses, ranges such as 4XX and default, not ${status}`,
        )
      }
      const shape = type === undefined ? undefined : typeOptionShape(type, place, context)
      return [status, { ...(description === undefined ? {} : { description }), ...(shape && { shape }) }]
    }),
  )
}
