import { reasonOf } from '../errors/status.js'
import type { JsonSchema } from '../types.js'

/** The error answers that an operation may have: one that a handler throws, and a refused request. */
export type ErrorKind = 'thrown' | 'refused'

/** How errors are written: which schema each kind has, and the media type. */
export interface ErrorFormat {
  readonly mediaType: string
  readonly names: Readonly<Record<ErrorKind, string>>
  /** What an error of a handler's own looks like. */
  readonly example: (status: number, message: string) => object
  /** Every schema that the one of a kind needs, itself included. */
  readonly schemas: Readonly<Record<ErrorKind, Readonly<Record<string, JsonSchema>>>>
}

export const schemaRef = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

const ISSUE = {
  loc: {
    type: 'array',
    items: { type: ['string', 'integer'] },
    description: 'Where: the source, then names and indexes.',
  },
  msg: { type: 'string', description: 'What is wrong, for people.' },
  type: { type: 'string', description: 'What is wrong, as a stable code.' },
  ctx: { type: 'object', description: 'The bounds that `msg` speaks of.' },
}

const VALIDATION_ERROR = { type: 'object', properties: ISSUE, required: ['loc', 'msg', 'type'] }

/** FastAPI's: `{"detail": ...}` */
const DETAIL: ErrorFormat = {
  mediaType: 'application/json',
  names: { thrown: 'HTTPError', refused: 'HTTPValidationError' },
  example: (_status, detail) => ({ detail }),
  schemas: {
    thrown: { HTTPError: { type: 'object', properties: { detail: {} }, required: ['detail'] } },
    refused: {
      HTTPValidationError: {
        type: 'object',
        properties: { detail: { type: 'array', items: schemaRef('ValidationError') } },
        required: ['detail'],
      },
      ValidationError: VALIDATION_ERROR,
    },
  },
}

const PROBLEM_MEMBERS = {
  type: { type: 'string', format: 'uri-reference', default: 'about:blank' },
  title: { type: 'string' },
  status: { type: 'integer', minimum: 400, maximum: 599 },
  detail: { type: 'string' },
  details: { description: 'A detail that is no text.' },
  instance: { type: 'string', format: 'uri-reference' },
}

/** RFC 9457's */
const PROBLEM: ErrorFormat = {
  mediaType: 'application/problem+json',
  names: { thrown: 'Problem', refused: 'ValidationProblem' },
  example: (status, detail) => ({ type: 'about:blank', title: reasonOf(status), status, detail }),
  schemas: {
    thrown: { Problem: { type: 'object', properties: PROBLEM_MEMBERS, required: ['title', 'status'] } },
    refused: {
      ValidationProblem: {
        type: 'object',
        properties: { ...PROBLEM_MEMBERS, errors: { type: 'array', items: schemaRef('ProblemError') } },
        required: ['title', 'status', 'errors'],
      },
      ProblemError: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'Where in the body, as a JSON pointer.' },
          in: { enum: ['path', 'query', 'header', 'cookie'], description: 'Where, if not in the body.' },
          parameter: { type: 'string', description: 'Which, if not in the body.' },
          detail: { type: 'string', description: 'What is wrong, for people.' },
          type: { type: 'string', description: 'What is wrong, as a stable code.' },
        },
        required: ['detail'],
      },
    },
  },
}

export function errorFormat(problem: boolean): ErrorFormat {
  return problem ? PROBLEM : DETAIL
}
