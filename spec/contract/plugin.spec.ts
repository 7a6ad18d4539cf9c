import fastifyCookie from '@fastify/cookie'
import { IsInt, IsString } from 'class-validator'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  Body,
  Controller,
  Cookie,
  DeclarationError,
  Get,
  Header,
  HttpError,
  NotFound,
  Param,
  Post,
  Query,
  typefast,
} from 'typefast'
import { issuesOf, json, serve, shown } from './serve.js'

class Item {
  @IsString() name!: string
  @IsInt() price!: number
}

@Controller('/items')
class ItemsController {
  @Get('/:id')
  read(
    @Param('id', { type: 'integer' }) id: number,
    @Query('q', { items: String, default: [] }) q: string[],
  ): unknown {
    return { id, q }
  }

  @Get('/cookie')
  cookie(@Cookie('a', { required: false }) a?: string): unknown {
    return { a }
  }

  @Post()
  create(@Body() item: Item): Item {
    return item
  }

  @Get('/fail')
  fail(): unknown {
    throw new Error('secret')
  }

  @Get('/missing')
  missing(): unknown {
    throw new NotFound('no item')
  }
}

@Controller('/users')
class UsersController {
  @Get()
  list(@Header('x-count', { items: { type: 'integer' }, required: false }) count?: number[]): unknown {
    return { count }
  }
}

const hosts: FastifyInstance[] = []
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()))
})

function hostOf(options: object = {}): FastifyInstance {
  const host = Fastify(options)
  hosts.push(host)
  return host
}

const pages = { docs: false, redoc: false } as const
type Document = { openapi: string; info: object; paths: Record<string, object> }

describe('in an existing application', () => {
  it('serves below its prefix, and its document and pages too', async () => {
    const host = hostOf()
    await host.register(typefast, { prefix: '/v1', title: 'Store', controllers: [ItemsController] })
    expect(shown(await host.inject('/v1/items/5?q=a&q=b'))).toEqual([200, { id: 5, q: ['a', 'b'] }])
    expect(issuesOf(await host.inject('/v1/items/x'))).toEqual(['int_parsing path.id'])
    expect((await host.inject('/items/5')).statusCode).toBe(404)
    const document = (await host.inject('/v1/openapi.json')).json<Document>()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toContain('/v1/items/{id}')
    expect((await host.inject('/v1/docs')).statusCode).toBeLessThan(400)
    expect((await host.inject('/openapi.json')).statusCode).toBe(404)
  })

  it('serves without a prefix', async () => {
    const host = hostOf()
    await host.register(typefast, { controllers: [ItemsController], ...pages })
    expect((await host.inject('/items/5')).statusCode).toBe(200)
    expect((await host.inject('/openapi.json')).statusCode).toBe(200)
  })

  it.each(['/v1/', 'v1', '/a/b', '/'])('serves below the prefix %s', async (prefix) => {
    const host = hostOf()
    await host.register(typefast, { prefix, controllers: [ItemsController], ...pages })
    const base = `/${prefix}`.replace(/\/+$/, '').replace('//', '/')
    expect((await host.inject(`${base}/items/5`)).statusCode).toBe(200)
    expect(Object.keys((await host.inject(`${base}/openapi.json`)).json<Document>().paths)).toContain(
      `${base}/items/{id}`,
    )
  })

  it('serves a controller at its root', async () => {
    @Controller()
    class RootController {
      @Get()
      root(): string {
        return 'root'
      }
    }
    const host = hostOf()
    await host.register(typefast, { prefix: '/v1', controllers: [RootController], ...pages })
    expect((await host.inject('/v1')).json()).toBe('root')
  })

  it('says faults when the application gets ready', async () => {
    class Empty {}
    @Controller()
    class EmptyController {
      @Post()
      create(@Body() empty: Empty): unknown {
        return empty
      }
    }
    const host = hostOf()
    await expect(host.register(typefast, { controllers: [EmptyController], ...pages })).rejects.toThrow(
      DeclarationError,
    )
  })
})

describe('twice', () => {
  it('under two prefixes, each with its document', async () => {
    const host = hostOf()
    await host.register(typefast, { prefix: '/a', controllers: [ItemsController] })
    await host.register(typefast, {
      prefix: '/b',
      controllers: [UsersController],
      errors: { format: 'problem' },
    })
    expect((await host.inject('/a/items/5')).statusCode).toBe(200)
    expect((await host.inject('/b/users')).statusCode).toBe(200)
    expect((await host.inject('/a/users')).json()).toEqual({ detail: 'Not Found' })
    expect((await host.inject('/b/items/5')).json()).toMatchObject({ status: 404, title: 'Not Found' })
    expect(
      Object.keys((await host.inject('/a/openapi.json')).json<Document>().paths).every((path) =>
        path.startsWith('/a/'),
      ),
    ).toBe(true)
    expect(Object.keys((await host.inject('/b/openapi.json')).json<Document>().paths)).toEqual(['/b/users'])
    expect((await host.inject('/a/docs')).statusCode).toBeLessThan(400)
    expect((await host.inject('/b/docs')).statusCode).toBeLessThan(400)
  })

  it('under one prefix, where only one has a document', async () => {
    const host = hostOf()
    await host.register(typefast, { prefix: '/a', controllers: [ItemsController], ...pages })
    await host.register(typefast, { prefix: '/a', controllers: [UsersController], ...pages, openapi: false })
    expect((await host.inject('/a/items/5')).statusCode).toBe(200)
    expect((await host.inject('/a/users')).statusCode).toBe(200)
    expect(shown(await host.inject('/a/nothing'))).toEqual([404, { detail: 'Not Found' }])
    expect((await host.inject({ method: 'DELETE', url: '/a/users' })).headers.allow).toBe('GET, HEAD')
    expect((await host.inject({ method: 'DELETE', url: '/a/items' })).headers.allow).toBe('POST')
  })

  it('in two plugins without a prefix', async () => {
    const host = hostOf()
    await host.register(typefast, { controllers: [ItemsController], ...pages })
    await host.register(typefast, { controllers: [UsersController], ...pages, openapi: '/users.json' })
    expect((await host.inject('/items/5')).statusCode).toBe(200)
    expect((await host.inject('/users')).statusCode).toBe(200)
    expect(Object.keys((await host.inject('/users.json')).json<Document>().paths)).toEqual(['/users'])
  })
})

describe('within another prefix', () => {
  it('serves below both', async () => {
    const host = hostOf()
    await host.register(
      async (outer) => {
        outer.get('/plain', { schema: { summary: 'Plain' } as object }, () => 'plain')
        await outer.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
        outer.get('/later', { schema: { summary: 'Later' } as object }, () => 'later')
      },
      { prefix: '/api' },
    )
    expect((await host.inject('/api/v1/items/5')).statusCode).toBe(200)
    expect((await host.inject('/api/v1/items')).headers.allow).toBe('POST')
    const paths = Object.keys((await host.inject('/api/v1/openapi.json')).json<Document>().paths)
    expect(paths).toContain('/api/v1/items/{id}')
    expect(paths).toContain('/api/later')
  })
})

describe('within another prefix, without one of its own', () => {
  it('leaves the 404 to the host', async () => {
    const host = hostOf()
    await host.register(
      async (outer) => {
        outer.setNotFoundHandler((_request, reply) => reply.code(404).send('outer 404'))
        await outer.register(typefast, { controllers: [ItemsController], ...pages })
      },
      { prefix: '/api' },
    )
    expect((await host.inject('/api/items/5')).statusCode).toBe(200)
    expect((await host.inject('/api/nothing')).body).toBe('outer 404')
    expect((await host.inject({ method: 'POST', url: '/api/nothing', ...json('{') })).statusCode).toBe(400)
  })
})

describe('beside plain routes', () => {
  it('has those with a schema in its document, but for the hidden', async () => {
    const host = hostOf()
    await host.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
    host.get(
      '/plain/:id',
      {
        schema: {
          summary: 'Plain',
          params: { type: 'object', properties: { id: { type: 'integer' } } },
        } as object,
      },
      () => 'plain',
    )
    host.get('/bare', () => 'bare')
    host.get('/hidden', { schema: { hide: true } as object }, () => 'hidden')
    const { paths } = (await host.inject('/v1/openapi.json')).json<Document>()
    expect(Object.keys(paths)).toContain('/plain/{id}')
    expect(Object.keys(paths)).not.toContain('/bare')
    expect(Object.keys(paths)).not.toContain('/hidden')
    expect((await host.inject('/plain/5')).body).toBe('plain')
  })

  it('leaves them to the host: parsers, validation, errors, 404', async () => {
    const host = hostOf()
    host.setErrorHandler((error, _request, reply) => reply.code(418).send({ host: (error as Error).message }))
    host.setNotFoundHandler((_request, reply) => reply.code(404).send('host 404'))
    host.addContentTypeParser('application/x-own', { parseAs: 'string' }, (_request, body, done) =>
      done(null, `own ${body as string}`),
    )
    await host.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
    host.post('/plain', ({ body }) => ({ body: body ?? null }))
    host.get('/fail', () => {
      throw new HttpError(400, 'secret')
    })
    const plain = { method: 'POST', url: '/plain' } as const
    expect(shown(await host.inject({ ...plain, ...json('a', 'application/x-own') }))).toEqual([
      200,
      { body: 'own a' },
    ])
    expect(shown(await host.inject({ ...plain, ...json('a', 'text/plain') }))).toEqual([200, { body: 'a' }])
    expect(shown(await host.inject({ ...plain, ...json('{"a":1}') }))).toEqual([200, { body: { a: 1 } }])
    expect((await host.inject({ ...plain, ...json('{') })).statusCode).toBe(418)
    expect((await host.inject({ ...plain, ...json('{"__proto__":1}') })).statusCode).toBe(418)
    expect((await host.inject({ ...plain, ...json('<a/>', 'text/xml') })).statusCode).toBe(418)
    expect(shown(await host.inject('/fail'))).toEqual([418, { host: 'secret' }])
    expect((await host.inject('/nothing')).body).toBe('host 404')
    expect(shown(await host.inject('/v1/nothing'))).toEqual([404, { detail: 'Not Found' }])
    expect(shown(await host.inject('/v1/items/fail'))).toEqual([500, { detail: 'Internal Server Error' }])
    expect(shown(await host.inject('/v1/items/missing'))).toEqual([404, { detail: 'no item' }])
  })

  it("leaves the host's 404 to the host where there is no prefix", async () => {
    const host = hostOf()
    host.setNotFoundHandler((_request, reply) => reply.code(404).send('host 404'))
    await host.register(typefast, { controllers: [ItemsController], ...pages })
    expect((await host.inject('/nothing')).body).toBe('host 404')
    expect((await host.inject('/items/fail')).json()).toEqual({ detail: 'Internal Server Error' })
  })

  it('works in an application of our own too', async () => {
    const app = await serve(ItemsController)
    app.fastify.post(
      '/plain',
      { schema: { body: { type: 'object', required: ['a'] }, summary: 'Plain' } as object },
      ({ body }) => body,
    )
    app.fastify.post('/text', ({ body }) => body)
    expect(shown(await app.inject({ method: 'POST', url: '/plain', payload: { a: 1 } }))).toEqual([
      200,
      { a: 1 },
    ])
    expect((await app.inject({ method: 'POST', url: '/plain', payload: {} })).statusCode).toBe(400)
    expect((await app.inject({ method: 'POST', url: '/plain', ...json('{') })).statusCode).toBe(400)
    expect((await app.inject({ method: 'POST', url: '/plain', ...json('') })).statusCode).toBe(400)
    expect((await app.inject({ method: 'POST', url: '/plain', ...json('<', 'text/xml') })).statusCode).toBe(
      415,
    )
    expect((await app.inject({ method: 'POST', url: '/text', ...json('a', 'text/plain') })).body).toBe('a')
    expect((await app.inject({ method: 'DELETE', url: '/plain' })).headers.allow).toBe('POST')
    expect(Object.keys(((await app.openapi()) as unknown as Document).paths)).toContain('/plain')
  })
})

describe("the host's own ways", () => {
  it('its query parser stays its own, and ours is ours', async () => {
    const host = hostOf({ routerOptions: { querystringParser: (text: string) => ({ text }) } })
    await host.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
    host.get('/plain', ({ query }) => query)
    expect(shown(await host.inject('/v1/items/5?q=a&q=b'))).toEqual([200, { id: 5, q: ['a', 'b'] }])
    expect(shown(await host.inject('/v1/items/5'))).toEqual([200, { id: 5, q: [] }])
    expect(shown(await host.inject('/plain?q=a'))).toEqual([200, { text: 'q=a' }])
  })

  it('@fastify/cookie may be there before', async () => {
    const host = hostOf()
    await host.register(fastifyCookie, { secret: 's' })
    await host.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
    host.get('/plain', (request) => request.cookies)
    expect(shown(await host.inject({ url: '/v1/items/cookie', headers: { cookie: 'a=b' } }))).toEqual([
      200,
      { a: 'b' },
    ])
    expect(shown(await host.inject({ url: '/plain', headers: { cookie: 'a=b' } }))).toEqual([200, { a: 'b' }])
  })

  it('@fastify/cookie may come after', async () => {
    const host = hostOf()
    await host.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
    await host.register(fastifyCookie, { secret: 's' })
    host.get('/plain', (request, reply) => {
      reply.setCookie('c', 'd', { signed: true })
      return request.cookies
    })
    expect(shown(await host.inject({ url: '/v1/items/cookie', headers: { cookie: 'a=b' } }))).toEqual([
      200,
      { a: 'b' },
    ])
    const plain = await host.inject({ url: '/plain', headers: { cookie: 'a=b' } })
    expect(shown(plain)).toEqual([200, { a: 'b' }])
    expect(plain.headers['set-cookie']).toMatch(/^c=d\./)
  })

  it('its hooks run for our routes, in order', async () => {
    const host = hostOf()
    const seen: string[] = []
    host.addHook('onRequest', async () => void seen.push('before'))
    await host.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
    await host.inject('/v1/items/5')
    expect(seen).toEqual(['before'])
  })

  it('its decorators and its own body parsers for other types reach our scope, but not our operations', async () => {
    const host = hostOf()
    host.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume()
      done(null, { name: 'a', price: 1 })
    })
    await host.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
    const answer = await host.inject({ method: 'POST', url: '/v1/items', ...json('<a/>', 'text/xml') })
    expect([answer.statusCode, ...issuesOf(answer)]).toEqual([415, 'content_type header.content-type'])
  })
})

describe('the contract', () => {
  it('holds below a prefix: 400, 405, 413, 415, 422, 431', async () => {
    const host = hostOf({ bodyLimit: 100 })
    await host.register(typefast, { prefix: '/v1', controllers: [ItemsController], ...pages })
    const items = { method: 'POST', url: '/v1/items' } as const
    expect(issuesOf(await host.inject({ ...items, ...json('{') }))).toEqual(['json_invalid body.1'])
    expect(shown(await host.inject({ ...items, ...json(' '.repeat(101)) }))).toEqual([
      413,
      { detail: 'Content Too Large' },
    ])
    expect(issuesOf(await host.inject({ ...items, ...json('{}', 'text/xml') }))).toEqual([
      'content_type header.content-type',
    ])
    expect(issuesOf(await host.inject(items))).toEqual(['missing body'])
    const headers = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`x-${at}`, '1']))
    expect((await host.inject({ url: '/v1/items/5', headers })).statusCode).toBe(431)
    const forbidden = await host.inject({ method: 'DELETE', url: '/v1/items/5' })
    expect([...shown(forbidden), forbidden.headers.allow]).toEqual([
      405,
      { detail: 'Method Not Allowed' },
      'GET, HEAD',
    ])
    expect((await host.inject({ method: 'POST', url: '/v1/nothing', ...json('{') })).statusCode).toBe(404)
  })
})

describe('the addresses of the document and its pages', () => {
  it('are /openapi.json, /docs and /redoc', async () => {
    const app = await serve(ItemsController, { docs: '/docs', redoc: '/redoc' })
    const document = await app.inject('/openapi.json')
    expect(document.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(document.json<Document>()).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'typefast', version: '0.1.0' },
    })
    expect((await app.inject('/docs')).headers['content-type']).toMatch(/^text\/html/)
    expect((await app.inject('/redoc')).headers['content-type']).toMatch(/^text\/html/)
    for (const page of ['/docs', '/redoc']) {
      expect((await app.inject(page)).body).not.toMatch(/(?:src|href)=["']?(?:https?:)?\/\//)
    }
  })

  it('can be moved', async () => {
    const app = await serve(ItemsController, {
      openapi: '/api/schema.json',
      docs: '/api/ui',
      redoc: '/api/redoc',
    })
    expect((await app.inject('/api/schema.json')).statusCode).toBe(200)
    expect((await app.inject('/api/ui')).statusCode).toBe(200)
    expect((await app.inject('/api/redoc')).body).toContain('/api/schema.json')
    expect((await app.inject('/openapi.json')).statusCode).toBe(404)
    expect((await app.inject('/docs')).statusCode).toBe(404)
  })

  it('can be off', async () => {
    const app = await serve(ItemsController, { openapi: false, docs: false, redoc: false })
    for (const url of ['/openapi.json', '/docs', '/redoc']) {
      expect(shown(await app.inject(url))).toEqual([404, { detail: 'Not Found' }])
    }
  })

  it('are not in the document, and stay where they are below an application prefix', async () => {
    const app = await serve(ItemsController, { prefix: '/v1' })
    expect((await app.inject('/v1/items/5')).statusCode).toBe(200)
    const { paths } = (await app.inject('/openapi.json')).json<Document>()
    expect(Object.keys(paths).every((path) => path.startsWith('/v1/items'))).toBe(true)
  })

  it('give the same bytes each time', async () => {
    const texts = await Promise.all(
      [1, 2].map(
        async () => (await (await serve([ItemsController, UsersController])).inject('/openapi.json')).body,
      ),
    )
    expect(texts[0]).toBe(texts[1])
  })
})

describe('a plain route that names a security scheme', () => {
  it('is documented with it', async () => {
    const app = await serve(ItemsController, {
      securitySchemes: { Gateway: { type: 'apiKey', in: 'header', name: 'x-gateway' } },
    })
    const security = [{ Gateway: [] }, { Unknown: ['read'] }]
    app.fastify.get('/health', { schema: { security } as object }, () => 'fine')
    const { paths, components } = await app.openapi()
    expect(paths['/health']?.get).toMatchObject({ security })
    expect(components?.securitySchemes).toHaveProperty('Gateway')
    expect((await app.inject('/health')).body).toBe('fine')
  })
})

describe('the option setup', () => {
  it('is called before routes are added', async () => {
    const seen: string[] = []
    const app = await serve(ItemsController, {
      setup: async (fastify) => {
        await Promise.resolve()
        fastify.addHook('onRoute', ({ url }) => void seen.push(url))
        fastify.get('/early', { schema: { summary: 'Early' } as object }, () => 'early')
      },
    })
    expect(seen).toContain('/items/:id')
    expect((await app.inject('/early')).body).toBe('early')
    expect((await app.openapi()).paths).toHaveProperty('/early')
  })
})
