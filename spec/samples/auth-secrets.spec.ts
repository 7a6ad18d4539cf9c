import { PasswordHash } from '../../samples/auth/users/password-hash.js'
import { type Answer, AuthClient, ada } from './auth-client.js'

describe('a secret', () => {
  const lines: string[] = []
  const answers: string[] = []
  const kept: PasswordHash[] = []
  let auth: AuthClient

  const ask = async (answer: Promise<Answer>): Promise<Answer> => {
    const { statusCode, headers, body } = await answer
    answers.push(JSON.stringify([statusCode, headers, body]))
    return answer
  }

  beforeAll(async () => {
    const hashing = jest.spyOn(PasswordHash, 'of')
    const logger = { level: 'trace', stream: { write: (line: string) => void lines.push(line) } }
    auth = await AuthClient.open(undefined, { logger })
    await auth.app.ready()
    for (const { value } of hashing.mock.results) kept.push(await value)
    hashing.mockRestore()
  })

  afterAll(() => auth[Symbol.asyncDispose]())

  it('of the server is in no answer, and none at all in the log', async () => {
    const first = (await auth.logIn()) as { access_token: string; refresh_token: string }
    const login = await ask(auth.password(ada.username, 'wrong passphrase'))
    const second = (await auth.refresh(first.refresh_token)).json()
    await ask(auth.form('/token', { grant_type: 'password', password: ada.password }))
    await ask(auth.post('/token', undefined, { password: ada.password, username: ada.username }))
    await ask(auth.get('/users/me', second.access_token))
    await ask(auth.post('/notes', second.access_token, { text: 'a' }))
    await ask(auth.get('/notes', `${second.access_token}x`))
    await ask(auth.get('/openapi.json'))
    await ask(auth.refresh(first.refresh_token))
    await ask(auth.post('/logout', second.access_token))
    expect(login.statusCode).toBe(400)

    const key = auth.settings.key.export()
    const bytes = [
      key,
      ...kept.flatMap(({ salt, digest }) => [salt, digest].map((each) => Buffer.from(each))),
    ]
    expect(bytes).toHaveLength(7)
    const ofServer = bytes.flatMap((each) => [
      each.toString('hex'),
      each.toString('base64url'),
      each.toString('base64'),
    ])
    const ofUser = [ada.password, 'wrong passphrase', ...[first, second].flatMap(tokensOf)]
    const found = (secrets: readonly string[], texts: readonly string[]): string[] =>
      secrets.filter((secret) => texts.some((text) => text.includes(secret)))
    expect(found([...ofServer, ...ofUser], answers)).toEqual([])
    expect(found([...ofServer, ...ofUser], lines)).toEqual([])
    expect(lines.filter((line) => line.includes('request completed')).length).toBeGreaterThan(answers.length)
  })
})

const tokensOf = (answer: { access_token: string; refresh_token: string }): string[] => [
  answer.access_token,
  answer.refresh_token,
]
