import { app } from '../../samples/hello/main.js'

describe('GET /', () => {
  it('greets the world', async () => {
    const reply = await (await app).inject('/')
    expect([reply.statusCode, reply.json()]).toEqual([200, 'Hello, world!'])
  })

  it('greets by name', async () => {
    const reply = await (await app).inject('/?name=Ada')
    expect([reply.statusCode, reply.json()]).toEqual([200, 'Hello, Ada!'])
  })
})

describe('GET /openapi.json', () => {
  it('describes the greeting', async () => {
    const { info, paths } = (await (await app).inject('/openapi.json')).json()
    expect(info).toEqual({ title: 'Hello', version: '0.1.0' })
    expect(paths['/'].get).toMatchObject({
      operationId: 'helloHello',
      parameters: [{ name: 'name', in: 'query', schema: { type: 'string', default: 'world' } }],
      responses: { 200: { content: { 'application/json': { schema: { type: 'string' } } } } },
    })
  })
})

describe.each(['/docs', '/redoc'])('GET %s', (address) => {
  it('is a page', async () => {
    const { statusCode, headers } = await (await app).inject(address)
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  })
})
