import type { App } from 'typefast'
import { Clock } from '../../samples/auth/clock.js'
import { type AuthOptions, createAuth } from '../../samples/auth/main.js'
import { Settings } from '../../samples/auth/settings.js'
import type { TokenAnswer } from '../../samples/auth/tokens/token-answer.js'
import { DEMO_USERS } from '../../samples/auth/users/demo-users.js'

export const [ada, alan] = DEMO_USERS as [(typeof DEMO_USERS)[number], (typeof DEMO_USERS)[number]]

/** It stands still until it is told how much time passes. */
class StoppedClock extends Clock {
  #now = new Date('2026-01-31T12:00:00Z')

  override now(): Date {
    return this.#now
  }

  pass(seconds: number): void {
    this.#now = this.after(seconds)
  }
}

export type Answer = Awaited<ReturnType<AuthClient['get']>>

/** The sample with a clock and a key that a spec has in its hands, and requests to it. */
export class AuthClient implements AsyncDisposable {
  readonly clock = new StoppedClock()

  private constructor(
    readonly app: App,
    readonly settings: Settings,
  ) {
    app.override(Settings, settings)
    app.override(Clock, this.clock)
  }

  static async open(settings = new Settings(), options: AuthOptions = {}): Promise<AuthClient> {
    return new AuthClient(await createAuth(options), settings)
  }

  get(url: string, token?: string) {
    return this.app.inject({ url, headers: bearer(token) })
  }

  post(url: string, token?: string, payload?: object) {
    return this.app.inject({ method: 'POST', url, headers: bearer(token), ...(payload && { payload }) })
  }

  form(url: string, fields: Readonly<Record<string, string>>) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const payload = new URLSearchParams(fields).toString()
    return this.app.inject({ method: 'POST', url, headers, payload })
  }

  password(username: string, password: string, more: Readonly<Record<string, string>> = {}) {
    return this.form('/token', { grant_type: 'password', username, password, ...more })
  }

  refresh(token: string) {
    return this.form('/token/refresh', { grant_type: 'refresh_token', refresh_token: token })
  }

  async logIn({ username, password } = ada, scope = ''): Promise<TokenAnswer> {
    return (await this.password(username, password, { scope })).json<TokenAnswer>()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close()
  }
}

const bearer = (token: string | undefined) =>
  token === undefined ? {} : { authorization: `Bearer ${token}` }
