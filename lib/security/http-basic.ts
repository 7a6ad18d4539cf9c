import type { JsonSchema } from '../types.js'
import { afterScheme } from './auth-parameters.js'
import { challengeText, type SchemeOptions, SecurityScheme } from './scheme.js'

export interface HttpBasicOptions extends SchemeOptions {
  /** What the browser's dialog names, and which space the password is for (RFC 7617, 2). */
  readonly realm?: string
}

/** A user's name and password. Compare in constant time; keep hashes only. */
export interface BasicCredentials {
  readonly username: string
  readonly password: string
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** RFC 7617, 2: neither part may hold one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\x00-\x1f\x7f]/

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A name and a password in `Authorization: Basic` (RFC 7617), in UTF-8. `@Security(basic) who: BasicCredentials` */
export class HttpBasic extends SecurityScheme<BasicCredentials> {
  readonly place = { in: 'header', name: 'authorization' } as const
  readonly #realm: string

  constructor({ realm = 'api', ...options }: HttpBasicOptions = {}) {
    super(options)
    this.#realm = realm
  }

  read(sent: string): BasicCredentials | undefined {
    const encoded = afterScheme('Basic', sent)
    const text = encoded === undefined || !BASE64.test(encoded) ? undefined : decoded(encoded)
    const colon = text?.indexOf(':') ?? -1
    if (text === undefined || colon === -1 || CONTROL.test(text)) {
      return undefined
    }
    return { username: text.slice(0, colon), password: text.slice(colon + 1) }
  }

  challenge(): string {
    return challengeText('Basic', { realm: this.#realm, charset: 'UTF-8' })
  }

  toDocument(): JsonSchema {
    return this.documented({ type: 'http', scheme: 'basic' })
  }
}

function decoded(base64: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(base64, 'base64'))
  } catch {
    return undefined
  }
}
