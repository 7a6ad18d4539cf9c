import { createHmac, createSecretKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { decodeJwt, type JWTPayload, SignJWT } from 'jose'
import { AuthClient } from './auth-client.js'

let auth: AuthClient
let refreshToken: string
let text: string
let claims: JWTPayload

beforeAll(async () => {
  auth = await AuthClient.open()
  const answer = await auth.logIn()
  text = answer.access_token
  refreshToken = answer.refresh_token
  claims = decodeJwt(text)
})

afterAll(() => auth[Symbol.asyncDispose]())

interface Change {
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
  readonly key?: KeyObject
}

/** The token as the sample makes it, with what is changed. */
const signed = ({ claims: changed, header, key = auth.settings.key }: Change = {}): Promise<string> =>
  new SignJWT({ ...claims, ...changed })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header })
    .sign(key)

const encoded = (part: object | string): string =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')

/** Its parts, with what is put in their places: `('a.b.c', { 1: 'x' })` → `'a.x.c'` */
const patched = (token: string, parts: Readonly<Record<number, string>>): string =>
  Object.assign(token.split('.'), parts).join('.')

const statusOf = async (token: string): Promise<number> => (await auth.get('/users/me', token)).statusCode

const now = (): number => auth.clock.now().getTime() / 1000

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const publicPem = (key: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(key.export({ type: 'spki', format: 'pem' })))

describe('an access token', () => {
  it.each([
    ['the one that was given', () => text],
    ['one that says the same', () => signed()],
    ['one that lists an audience more', () => signed({ claims: { aud: ['x', auth.settings.audience] } })],
    ['one that names its type in full', () => signed({ header: { typ: 'application/at+jwt' } })],
  ])('is %s', async (_case, make) => {
    expect(await statusOf(await make())).toBe(200)
  })

  it('says who may do what where, until when, and nothing else', () => {
    expect(claims).toEqual({
      ...{ iss: 'https://auth.example.com', aud: 'https://notes.example.com', sub: 'ada' },
      ...{ iat: now(), exp: now() + 900, jti: expect.any(String), login: expect.any(String) },
      scope: 'me notes:read notes:write',
    })
  })

  it.each<[string, () => string | Promise<string>]>([
    ['with another payload', () => patched(text, { 1: encoded({ ...claims, sub: 'alan' }) })],
    ['with a scope more', () => patched(text, { 1: encoded({ ...claims, scope: 'me admin' }) })],
    ['with another signature', () => patched(text, { 2: randomBytes(32).toString('base64url') })],
    ['without a signature', () => patched(text, { 2: '' })],
    ['with half a signature', () => patched(text, { 2: text.split('.')[2]!.slice(0, 20) })],
    ['without its last part', () => text.split('.').slice(0, 2).join('.')],
    ['with a part more', () => `${text}.x`],
    ['with another header', () => patched(text, { 0: encoded({ alg: 'HS256', typ: 'AT+JWT', a: 1 }) })],
    ['of no JSON', () => patched(text, { 0: encoded('{'), 1: encoded('{') })],
    ['of one word', () => 'token'],
  ])('%s is refused', async (_case, make) => {
    expect(await statusOf(await make())).toBe(401)
  })

  it.each<[string, Change]>([
    ['HS256 of another key', { key: createSecretKey(randomBytes(32)) }],
    ['HS256 of the bytes of a public key', { key: publicPem(rsa.publicKey) }],
    ['RS256', { header: { alg: 'RS256' }, key: rsa.privateKey }],
    ['PS256', { header: { alg: 'PS256' }, key: rsa.privateKey }],
    ['ES256', { header: { alg: 'ES256' }, key: ec.privateKey }],
    ['RS256 with its key beside it', { header: { alg: 'RS256', jwk: jwkOf(rsa) }, key: rsa.privateKey }],
  ])('signed by %s is refused', async (_case, change) => {
    expect(await statusOf(await signed(change))).toBe(401)
  })

  it.each(['HS384', 'HS512'])('signed by the right key and %s is refused', async (alg) => {
    const key = createSecretKey(Buffer.concat([auth.settings.key.export(), Buffer.alloc(32)]))
    const { settings } = auth
    const other = await AuthClient.open({ ...settings, key })
    const token = await signed({ header: { alg }, key })
    const control = await signed({ key })
    const statuses = [token, control].map(async (each) => (await other.get('/users/me', each)).statusCode)
    expect(await Promise.all(statuses)).toEqual([401, 200])
    await other[Symbol.asyncDispose]()
  })

  it.each(['none', 'None', 'NONE', '', 'HS256'])(
    'of algorithm "%s" without a signature is refused',
    async (alg) => {
      for (const signature of ['', text.split('.')[2]!]) {
        const token = `${encoded({ alg, typ: 'at+jwt' })}.${encoded({ ...claims, sub: 'alan' })}.${signature}`
        expect(await statusOf(token)).toBe(401)
      }
    },
  )

  it.each<[string, () => Change]>([
    ['another issuer', () => ({ claims: { iss: 'https://evil.example.com' } })],
    ['no issuer', () => ({ claims: { iss: undefined } })],
    ['another audience', () => ({ claims: { aud: 'https://shop.example.com' } })],
    ['no audience', () => ({ claims: { aud: undefined } })],
    ['the type of other tokens', () => ({ header: { typ: 'JWT' } })],
    ['no type', () => ({ header: { typ: undefined } })],
    ['an end that has come', () => ({ claims: { exp: now() } })],
    ['no end', () => ({ claims: { exp: undefined } })],
    ['a word for its end', () => ({ claims: { exp: 'never' } })],
    ['a beginning that is to come', () => ({ claims: { nbf: now() + 1 } })],
    ['no id', () => ({ claims: { jti: undefined } })],
    ['no user', () => ({ claims: { sub: undefined } })],
    ['a user who is none', () => ({ claims: { sub: 'toString' } })],
  ])('with %s is refused, whoever signed it', async (_case, change) => {
    expect(await statusOf(await signed(change()))).toBe(401)
  })

  it('is no refresh token, nor the other way round', async () => {
    expect(await statusOf(refreshToken)).toBe(401)
    expect((await auth.refresh(text)).json()).toMatchObject({ error: 'invalid_grant' })
  })

  it.each<[string, object, string]>([
    ['extends the format in a way that is not known', { crit: ['x'], x: 1 }, JSON.stringify({ a: 1 })],
    ['leaves its payload as it is', { crit: ['b64'], b64: false }, 'abc'],
    ['holds no object', {}, '[]'],
    ['holds no JSON', {}, '{'],
  ])('that %s is refused', async (_case, header, payload) => {
    const signedText = `${encoded({ alg: 'HS256', typ: 'at+jwt', ...header })}.${encoded(payload)}`
    const signature = createHmac('sha256', auth.settings.key).update(signedText).digest('base64url')
    expect(await statusOf(`${signedText}.${signature}`)).toBe(401)
  })

  it.each([
    ['no scope', undefined, 401],
    ['a list for its scope', ['me'], 401],
    ['an empty scope', '', 403],
    ['scopes that are none', 'admin toString ME', 403],
  ])('with %s allows nothing', async (_case, scope, status) => {
    expect(await statusOf(await signed({ claims: { scope } }))).toBe(status)
  })
})

function jwkOf({ publicKey }: { readonly publicKey: KeyObject }) {
  return publicKey.export({ format: 'jwk' })
}
