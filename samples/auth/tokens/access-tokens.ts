import { randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { Field, Injectable, safeParse } from 'typefast'
import { Clock } from '../clock.js'
import { isScope, type Scope } from '../oauth2.js'
import { Settings } from '../settings.js'
import { Revocations } from './revocations.js'

/** What an access token says. */
export interface Access {
  readonly username: string
  readonly scopes: readonly Scope[]
  /** The login that it came of. */
  readonly login: string
}

/** An access token, and what it is revoked by. */
export interface IssuedToken {
  readonly text: string
  readonly id: string
  readonly expiresAt: Date
}

/** Beside those that `jwtVerify` compares. */
class Claims {
  @Field() sub!: string
  @Field() exp!: number
  @Field() jti!: string
  @Field() scope!: string
  @Field() login!: string
}

/** The only one: what a token's own header names is never believed (RFC 8725, 3.1). */
const ALGORITHM = 'HS256'
/** So that no other token which is signed with the key is taken for one (RFC 9068, 2.1). */
const TYPE = 'at+jwt'

@Injectable()
export class AccessTokens {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly revocations: Revocations,
  ) {}

  async issue({ username, scopes, login }: Access): Promise<IssuedToken> {
    const { key, issuer, audience, accessLifetime } = this.settings
    const id = randomUUID()
    const expiresAt = this.clock.after(accessLifetime)
    const text = await new SignJWT({ scope: scopes.join(' '), login })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(username)
      .setJti(id)
      .setIssuedAt(this.clock.now())
      .setExpirationTime(expiresAt)
      .sign(key)
    return { text, id, expiresAt }
  }

  /** `undefined` for a token that is not ours, has expired, or was revoked. */
  async read(text: string): Promise<Access | undefined> {
    const claims = await this.#claims(text)
    if (claims === undefined || this.revocations.has(claims.jti)) return undefined
    const { sub: username, scope, login } = claims
    return { username, scopes: scope.split(' ').filter(isScope), login }
  }

  async #claims(text: string): Promise<Claims | undefined> {
    const { key, issuer, audience } = this.settings
    const currentDate = this.clock.now()
    try {
      const expected = { algorithms: [ALGORITHM], typ: TYPE, issuer, audience, currentDate }
      const { payload } = await jwtVerify(text, key, expected)
      const claims = await safeParse(Claims, payload)
      return claims.ok ? claims.value : undefined
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
}
