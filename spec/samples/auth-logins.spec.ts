import { Settings } from '../../samples/auth/settings.js'
import type { TokenAnswer } from '../../samples/auth/tokens/token-answer.js'
import { AuthClient, ada } from './auth-client.js'

// Each of the applications below hashes a password at its start, which is meant to take time.
jest.setTimeout(30_000)

let auth: AuthClient

beforeAll(async () => {
  auth = await open()
})

afterAll(() => auth[Symbol.asyncDispose]())

const open = (settings?: Settings): Promise<AuthClient> => AuthClient.open(settings, { users: [ada] })

const statusOf = async ({ access_token }: TokenAnswer): Promise<number> =>
  (await auth.get('/users/me', access_token)).statusCode

async function refreshed({ refresh_token }: TokenAnswer): Promise<TokenAnswer> {
  return (await auth.refresh(refresh_token)).json<TokenAnswer>()
}

async function expectRefused({ refresh_token }: TokenAnswer): Promise<void> {
  const answer = await auth.refresh(refresh_token)
  const body = { error: 'invalid_grant', error_description: 'The refresh token is not valid' }
  expect([answer.statusCode, answer.json()]).toEqual([400, body])
}

describe('POST /token/refresh', () => {
  it('gives new tokens, again and again', async () => {
    const first = await auth.logIn(ada, 'me')
    const second = await refreshed(first)
    const third = await refreshed(second)
    const all = [first, second, third]
    expect(
      new Set(all.flatMap(({ access_token, refresh_token }) => [access_token, refresh_token])).size,
    ).toBe(6)
    expect(all.map(({ scope }) => scope)).toEqual(['me', 'me', 'me'])
    expect(await Promise.all(all.map(statusOf))).toEqual([200, 200, 200])
  })

  it('ends the login where a refresh token is used again, with all of its tokens', async () => {
    const [first, other] = [await auth.logIn(), await auth.logIn()]
    const second = await refreshed(first)
    await expectRefused(first)
    expect(await Promise.all([first, second].map(statusOf))).toEqual([401, 401])
    await expectRefused(second)
    expect(await statusOf(other)).toBe(200)
    expect(await statusOf(await refreshed(other))).toBe(200)
  })

  it('lets one of two win that come at once, and then ends the login', async () => {
    const first = await auth.logIn()
    const answers = await Promise.all([1, 2].map(() => auth.refresh(first.refresh_token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400])
    const winner = answers.find(({ statusCode }) => statusCode === 200)!.json<TokenAnswer>()
    expect(await statusOf(winner)).toBe(401)
    await expectRefused(winner)
  })

  it.each([
    ['is none', () => 'nonsense'],
    ['is of a login that is none', () => `toString.${'a'.repeat(43)}`],
    ['is a dot', () => '.'],
  ])('refuses what %s', async (_case, make) => {
    await expectRefused({ refresh_token: make() } as TokenAnswer)
  })

  it('refuses a form without a token, or with another grant type', async () => {
    const none = await auth.form('/token/refresh', { grant_type: 'refresh_token' })
    expect([none.statusCode, none.json().error]).toEqual([400, 'invalid_request'])
    const other = await auth.form('/token/refresh', { grant_type: 'password', refresh_token: 'a' })
    expect([other.statusCode, other.json().error]).toEqual([400, 'unsupported_grant_type'])
    expect(other.headers['cache-control']).toBe('no-store')
  })

  it('does not prolong a login', async () => {
    const { loginLifetime } = auth.settings
    const first = await auth.logIn()
    auth.clock.pass(loginLifetime - 1)
    const second = await refreshed(first)
    expect(await statusOf(first)).toBe(401)
    expect(await statusOf(second)).toBe(200)
    auth.clock.pass(1)
    await expectRefused(second)
  })
})

describe('the key', () => {
  const AUTH_SECRET = '0123456789abcdef0123456789abcdef'

  it('of a secret holds in another process, a new one does not', async () => {
    for (const [settings, status] of [
      [() => Settings.of({ AUTH_SECRET }), 200],
      [() => Settings.of({}), 401],
    ] as const) {
      const [here, there] = [await open(settings()), await open(settings())]
      const { access_token } = await here.logIn()
      expect((await there.get('/users/me', access_token)).statusCode).toBe(status)
      await here[Symbol.asyncDispose]()
      await there[Symbol.asyncDispose]()
    }
  })

  it.each(['', 'secret', AUTH_SECRET.slice(1)])('is not made of the secret "%s"', async (secret) => {
    const message = `AUTH_SECRET has ${secret.length} bytes; give it 32, random ones`
    expect(() => Settings.of({ AUTH_SECRET: secret })).toThrow(new RangeError(message))
  })

  it('that is refused stops the start', async () => {
    const short = await open()
    short.app.override(Settings, () => Settings.of({ AUTH_SECRET: 'secret' }))
    await expect(short.app.ready()).rejects.toThrow('AUTH_SECRET has 6 bytes')
    await short[Symbol.asyncDispose]()
  })
})

describe('settings', () => {
  it('of another kind take the place of those that are used', async () => {
    const own = await open({ ...auth.settings, accessLifetime: 60 })
    const { access_token, expires_in } = await own.logIn()
    own.clock.pass(60)
    expect([expires_in, (await own.get('/users/me', access_token)).statusCode]).toEqual([60, 401])
    await own[Symbol.asyncDispose]()
  })
})
