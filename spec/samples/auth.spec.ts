import { PasswordHash } from '../../samples/auth/users/password-hash.js'
import { type Answer, AuthClient, ada, alan } from './auth-client.js'

let auth: AuthClient

beforeAll(async () => {
  auth = await AuthClient.open()
})

afterAll(() => auth[Symbol.asyncDispose]())

const shown = (answer: Answer): [number, unknown] => [answer.statusCode, answer.json()]

const refused = (error: string, description: unknown = expect.any(String)) => [
  400,
  { error, error_description: description },
]

const unauthorized = [401, { detail: 'Invalid credentials' }]

describe('POST /token', () => {
  it('gives tokens for a name and a password', async () => {
    const answer = await auth.password(ada.username, ada.password)
    expect(shown(answer)).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        token_type: 'Bearer',
        expires_in: 900,
        refresh_token: expect.any(String),
        scope: 'me notes:read notes:write',
      },
    ])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it.each([
    ['all that the user may allow, where none are asked for', alan, '', 'me notes:read'],
    ['those that are asked for', ada, 'notes:read  me', 'me notes:read'],
    ['of those that are asked for what the user may allow', alan, 'me notes:write', 'me'],
  ])('grants %s', async (_case, user, scope, granted) => {
    expect((await auth.logIn(user, scope)).scope).toBe(granted)
  })

  it.each([
    ['a scope that is none', 'me admin'],
    ['a scope of another case', 'ME'],
    ['an inherited one, beside one that is', 'me toString'],
    ['nothing that the user may allow', 'notes:write'],
  ])('refuses %s', async (_case, scope) => {
    const answer = await auth.password(alan.username, alan.password, { scope })
    expect(shown(answer)).toEqual(refused('invalid_scope'))
  })

  it.each([
    ['a wrong password', ada.username, alan.password],
    ['a password in another case', ada.username, ada.password.toUpperCase()],
    ['an unknown user', 'grace', ada.password],
    ['an inherited name', '__proto__', ada.password],
  ])('refuses %s, and does not tell which it was', async (_case, username, password) => {
    const answer = await auth.password(username, password)
    expect(shown(answer)).toEqual(refused('invalid_grant', 'The user name or the password is wrong'))
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('computes a hash for an unknown user too, which takes as long', async () => {
    const fits = jest.spyOn(PasswordHash.prototype, 'fits')
    await auth.password('grace', 'wrong')
    expect(fits).toHaveBeenCalledTimes(1)
    await auth.password(ada.username, 'wrong')
    expect(fits).toHaveBeenCalledTimes(2)
    fits.mockRestore()
  })

  it.each([
    [
      'no name',
      { grant_type: 'password', password: 'a' },
      'invalid_request',
      'body.username: Field required',
    ],
    ['no password', { grant_type: 'password', username: 'ada' }, 'invalid_request', /^body.password: /],
    ['no grant type', { username: 'ada', password: 'a' }, 'invalid_request', /^body.grant_type: /],
    ['nothing', {}, 'invalid_request', /Field required/],
    [
      'another grant type',
      { grant_type: 'refresh_token', username: 'ada', password: 'a' },
      'unsupported_grant_type',
      /^body.grant_type: /,
    ],
  ])('refuses a form with %s', async (_case, fields, error, description) => {
    const answer = await auth.form('/token', fields as Record<string, string>)
    expect(shown(answer)).toEqual(refused(error, expect.stringMatching(description)))
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('refuses JSON', async () => {
    const payload = { grant_type: 'password', username: ada.username, password: ada.password }
    const answer = await auth.post('/token', undefined, payload)
    expect(shown(answer)).toEqual(
      refused('invalid_request', expect.stringContaining('x-www-form-urlencoded')),
    )
  })
})

describe('an access token', () => {
  it('tells who asks', async () => {
    const { access_token } = await auth.logIn()
    const { password, ...user } = ada
    expect(shown(await auth.get('/users/me', access_token))).toEqual([200, user])
  })

  it("reads and writes its user's notes, and no other's", async () => {
    const [hers, his] = [await auth.logIn(ada), await auth.logIn(alan)]
    const note = { id: 1, text: 'Bernoulli numbers', writtenAt: '2026-01-31T12:00:00.000Z' }
    const written = await auth.post('/notes', hers.access_token, { text: note.text })
    expect(shown(written)).toEqual([201, note])
    expect(shown(await auth.get('/notes', hers.access_token))).toEqual([200, [note]])
    expect(shown(await auth.get('/notes', his.access_token))).toEqual([200, []])
  })

  it.each([
    ['GET', '/users/me', 'notes:read', 'me'],
    ['GET', '/notes', 'me', 'notes:read'],
    ['POST', '/notes', 'me notes:read', 'notes:write'],
  ] as const)('does not do for %s %s with scope %s', async (method, url, scope, missing) => {
    const { access_token } = await auth.logIn(ada, scope)
    const answer = await (method === 'GET' ? auth.get(url, access_token) : auth.post(url, access_token, {}))
    expect(shown(answer)).toEqual([403, { detail: 'Not enough permissions' }])
    expect(answer.headers['www-authenticate']).toBe(`Bearer error="insufficient_scope", scope="${missing}"`)
  })

  it('must be there, and once', async () => {
    const { access_token } = await auth.logIn()
    const none = await auth.get('/users/me')
    expect(shown(none)).toEqual([401, { detail: 'Not authenticated' }])
    expect(none.headers['www-authenticate']).toBe('Bearer scope="me"')
    const twice = [`Bearer ${access_token}`, `Bearer ${access_token}`]
    // Of a list `inject` writes a line for each, whatever its types say.
    const doubled = await auth.app.inject({
      url: '/users/me',
      headers: { authorization: twice as unknown as string },
    })
    expect(shown(doubled)).toEqual([401, { detail: 'Not authenticated' }])
  })

  it('expires', async () => {
    const { access_token, expires_in } = await auth.logIn()
    auth.clock.pass(expires_in - 1)
    expect((await auth.get('/users/me', access_token)).statusCode).toBe(200)
    auth.clock.pass(1)
    const expired = await auth.get('/users/me', access_token)
    expect(shown(expired)).toEqual(unauthorized)
    expect(expired.headers['www-authenticate']).toBe(
      'Bearer error="invalid_token", error_description="Invalid credentials"',
    )
  })
})

describe('POST /logout', () => {
  it('ends the login: its tokens are refused, and no others', async () => {
    const [here, elsewhere] = [await auth.logIn(), await auth.logIn()]
    const later = (await auth.refresh(here.refresh_token)).json()
    expect((await auth.post('/logout', later.access_token)).statusCode).toBe(204)
    for (const token of [here.access_token, later.access_token]) {
      expect(shown(await auth.get('/users/me', token))).toEqual(unauthorized)
    }
    expect(shown(await auth.refresh(later.refresh_token))).toEqual(refused('invalid_grant'))
    expect(shown(await auth.post('/logout', later.access_token))).toEqual(unauthorized)
    expect((await auth.get('/users/me', elsewhere.access_token)).statusCode).toBe(200)
  })

  it('wants a token', async () => {
    expect(shown(await auth.post('/logout'))).toEqual([401, { detail: 'Not authenticated' }])
  })
})
