import { Controller, Depends, Form, Post, type RequestContext, type RouteOptions } from 'typefast'
import { Auth } from '../auth.js'
import { REFRESH_URL, TOKEN_URL } from '../oauth2.js'
import { Settings } from '../settings.js'
import { Users } from '../users/users.js'
import { type Access, AccessTokens } from './access-tokens.js'
import { grantedScopes } from './granted-scopes.js'
import { type Continued, Logins } from './logins.js'
import { TokenAnswer } from './token-answer.js'
import { PasswordForm, RefreshForm } from './token-form.js'
import { TokenProblem, TokenRefused } from './token-problem.js'

function noStore({ reply }: RequestContext): void {
  void reply.header('cache-control', 'no-store')
}

/** What the operations that give tokens have in common. */
const GIVES_TOKENS: RouteOptions = {
  returns: TokenAnswer,
  dependencies: [noStore],
  responseDescription: 'Tokens, and what they allow',
  headers: { 'cache-control': { schema: { const: 'no-store' } } },
  responses: {
    400: { type: TokenProblem, description: 'There are no tokens for it' },
    422: { type: TokenProblem, description: 'Never: a form that is refused is answered with 400' },
  },
}

@Controller('', { tags: ['tokens'] })
export class TokensController {
  constructor(
    private readonly settings: Settings,
    private readonly users: Users,
    private readonly logins: Logins,
    private readonly accessTokens: AccessTokens,
  ) {}

  @Post(TOKEN_URL, { ...GIVES_TOKENS, summary: 'Log in' })
  async logIn(@Form() { username, password, scope }: PasswordForm): Promise<TokenAnswer> {
    const user = await this.users.withPassword(username, password)
    if (user === undefined) throw new TokenRefused('invalid_grant', 'The user name or the password is wrong')
    return this.#answer(this.logins.begin(username, grantedScopes(scope, user.scopes)))
  }

  @Post(REFRESH_URL, {
    ...GIVES_TOKENS,
    summary: 'Stay logged in',
    description: 'A refresh token that is used a second time ends its login, for whoever has stolen it too.',
  })
  async refresh(@Form() form: RefreshForm): Promise<TokenAnswer> {
    const continued = this.logins.continue(form.refresh_token)
    if (continued === undefined) throw new TokenRefused('invalid_grant', 'The refresh token is not valid')
    return this.#answer(continued)
  }

  @Post('/logout', {
    status: 204,
    summary: 'Log out',
    responseDescription: 'The tokens of this login are refused from now on',
  })
  logOut(@Depends(Auth.access) { login }: Access): void {
    this.logins.end(login)
  }

  async #answer({ login, refreshToken }: Continued): Promise<TokenAnswer> {
    const { id, username, scopes } = login
    const token = await this.accessTokens.issue({ username, scopes, login: id })
    this.logins.add(login, token)
    return {
      access_token: token.text,
      token_type: 'Bearer',
      expires_in: this.settings.accessLifetime,
      refresh_token: refreshToken,
      scope: scopes.join(' '),
    }
  }
}
