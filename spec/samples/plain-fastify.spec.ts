import type { FastifyInstance } from 'fastify'
import { createServer } from '../../samples/plain-fastify/main.js'

let server: FastifyInstance

beforeAll(async () => {
  server = await createServer()
})

afterAll(() => server.close())

describe('GET /health', () => {
  it('answers as its schema says', async () => {
    const reply = await server.inject('/health')
    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'up' }])
  })
})

describe('GET /v1/greetings', () => {
  it('greets by name', async () => {
    const reply = await server.inject('/v1/greetings?name=Ada')
    expect([reply.statusCode, reply.json()]).toEqual([200, { text: 'Hello, Ada!' }])
  })

  it('runs the hooks of the application', async () => {
    const { headers } = await server.inject('/v1/greetings')
    expect(headers).toMatchObject({ 'x-request-id': expect.any(String), 'cache-control': 'no-store' })
  })
})

describe('POST /v2/greetings', () => {
  it('greets a guest in two languages', async () => {
    const reply = await server.inject({ method: 'POST', url: '/v2/greetings', payload: { name: 'Ada' } })
    expect([reply.statusCode, reply.json()]).toEqual([
      200,
      [{ text: 'Hello, Ada!' }, { text: 'Bonjour, Ada !' }],
    ])
  })

  it('refuses a guest without a name', async () => {
    const reply = await server.inject({ method: 'POST', url: '/v2/greetings', payload: {} })
    expect([reply.statusCode, reply.json()]).toEqual([
      422,
      { detail: [{ type: 'missing', loc: ['body', 'name'], msg: 'Field required' }] },
    ])
  })
})

describe('what is not there', () => {
  it('is answered by each in its own words', async () => {
    expect((await server.inject('/v1/nothing')).json()).toEqual({ detail: 'Not Found' })
    expect((await server.inject('/nothing')).json()).toMatchObject({
      message: 'Route GET:/nothing not found',
    })
  })

  it('is a method of the other version', async () => {
    const reply = await server.inject({ method: 'POST', url: '/v1/greetings', payload: { name: 'Ada' } })
    expect([reply.statusCode, reply.headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})

describe.each([
  ['/v1', '1.4.0', 'get'],
  ['/v2', '2.0.0', 'post'],
])('GET %s/openapi.json', (prefix, version, method) => {
  it('describes its own version, and the plain route', async () => {
    const { info, paths } = (await server.inject(`${prefix}/openapi.json`)).json()
    expect(info).toEqual({ title: 'Greetings', version })
    expect(Object.keys(paths)).toEqual([`${prefix}/greetings`, '/health'])
    expect(Object.keys(paths[`${prefix}/greetings`])).toEqual([method])
    expect(paths['/health'].get).toMatchObject({ summary: 'Whether it runs' })
  })

  it.each(['/docs', '/docs/', '/redoc'])('has its own %s, with all that it loads', async (page) => {
    const { statusCode, body } = await server.inject(prefix + page)
    expect(statusCode).toBe(200)
    const files = [...body.matchAll(/(?:src|href|spec-url)="(?!data:)([^"]+)"/g)].map(([, file]) => file!)
    expect(files).not.toEqual([])
    for (const file of files) {
      const { pathname } = new URL(file, `http://localhost${prefix}${page}`)
      expect([pathname, (await server.inject(pathname)).statusCode]).toEqual([pathname, 200])
    }
  })
})
