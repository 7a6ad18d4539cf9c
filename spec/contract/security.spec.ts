import {
  ApiKey,
  type BasicCredentials,
  Controller,
  Depends,
  type DigestCredentials,
  Get,
  HttpBasic,
  HttpBearer,
  HttpDigest,
  Injectable,
  OAuth2AuthorizationCode,
  OAuth2ClientCredentials,
  OAuth2Password,
  OpenIdConnect,
  Provides,
  Query,
  Security,
  SecurityScheme,
  SecurityScopes,
} from 'typefast'
import { serve, shown } from './serve.js'

const bearer = new HttpBearer({ bearerFormat: 'JWT', realm: 'shop' })
const basic = new HttpBasic({ realm: 'shop' })
const digest = new HttpDigest({ realm: 'shop', nonce: () => 'n0' })
const header = new ApiKey({ in: 'header', name: 'X-Key', schemeName: 'HeaderKey' })
const query = new ApiKey({ in: 'query', name: 'key', schemeName: 'QueryKey' })
const cookie = new ApiKey({
  in: 'cookie',
  name: 'session',
  schemeName: 'CookieKey',
  description: 'A session',
})
const oauth2 = new OAuth2Password({
  tokenUrl: '/token',
  refreshUrl: '/refresh',
  scopes: { 'items:read': 'Read items', 'items:write': 'Change items', admin: 'All' },
})

@Controller()
class SecureController {
  @Get('/bearer') bearer(@Security(bearer) token: string): string {
    return token
  }
  @Get('/basic') basic(@Security(basic) who: BasicCredentials): object {
    return { ...who }
  }
  @Get('/digest') digest(@Security(digest) sent: DigestCredentials): object {
    return { ...sent }
  }
  @Get('/header') header(@Security(header) key: string): string {
    return key
  }
  @Get('/query') query(@Security(query) key: string): string {
    return key
  }
  @Get('/cookie') cookie(@Security(cookie) key: string): string {
    return key
  }
  @Get('/optional') optional(@Security(bearer, [], { optional: true }) token: string | undefined): object {
    return { token: token ?? null }
  }
  @Get('/any') any(@Security([bearer, header]) credential: string): string {
    return credential
  }
  @Security(header)
  @Get('/both')
  both(@Security(query) key: string, @Security(header) other: string): string {
    return `both ${key} ${other}`
  }
}

const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')
const unauthorized = [401, { detail: 'Not authenticated' }]

async function ask(url: string, headers: Record<string, string | string[]> = {}) {
  const app = await serve(SecureController)
  // Node takes a list of headers; `inject` writes one line for each.
  return app.inject({ url, headers: headers as Record<string, string> })
}

describe('a credential', () => {
  it.each([
    ['a bearer token', '/bearer', { authorization: 'Bearer abc.DEF-1_2~+/==' }, 'abc.DEF-1_2~+/=='],
    ['whatever the case of its scheme', '/bearer', { authorization: 'bEARER  abc' }, 'abc'],
    [
      'a name and a password, in UTF-8',
      '/basic',
      { authorization: `Basic ${base64('ädä:pass:wörd')}` },
      { username: 'ädä', password: 'pass:wörd' },
    ],
    [
      'an empty password',
      '/basic',
      { authorization: `Basic ${base64('ada:')}` },
      { username: 'ada', password: '' },
    ],
    [
      'a digest',
      '/digest',
      {
        authorization:
          'Digest username="a\\"b", realm="shop", nonce="n0", uri="/digest", response="0f", qop=auth',
      },
      { username: 'a"b', realm: 'shop', nonce: 'n0', uri: '/digest', response: '0f', qop: 'auth' },
    ],
    ['a key of a header', '/header', { 'x-key': 'k1' }, 'k1'],
    ['a key of the query', '/query?key=k%201', {}, 'k 1'],
    ['a key of a cookie', '/cookie', { cookie: 'session=s1; other=2' }, 's1'],
    ['the first of two schemes', '/any', { authorization: 'Bearer abc', 'x-key': 'k1' }, 'abc'],
    ['the second, where the first has none', '/any', { 'x-key': 'k1' }, 'k1'],
    ['both, where both are asked for', '/both?key=a', { 'x-key': 'b' }, 'both a b'],
    ['none, where it is optional', '/optional', {}, { token: null }],
    ['one, where it is optional', '/optional', { authorization: 'Bearer abc' }, { token: 'abc' }],
  ] as [string, string, Record<string, string>, unknown][])(
    'is %s',
    async (_case, url, headers, expected) => {
      expect(shown(await ask(url, headers))).toEqual([200, expected])
    },
  )

  it.each([
    ['missing', '/bearer', {}],
    ['empty', '/bearer', { authorization: '' }],
    ['of another scheme', '/bearer', { authorization: `Basic ${base64('a:b')}` }],
    ['without a token', '/bearer', { authorization: 'Bearer' }],
    ['with an empty token', '/bearer', { authorization: 'Bearer ' }],
    ['of two tokens', '/bearer', { authorization: 'Bearer a b' }],
    ['with a comma', '/bearer', { authorization: 'Bearer a,b' }],
    ['not ASCII', '/bearer', { authorization: 'Bearer t\u00f6ken' }],
    ['sent twice', '/bearer', { authorization: ['Bearer abc', 'Bearer abc'] }],
    ['sent twice, differing', '/basic', { authorization: [`Basic ${base64('a:b')}`, 'Bearer abc'] }],
    ['bad base64', '/basic', { authorization: 'Basic !!!!' }],
    ['base64 that is cut', '/basic', { authorization: 'Basic YTpi=' }],
    [
      'base64 of bytes that are no UTF-8',
      '/basic',
      { authorization: `Basic ${base64(Buffer.from([97, 58, 0xff]))}` },
    ],
    ['without a colon', '/basic', { authorization: `Basic ${base64('ada')}` }],
    ['with a control character', '/basic', { authorization: `Basic ${base64('a:b\n')}` }],
    [
      'a digest that lacks its response',
      '/digest',
      { authorization: 'Digest username="a", realm="r", nonce="n"' },
    ],
    [
      'a digest that says its name twice',
      '/digest',
      { authorization: 'Digest username="a", username="b", realm="r", nonce="n", uri="/", response="1"' },
    ],
    ['a digest of nothing', '/digest', { authorization: 'Digest ,,,' }],
    ['an empty key', '/header', { 'x-key': '' }],
    ['a key in the query that belongs in a header', '/header?X-Key=k1', {}],
    ['a key in a header that belongs in the query', '/query', { key: 'k1' }],
    ['a key in the query that belongs in a cookie', '/cookie?session=s', {}],
    ['a key that is sent twice', '/query?key=a&key=b', {}],
    ['a key of another name', '/query?Key=a', {}],
    ['an inherited key', '/query?__proto__=a', {}],
    ['one of two that are both asked for', '/both', { 'x-key': 'b' }],
    ['none of two', '/any', {}],
  ] as [string, string, Record<string, string | string[]>][])(
    'that is %s is 401 with a challenge',
    async (_case, url, headers) => {
      const answer = await ask(url, headers)
      expect(shown(answer)).toEqual(unauthorized)
      expect(answer.headers['www-authenticate']).toMatch(/^(?:Bearer|Basic|Digest|APIKey)/)
    },
  )

  it.each([
    ['/bearer', 'Bearer realm="shop"'],
    ['/basic', 'Basic realm="shop", charset="UTF-8"'],
    ['/digest', 'Digest realm="shop", qop="auth", nonce="n0", algorithm=SHA-256, charset=UTF-8'],
    ['/header', 'APIKey'],
    ['/any', 'Bearer realm="shop", APIKey'],
  ])('of %s is asked for by %s', async (url, challenge) => {
    expect((await ask(url)).headers['www-authenticate']).toBe(challenge)
  })

  it('of 100 KB is refused by the server: headers end at 16 KiB', async () => {
    const app = await serve(SecureController)
    const address = await app.fastify.listen({ port: 0 })
    const answer = await fetch(`${address}/bearer`, {
      headers: { authorization: `Bearer ${'a'.repeat(100_000)}` },
    })
    expect([answer.status, await answer.json()]).toEqual([431, { detail: 'Request Header Fields Too Large' }])
  })

  it('is read before the body: who has none learns nothing of it', async () => {
    @Controller('', { security: [bearer] })
    class OrdersController {
      @Get('/orders') list(
        @Query('n', { type: 'integer' }) n: number,
        @Security(bearer) token: string,
      ): number {
        return n + token.length
      }
    }
    const app = await serve(OrdersController)
    expect(shown(await app.inject('/orders?n=x'))).toEqual(unauthorized)
  })
})

/** By token. */
const GRANTED: Readonly<Record<string, readonly string[]>> = {
  reader: ['items:read'],
  writer: ['items:read', 'items:write'],
  admin: ['items:write', 'admin', 'items:read'],
}

describe('security', () => {
  class Auth {
    @Provides()
    static user(@Security(oauth2) token: string, @Depends() scopes: SecurityScopes): object {
      scopes.check(GRANTED[token] ?? [])
      return scopes.scopes
    }
    @Provides()
    static admin(@Security(oauth2, ['admin']) _token: string, @Depends(Auth.user) user: object): object {
      return user
    }
  }
  @Controller('/items', { security: [{ scheme: oauth2, scopes: ['items:read'] }] })
  class ItemsController {
    @Get()
    list(@Depends(Auth.user) user: object): object {
      return user
    }
    @Security(oauth2, ['items:write'])
    @Get('/write')
    write(@Depends(Auth.user) user: object): object {
      return user
    }
    @Get('/admin')
    admin(@Depends(Auth.admin) user: object): object {
      return user
    }
    @Get('/open', { security: [] })
    open(): string {
      return 'open'
    }
    @Get('/optional', { security: [] })
    optional(@Security(oauth2, [], { optional: true }) token: string | undefined): object {
      return { token: token ?? null }
    }
  }

  it.each([
    ['/items', 'reader', 200, ['items:read']],
    ['/items', 'nobody', 403, undefined],
    ['/items/write', 'reader', 403, undefined],
    ['/items/write', 'writer', 200, ['items:read', 'items:write']],
    ['/items/admin', 'writer', 403, undefined],
    ['/items/admin', 'admin', 200, ['items:read', 'admin']],
    ['/items/open', 'nobody', 200, 'open'],
  ])('scopes add up on the way to the provider: %s, %s, %i', async (url, token, status, body) => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ url, headers: { authorization: `Bearer ${token}` } })
    expect(shown(answer)).toEqual([status, body ?? { detail: 'Not enough permissions' }])
  })

  it('has a challenge of tokens in a 403 where a token could carry the scopes only', async () => {
    class Keys {
      @Provides()
      static of(@Security(header) _key: string, @Depends() scopes: SecurityScopes): void {
        scopes.check([])
      }
    }
    @Controller('/keys', { dependencies: [Keys.of] })
    class KeysController {
      @Security(header, ['keys'])
      @Get()
      list(): string {
        return 'never'
      }
    }
    const app = await serve(KeysController)
    const refused = await app.inject({ url: '/keys', headers: { 'x-key': 'k' } })
    expect(shown(refused)).toEqual([403, { detail: 'Not enough permissions' }])
    expect(refused.headers['www-authenticate']).toBeUndefined()
  })

  it('documents each way that is enough, and none that asks for more', async () => {
    const either = { scheme: [bearer, header] }
    class Callers {
      @Provides()
      static any(@Security([bearer, header]) credential: string): string {
        return credential
      }
      @Provides()
      static person(@Security(bearer) token: string): string {
        return token
      }
    }
    @Controller('/either', { security: [either] })
    class EitherController {
      @Get('/any') any(@Depends(Callers.any) caller: string): string {
        return caller
      }
      @Get('/person') person(
        @Depends(Callers.any) _any: string,
        @Depends(Callers.person) caller: string,
      ): string {
        return caller
      }
    }
    const { paths } = await (await serve(EitherController, { security: [either] })).openapi()
    expect(paths['/either/any']!.get).toMatchObject({ security: [{ HttpBearer: [] }, { HeaderKey: [] }] })
    expect(paths['/either/person']!.get).toMatchObject({ security: [{ HttpBearer: [] }] })
  })

  it('answers 403 with what is missing (RFC 6750), and 401 with what would be asked for', async () => {
    const app = await serve(ItemsController)
    const refused = await app.inject({ url: '/items/write', headers: { authorization: 'Bearer reader' } })
    expect(shown(refused)).toEqual([403, { detail: 'Not enough permissions' }])
    expect(refused.headers['www-authenticate']).toBe(
      'Bearer error="insufficient_scope", scope="items:read items:write"',
    )
    const asked = await app.inject('/items/admin')
    expect(shown(asked)).toEqual(unauthorized)
    expect(asked.headers['www-authenticate']).toBe('Bearer scope="items:read admin"')
  })

  it('of a base class holds for what extends it', async () => {
    @Security(oauth2, ['items:read'])
    abstract class Locked {
      @Get('/a')
      a(@Depends(Auth.user) user: object): object {
        return user
      }
    }
    @Depends(Auth.user)
    @Controller('/base')
    class BaseController extends Locked {
      @Get('/b')
      b(): string {
        return 'secret'
      }
    }
    @Controller('/sub')
    class SubController extends BaseController {
      @Get('/c')
      c(): string {
        return 'secret'
      }
    }
    const app = await serve([BaseController, SubController])
    for (const url of ['/base/a', '/base/b', '/sub/a', '/sub/b', '/sub/c']) {
      expect([url, ...shown(await app.inject(url))]).toEqual([url, ...unauthorized])
    }
    const headers = { authorization: 'Bearer reader' }
    expect(shown(await app.inject({ url: '/sub/c', headers }))).toEqual([200, 'secret'])
  })

  it('is not asked for where something stands for its judge, in a test or in the application', async () => {
    const app = await serve(ItemsController)
    const undo = app.override(Auth.user, 'ada')
    expect(shown(await app.inject('/items/write'))).toEqual([200, 'ada'])
    undo()
    expect(shown(await app.inject('/items/write'))).toEqual(unauthorized)
    const given = await serve(ItemsController, { providers: [[Auth.user, 'grace']] })
    expect(shown(await given.inject('/items'))).toEqual([200, 'grace'])
  })

  it('is not asked for where something stands for a judge that depends on what the application was given', async () => {
    const SECRET = Symbol('secret')
    abstract class Clock {}
    class Users {
      @Provides()
      static user(
        @Security(oauth2) token: string,
        @Depends(SECRET) secret: string,
        @Depends() _clock: Clock,
        @Depends() scopes: SecurityScopes,
      ): string {
        return token + secret + scopes.scopeText
      }
      @Provides()
      static tenant(@Depends(Users.user) user: string): string {
        return user
      }
    }
    @Security(oauth2, ['items:read'])
    @Controller('/mine')
    class MineController {
      @Get()
      read(@Depends(Users.tenant) tenant: string): string {
        return tenant
      }
    }
    const given = [
      [SECRET, 's'],
      [Clock, () => new Date()],
    ] as const
    for (const [token, before] of [
      [Users.user, []],
      [Users.tenant, []],
      [Users.user, [SECRET]],
      [Users.tenant, [Users.user]],
      [Users.user, [Users.user, Users.tenant]],
    ] as const) {
      const app = await serve(MineController, { providers: given })
      const undone = before.map((each) => app.override(each, 'before'))
      const undo = app.override(token, 'ada')
      for (const each of undone) each()
      expect(shown(await app.inject('/mine'))).toEqual([200, 'ada'])
      undo()
      expect(shown(await app.inject('/mine'))).toEqual(unauthorized)
      const replaced = await serve(MineController, { providers: [...given, [token, 'grace']] })
      expect(shown(await replaced.inject('/mine'))).toEqual([200, 'grace'])
    }
    const alone = await serve(MineController, { providers: [[Users.user, 'grace']] })
    expect(shown(await alone.inject('/mine'))).toEqual([200, 'grace'])
  })

  it('is not asked for where something stands for a judge that was given for a symbol', async () => {
    const USER = Symbol('user')
    @Security(oauth2, ['items:read'])
    @Controller('/mine')
    class MineController {
      @Get()
      read(@Depends(USER) user: object): object {
        return user
      }
    }
    const app = await serve(MineController, { providers: [[USER, Auth.user]] })
    const undo = app.override(USER, { name: 'ada' })
    expect(shown(await app.inject('/mine'))).toEqual([200, { name: 'ada' }])
    undo()
    expect(shown(await app.inject('/mine'))).toEqual(unauthorized)
  })

  it('is asked for where what stands for its judge judges too, with all scopes, and where somebody else needs it', async () => {
    class Directory {
      @Provides()
      static user(@Security(oauth2) token: string, @Depends() scopes: SecurityScopes): object {
        return { token, scopes: scopes.scopes }
      }
    }
    const app = await serve(ItemsController, { providers: [[Auth.user, Directory.user]] })
    const headers = { authorization: 'Bearer t' }
    expect(shown(await app.inject('/items/write'))).toEqual(unauthorized)
    expect(shown(await app.inject({ url: '/items/write', headers }))).toEqual([
      200,
      { token: 't', scopes: ['items:read', 'items:write'] },
    ])
    const faked = await serve(ItemsController, { providers: [[Auth.user, { name: 'ada' }]] })
    expect(shown(await faked.inject('/items/admin'))).toEqual(unauthorized)
    expect(shown(await faked.inject({ url: '/items/admin', headers }))).toEqual([200, { name: 'ada' }])
  })

  it('of several is that which its judge takes, where the others would not do', async () => {
    @Controller()
    class AlternativeController {
      @Get('/narrow')
      narrow(@Depends(Auth.user) scopes: object): object {
        return scopes
      }
      @Get('/wide')
      wide(@Security([header, oauth2]) credential: string, @Depends() _scopes: SecurityScopes): string {
        return credential
      }
    }
    const app = await serve(AlternativeController, {
      security: [{ scheme: [header, oauth2], scopes: ['items:read'] }],
    })
    const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
    const key = { 'x-key': 'k' }
    expect(shown(await ask('/narrow', key))).toEqual(unauthorized)
    expect((await ask('/narrow', key)).headers['www-authenticate']).toBe('Bearer scope="items:read"')
    expect(shown(await ask('/narrow', { authorization: 'Bearer nobody' }))[0]).toBe(403)
    expect(shown(await ask('/narrow', { ...key, authorization: 'Bearer reader' }))).toEqual([
      200,
      ['items:read'],
    ])
    expect(shown(await ask('/wide', key))).toEqual([200, 'k'])
    const { paths } = await app.openapi()
    expect(paths['/narrow']?.get?.security).toEqual([{ OAuth2Password: ['items:read'] }])
    app.override(Auth.user, ['ada'])
    expect(shown(await ask('/narrow'))).toEqual([200, ['ada']])
    expect(shown(await ask('/wide'))).toEqual(unauthorized)
  })

  it('lets nobody make what is lazy who is refused', async () => {
    let made = 0
    @Injectable({ lazy: true })
    class Expensive {
      constructor() {
        made += 1
      }
    }
    @Controller()
    class LazyController {
      @Get()
      read(@Depends() _expensive: Expensive, @Depends(Auth.user) _user: object): string {
        return 'fine'
      }
    }
    const app = await serve(LazyController)
    expect((await app.inject('/')).statusCode).toBe(401)
    expect(made).toBe(0)
    expect((await app.inject({ url: '/', headers: { authorization: 'Bearer reader' } })).json()).toBe('fine')
    expect(made).toBe(1)
  })

  it('reads headers of schemes of one’s own whatever their case', async () => {
    class Ticket extends SecurityScheme<string> {
      readonly place = { in: 'header', name: 'X-Ticket' } as const
      read(sent: string): string {
        return sent
      }
      challenge(): string {
        return 'Ticket'
      }
      toDocument() {
        return { type: 'apiKey', in: 'header', name: 'X-Ticket' }
      }
    }
    const ticket = new Ticket()
    @Controller()
    class TicketController {
      @Get()
      read(@Security(ticket) sent: string): string {
        return sent
      }
    }
    const app = await serve(TicketController)
    expect((await app.inject({ url: '/', headers: { 'x-ticket': 't1' } })).json()).toBe('t1')
  })

  it('gives a scheme an answer to credentials that are refused', () => {
    const { status, detail, headers } = bearer.unauthorized('the "token" expired')
    expect([status, detail, headers['www-authenticate']]).toEqual([
      401,
      'the "token" expired',
      `Bearer realm="shop", error="invalid_token", error_description="the 'token' expired"`,
    ])
    expect(basic.unauthorized().headers['www-authenticate']).toBe('Basic realm="shop", charset="UTF-8"')
  })

  it('is in the document: schemes, requirements with scopes, 401 and 403', async () => {
    const app = await serve([SecureController, ItemsController])
    const { paths, components } = await app.openapi()
    expect(components?.securitySchemes).toEqual({
      CookieKey: { type: 'apiKey', in: 'cookie', name: 'session', description: 'A session' },
      HeaderKey: { type: 'apiKey', in: 'header', name: 'X-Key' },
      HttpBasic: { type: 'http', scheme: 'basic' },
      HttpBearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      HttpDigest: { type: 'http', scheme: 'digest' },
      OAuth2Password: {
        type: 'oauth2',
        flows: {
          password: {
            tokenUrl: '/token',
            refreshUrl: '/refresh',
            scopes: { 'items:read': 'Read items', 'items:write': 'Change items', admin: 'All' },
          },
        },
      },
      QueryKey: { type: 'apiKey', in: 'query', name: 'key' },
    })
    const shownOf = (path: string) => {
      const { security, responses } = paths[path]!.get as { security?: unknown; responses: object }
      return [security, Object.keys(responses).filter((status) => status.startsWith('4'))]
    }
    expect(shownOf('/bearer')).toEqual([[{ HttpBearer: [] }], ['401']])
    expect(shownOf('/optional')).toEqual([[{ HttpBearer: [] }, {}], ['401']])
    expect(shownOf('/any')).toEqual([[{ HttpBearer: [] }, { HeaderKey: [] }], ['401']])
    expect(shownOf('/both')).toEqual([[{ HeaderKey: [], QueryKey: [] }], ['401']])
    expect(shownOf('/items')).toEqual([[{ OAuth2Password: ['items:read'] }], ['401', '403']])
    expect(shownOf('/items/write')).toEqual([
      [{ OAuth2Password: ['items:read', 'items:write'] }],
      ['401', '403'],
    ])
    expect(shownOf('/items/admin')).toEqual([[{ OAuth2Password: ['items:read', 'admin'] }], ['401', '403']])
    expect(shownOf('/items/open')).toEqual([undefined, []])
    expect(shownOf('/items/optional')).toEqual([[{ OAuth2Password: [] }, {}], ['401']])
  })

  it('documents the other flows', () => {
    const tokenUrl = 'https://a.test/token'
    const authorizationUrl = 'https://a.test/authorize'
    expect(new OAuth2AuthorizationCode({ authorizationUrl, tokenUrl }).toDocument()).toEqual({
      type: 'oauth2',
      flows: { authorizationCode: { authorizationUrl, tokenUrl, scopes: {} } },
    })
    expect(new OAuth2ClientCredentials({ tokenUrl, scopes: { a: 'A' } }).toDocument()).toEqual({
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl, scopes: { a: 'A' } } },
    })
    const openIdConnectUrl = 'https://a.test/.well-known/openid-configuration'
    expect(new OpenIdConnect({ openIdConnectUrl }).toDocument()).toEqual({
      type: 'openIdConnect',
      openIdConnectUrl,
    })
  })

  it.each([
    ['an ApiKey without a name', () => new ApiKey({ in: 'header' } as never)],
    ['an ApiKey in a body', () => new ApiKey({ in: 'body', name: 'a' } as never)],
    ['an ApiKey without options', () => new ApiKey(undefined as never)],
    ['OAuth2 without an address', () => new OAuth2Password({} as never)],
    ['OAuth2 without options', () => new OAuth2Password(undefined as never)],
    ['OAuth2 with a list of scopes', () => new OAuth2Password({ tokenUrl: '/t', scopes: ['a'] } as never)],
    ['OpenID Connect without options', () => new OpenIdConnect(undefined as never)],
    ['OpenID Connect without an address', () => new OpenIdConnect({} as never)],
    ['a name that a document cannot have', () => new HttpBearer({ schemeName: 'my bearer' })],
  ])('%s is refused where it is made', (_case, make) => {
    expect(make).toThrow(/ takes /)
    expect(make).toThrow(TypeError)
  })
})
