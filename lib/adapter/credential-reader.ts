import type { FastifyRequest } from 'fastify'
import { Unauthorized } from '../errors/http-error.js'
import type { SecurityScheme } from '../security/scheme.js'
import type { SecurityUse } from '../security/security-use.js'
import { SOURCES, type SourceReader } from './sources.js'

/** Reads a credential; throws a 401 where it must be there and is not. */
export type CredentialReader = (request: FastifyRequest) => unknown

/** Chooses, once, where a credential is and how it is asked for. */
export function credentialReader(
  { schemes, scopes, optional }: SecurityUse,
  query: SourceReader,
): CredentialReader {
  const reads = schemes.map((scheme) => schemeReader(scheme, query))
  const [first] = reads
  const only = reads.length === 1 ? first : undefined
  return (request) => {
    if (only !== undefined) {
      const credential = only(request)
      if (credential !== undefined || optional) return credential
    } else {
      for (const read of reads) {
        const credential = read(request)
        if (credential !== undefined) return credential
      }
      if (optional) return undefined
    }
    const challenges = new Set(schemes.map((scheme) => scheme.challenge(scopes)))
    throw new Unauthorized('Not authenticated', {
      headers: { 'www-authenticate': [...challenges].join(', ') },
    })
  }
}

function schemeReader(scheme: SecurityScheme, query: SourceReader): CredentialReader {
  const { in: where } = scheme.place
  const name = where === 'header' ? scheme.place.name.toLowerCase() : scheme.place.name
  const values = where === 'query' ? query : SOURCES[where]
  const isAuthorization = where === 'header' && name === 'authorization'
  return (request) => {
    const all = values(request)
    const sent = Object.hasOwn(all, name) ? all[name] : undefined
    // Of two, this server and what stands before it may each take another one.
    if (typeof sent !== 'string' || (isAuthorization && isRepeated(request, name))) {
      return undefined
    }
    return scheme.read(sent)
  }
}

/** Node keeps the first `Authorization` and drops others. */
function isRepeated(request: FastifyRequest, name: string): boolean {
  const { rawHeaders } = request.raw
  let seen = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const header = rawHeaders[at]!
    if (header.length === name.length && header.toLowerCase() === name) seen += 1
  }
  return seen > 1
}
