import type { FastifyReply, FastifyRequest } from 'fastify'
import { handleError, RequestValidationError } from 'typefast'
import { REFRESH_URL, TOKEN_URL } from '../oauth2.js'
import { type TokenProblem, TokenRefused } from './token-problem.js'

/**
 * The clients of a token endpoint are libraries for OAuth 2: they look for `error`, which RFC 6749 gives them with 400,
 * and know nothing of `{"detail": ...}`, of 415 or of 422. Everything else of this API answers as usual.
 */
export const tokenErrors = [
  handleError(TokenRefused, ({ code, message }, _request, reply) =>
    problem(reply, { error: code, error_description: message }),
  ),
  handleError(RequestValidationError, (refused, request, reply) =>
    isForToken(request)
      ? problem(reply, { error: codeOf(refused), error_description: toDescription(refused.message) })
      : undefined,
  ),
]

const isForToken = ({ routeOptions: { url } }: FastifyRequest): boolean =>
  url === TOKEN_URL || url === REFRESH_URL

function problem(reply: FastifyReply, body: TokenProblem): TokenProblem {
  void reply.code(400).header('cache-control', 'no-store')
  return body
}

function codeOf({ issues }: RequestValidationError): TokenProblem['error'] {
  const isOther = issues.some(({ type, loc }) => type !== 'missing' && loc[1] === 'grant_type')
  return isOther ? 'unsupported_grant_type' : 'invalid_request'
}

/** In the characters that the RFC leaves to it: `"Content type should be 'application/json'"` */
const toDescription = (message: string): string =>
  message.replaceAll('\n', '; ').replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, '?')
