import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Injectable } from 'typefast'
import { Clock } from '../clock.js'
import type { Scope } from '../oauth2.js'
import { Settings } from '../settings.js'
import type { IssuedToken } from './access-tokens.js'
import { Revocations } from './revocations.js'

/** A family of tokens: of refresh tokens each takes the place of the one before. */
export interface Login {
  readonly id: string
  readonly username: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date
  /** Of the one refresh token that is valid; the token itself is nowhere. */
  refreshDigest: Buffer
  /** That are still to expire. */
  accessTokens: readonly IssuedToken[]
}

/** A login, and the refresh token that continues it next. */
export interface Continued {
  readonly login: Login
  readonly refreshToken: string
}

@Injectable()
export class Logins {
  readonly #logins = new Map<string, Login>()

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly revocations: Revocations,
  ) {}

  begin(username: string, scopes: readonly Scope[]): Continued {
    this.#forgetExpired()
    const id = randomBytes(16).toString('base64url')
    const refreshToken = newRefreshToken(id)
    const expiresAt = this.clock.after(this.settings.loginLifetime)
    const refreshDigest = digestOf(refreshToken)
    const login = { id, username, scopes, expiresAt, refreshDigest, accessTokens: [] }
    this.#logins.set(id, login)
    return { login, refreshToken }
  }

  /**
   * `undefined` where the refresh token is not the valid one. One of a known login was used before: it has come into
   * two hands, which of them is the user's cannot be told, and so the login ends for both (RFC 9700, 4.14.2).
   */
  continue(refreshToken: string): Continued | undefined {
    const login = this.#logins.get(refreshToken.split('.', 1)[0]!)
    if (login === undefined || login.expiresAt <= this.clock.now()) return undefined
    if (!timingSafeEqual(digestOf(refreshToken), login.refreshDigest)) {
      this.end(login.id)
      return undefined
    }
    const next = newRefreshToken(login.id)
    login.refreshDigest = digestOf(next)
    return { login, refreshToken: next }
  }

  /** The access token ends with the login, which may have ended while it was signed. */
  add(login: Login, token: IssuedToken): void {
    if (!this.#logins.has(login.id)) this.revocations.add(token.id, token.expiresAt)
    const now = this.clock.now()
    login.accessTokens = [...login.accessTokens.filter(({ expiresAt }) => expiresAt > now), token]
  }

  end(id: string): void {
    for (const token of this.#logins.get(id)?.accessTokens ?? []) {
      this.revocations.add(token.id, token.expiresAt)
    }
    this.#logins.delete(id)
  }

  #forgetExpired(): void {
    const now = this.clock.now()
    for (const { id, expiresAt } of this.#logins.values()) {
      if (expiresAt <= now) this.#logins.delete(id)
    }
  }
}

/** The login's id, by which it is found, and what nobody can guess. */
const newRefreshToken = (id: string): string => `${id}.${randomBytes(32).toString('base64url')}`

/** Random as it is, a token needs no slow hash. */
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()
