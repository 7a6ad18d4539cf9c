import { Depends, Provides, Security, SecurityScopes } from 'typefast'
import { oauth2 } from './oauth2.js'
import { type Access, AccessTokens } from './tokens/access-tokens.js'
import type { User } from './users/user.js'
import { Users } from './users/users.js'

export class Auth {
  /** What the token of the request allows, which is all that its operation asks for. */
  @Provides()
  static async access(
    @Security(oauth2) token: string,
    @Depends() tokens: AccessTokens,
    @Depends() asked: SecurityScopes,
  ): Promise<Access> {
    const access = await tokens.read(token)
    if (access === undefined) throw oauth2.unauthorized()
    asked.check(access.scopes)
    return access
  }

  /** Who asks. */
  @Provides()
  static user(@Depends(Auth.access) { username }: Access, @Depends() users: Users): User {
    const user = users.find(username)
    if (user === undefined) throw oauth2.unauthorized()
    return user
  }
}
